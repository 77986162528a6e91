"""The nine-domain profile in a published page, in a real Chromium."""

import re

import model_contract as contract
import model_site
import pytest
from playwright.sync_api import expect

from ipnb.models.domains import bands as domains_bands
from ipnb.models.domains import model

RUN = """async ([settings, seed, orders]) => {
  const { profileOf, Shuffles } = await import('/_static/ipnb/models/domains/step.js');
  const coefficients = { ...settings, seed, ...profileOf({ ...settings, seed }) };
  const run = new Shuffles({ seed, coefficients });
  const seen = [run.order], areas = [run.area];
  for (let i = 1; i < orders; i++) { run.step(); seen.push(run.order); areas.push(run.area); }
  const { rated, scores, small, large, level, bands, gains, answer } = coefficients;
  return { rated, scores, small, large, level, bands, gains, answer, seen, areas };
}"""
RUNS = [
    (7, {}),
    (0, {"profile": 2, "domain": 9, "linkage": 0, "weaker": 0}),
    (123456789, {"profile": 3, "domain": 2, "reliability": 0.3}),
    (2**32 - 1, {"joined": 0, "differentiation": 1, "linkage": 0.55}),
]


site, _ = model_site.fixtures(model.MODEL)


def is_told_alike(value, band, score, expected) -> bool:
    """Whether a domain's score and band are the same in both, if only because there are none."""
    return (value, band) == (score, expected) or (
        value == pytest.approx(score) and band == pytest.approx(list(expected), abs=1e-9)
    )


def told_otherwise(there, scores, bands) -> list[str]:
    """Domains of which the browser gives another score or band than Python."""
    pairs = zip(there["scores"], there["bands"], model.DOMAINS, strict=True)
    return [
        key for value, band, key in pairs if not is_told_alike(value, band, scores[key], bands[key])
    ]


def test_python_and_the_browser_see_the_same_profile(page, site):
    """The ratings, 300 orders of the axes and their areas, the report, the gains, and the bands to 1e-9."""
    contract.visit(page, site)
    for seed, given in RUNS:
        there = page.evaluate(RUN, [model.MODEL.settings(given), seed, 300])
        here, told = model.simulate(seed=seed, orders=300, **given), model.report(**given)
        assert there["seen"] == here.order.tolist()
        assert there["areas"] == pytest.approx(here.area.tolist(), abs=1e-12)
        assert [pair and tuple(pair) for pair in there["rated"]] == model.ratings(**given)
        assert (there["small"], there["large"]) == pytest.approx(model.areas(**given), abs=1e-12)
        assert there["level"] == pytest.approx(told.level, abs=1e-12)
        assert there["gains"] == pytest.approx(model.gains(**given), abs=1e-12)
        assert there["answer"] == model.answer(**given)
        assert told_otherwise(there, told.scores, domains_bands.bands(**given)) == []


def test_the_order_that_flatters_and_the_wedge_that_knows_no_order(page, site):
    """The number of the chapter; and the assumption that drives it, turned round."""
    live = contract.visit(page, site)
    contract.begin(live, "same")
    live.locator("[data-ref=skip]").click()
    live.locator("[data-ref=play]").click()
    expect(live.locator("[data-ref=area-note]")).to_contain_text(
        "You guessed ‘nothing’. Over all orders the largest area is 1.41 times the smallest"
    )
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".sentence")).to_have_text(
        "The order that flatters most: the radar is 35 % full."
    )
    expect(live.get_by_role("img", name="Where 0.2 more would help: not shown yet")).to_be_visible()
    contract.show_all(live)
    expect(
        live.get_by_role("img", name=re.compile("Vertical: 0.2 more differentiation adds 0.05"))
    ).to_be_visible()
    live.get_by_role("radio", name="each score has a wedge of its own").check()
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=area-note]")).to_contain_text(
        "in every order: a wedge knows no neighbours"
    )


def test_wrong_values_in_the_address_are_explained(page, site):
    """The last good value stays, and a reader's settings come back."""
    live = contract.visit(page, f"{site}/?domains=linkage:7")
    expect(live.get_by_role("alert")).to_contain_text(
        "Its linkage is a number from 0 to 1; the address gave ‘7’"
    )
    expect(live.locator("[data-ref=linkage]")).to_have_value("0.2")


def test_with_reduced_motion_many_orders_stand_still(browser, site):
    """The same orders that Python draws, and nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "much")
    areas = model.simulate(seed=7, orders=61).area[1:]
    expect(live.locator(".sentence")).to_have_text(
        f"60 orders of the same axes: the radar was {areas.min():.0%} to {areas.max():.0%} full.".replace(
            "%", " %"
        )
    )
    contract.rests(page, live, "canvas")
    context.close()
