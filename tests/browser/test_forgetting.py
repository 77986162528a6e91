"""A curve fitted to real data, in a published page, in a real Chromium."""

import re
from itertools import product

import model_contract as contract
import model_site
import pytest
from playwright.sync_api import expect

from ipnb.models.forgetting import model

PLAN = """async (every) => {
  const { at, planOf, residuals } = await import('/_static/ipnb/models/forgetting/step.js');
  return every.map((settings) => {
    const { seen, tested, own, best, misses, answer, isUntested } = planOf(settings);
    const left = residuals(best, tested), saved = [20, 500, 44640].map((minutes) => at(own, minutes));
    return { seen, tested, best, misses, answer, isUntested, left, saved };
  });
}"""
EVERY = [
    {"person": person, "shown": shown, "other": other, "shape": shape, "level": 61, "kept": 0.37}
    for person, shown, other, shape in product(range(1, 5), (3, 4, 7), (1, 4), (0, 1))
]


site, _ = model_site.fixtures(model.MODEL)


def test_python_and_the_browser_fit_the_same_curves(page, site):
    """48 settings: the points, the curve of least squares, residuals, misses and the answer, to 1e-5."""
    contract.visit(page, site)
    found = page.evaluate(PLAN, [model.MODEL.settings(given) for given in EVERY])
    for given, there in zip(EVERY, found, strict=True):
        curve, own = model.least_squares(**given), model.own_curve(**given)
        seen, tested = model.fitted_points(**given), model.tested_points(**given)
        assert [one["savings"] for one in there["seen"]] == seen.savings.tolist()
        assert [one["minutes"] for one in there["tested"]] == tested.minutes.tolist()
        assert there["best"]["level"] == pytest.approx(curve.level, abs=1e-5)
        assert there["best"]["kept"] == pytest.approx(curve.kept, abs=1e-6)
        assert there["left"] == pytest.approx(model.residuals(curve, tested).tolist(), abs=1e-5)
        assert there["saved"] == pytest.approx(own.at([20, 500, 44640]).tolist(), abs=1e-9)
        for whose, one in (("own", own), ("best", curve)):
            misses = [model.miss(one, points) for points in (seen, tested)]
            assert there["misses"][whose] == pytest.approx(misses, abs=1e-5)
        assert there["answer"] == model.answer(**given)
        assert there["isUntested"] == model.is_untested(**given)


def test_one_s_own_curve_is_judged_at_once_and_the_rest_after_all_is_in_sight(page, site):
    """How well a hand fits the points in sight may be known; what the curve will miss may not."""
    live = contract.visit(page, site)
    contract.show_all(live)
    own = live.locator("[data-ref=miss-said-0]")
    before = own.text_content()
    live.get_by_role("slider", name=re.compile("Your curve: start")).press("ArrowRight")
    expect(own).not_to_have_text(before)
    for ref in ("miss-said-1", "miss-said-2", "miss-said-3", "miss-note", "residuals-note"):
        expect(live.locator(f"[data-ref={ref}]")).to_have_text("")
    contract.begin(live, "near")
    expect(live.locator("[data-ref=miss-note]")).to_have_text("")
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=miss-note]")).to_have_text(
        "You guessed ‘hardly off’. Least squares misses by 5.9 where it was fitted and by 18.8 where it had seen "
        "nothing: far off."
    )
    expect(live.locator("[data-ref=residuals-note]")).to_contain_text("31 days 21.10.")
    live.get_by_role("radio", name=re.compile("ever more slowly")).check()
    expect(live.locator("[data-ref=miss-note]")).to_have_text(
        "New settings. Least squares misses by 2.4 where it was fitted and by 0.9 where it had seen nothing: "
        "hardly off."
    )
    live.locator("[data-ref=shown]").press("End")
    expect(live.locator("[data-ref=miss-note]")).to_contain_text(
        "nothing is left on which to test it"
    )


def test_a_nudge_goes_on_to_the_next_measurement(page, site):
    """And from the last of them to the end. A model without chance has no other seed to offer."""
    live = contract.visit(page, site)
    expect(live.locator("[data-ref=reseed]")).to_have_count(0)
    contract.begin(live, "far")
    live.locator("[data-ref=play]").click()
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".sentence")).to_have_text("After 2 days.")
    for _ in range(3):
        live.locator("[data-ref=nudge]").click()
    expect(live.locator(".sentence")).to_contain_text("All is in sight")


def test_wrong_values_in_the_address_are_explained(page, site):
    """The last good value stays, and a reader's settings come back."""
    live = contract.visit(page, f"{site}/?forgetting=kept:7")
    expect(live.get_by_role("alert")).to_contain_text(
        "Your curve: kept is a number from 0.05 to 1; the address gave ‘7’"
    )


def test_with_reduced_motion_all_is_in_sight_at_once(browser, site):
    """And nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "far")
    expect(live.locator(".sentence")).to_have_text(
        "All is in sight: off by 5.9 where fitted, by 18.8 where it had seen nothing."
    )
    contract.rests(page, live, "canvas")
    context.close()
