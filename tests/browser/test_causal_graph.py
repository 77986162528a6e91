"""The causal graph in a published page, in a real Chromium."""

import re

import model_contract as contract
import model_site
import numpy as np
import pytest
from playwright.sync_api import expect

from ipnb.models.causal_graph import model

TOWN = """async ([settings, seed, families]) => {
  const { strengths, Town, townOf } = await import('/_static/ipnb/models/causal_graph/step.js');
  const coefficients = { ...settings, ...townOf(settings) };
  const town = new Town({ seed, coefficients });
  town.travel(coefficients, families);
  const { every, effect, raw, left, ways, answer } = coefficients;
  const { shown, fitted } = town, strong = strengths(settings);
  return { every, effect, raw, left, ways, answer, strong, shown, fitted };
}"""
TOWNS = [
    (7, {}),
    (0, {"held": 8, "expects": 0.8, "shared": 0.45, "referred": 0.5}),
    (123456789, {"held": 6, "wears": 0, "referred": 0.9, "exact": 0}),
    (2**32 - 1, {"held": 1, "shared": 1, "lot": 1, "effect": -0.2}),
]


site, _ = model_site.fixtures(model.MODEL)


@pytest.mark.parametrize(("seed", "given"), TOWNS)
def test_python_and_the_browser_see_the_same_town(page, site, seed, given):
    """Slopes, effect, ways and answer to 1e-12; 300 families and what they give to 1e-9."""
    contract.visit(page, site)
    there = page.evaluate(TOWN, [model.MODEL.settings(given), seed, 300])
    here = model.simulate(seed=seed, families=300, **given)
    assert there["every"] == pytest.approx(list(model.every_slope(**given).values()), abs=1e-12)
    assert there["strong"] == pytest.approx(model.strengths(**given), abs=1e-12)
    assert there["effect"] == pytest.approx(model.true_effect(**given), abs=1e-12)
    assert there["left"] == pytest.approx(model.slope(**given), abs=1e-12)
    assert (there["ways"], there["answer"]) == (model.ways(**given), model.answer(**given))
    seen = here.measured[:, [model.CARE, model.SECURITY]]
    assert np.abs(np.array(there["shown"]) - seen).max() < 1e-9
    assert there["fitted"] == pytest.approx(list(model.fitted(here).values()), abs=1e-9)


def test_the_true_effect_is_nowhere_before_the_guess_and_said_after_it(page, site):
    """A prediction that one can read off is none; and the scene of the collider says what it does."""
    live = contract.visit(page, site)
    contract.show_all(live)
    live.get_by_role("button", name=re.compile("Seen at the clinic")).click()
    for ref in ("truth-said", "left-note", "slope-0", "slope-5", "way-4"):
        expect(live.locator(f"[data-ref={ref}]")).to_have_text("")
    expect(live.locator("[data-ref=ways]")).to_be_hidden()
    expect(live.locator("[data-ref=dot-5]")).to_be_hidden()
    contract.begin(live, "nearer")
    live.locator("[data-ref=skip]").click()
    clinic = dict(model.MODEL.presets[2].settings)
    expect(live.locator("[data-ref=left-note]")).to_have_text(
        f"You guessed ‘nearer’. In the whole town security changes by 0.20 for one step of care, with the "
        f"clinic held still by −{-model.slope(**clinic):.2f}. The true effect is 0.20: what is left lies further "
        "away from it."
    )
    expect(live.locator("[data-ref=way-4]")).to_have_text("● open: a bias")
    live.locator("[data-ref=held]").press("ArrowRight")
    expect(live.locator("[data-ref=way-4]")).to_have_text("○ closed")
    expect(live.locator("[data-ref=left-note]")).to_contain_text(
        "with temperament and the clinic held still"
    )


def test_a_lot_shuts_the_back_doors_and_noise_leaves_one_ajar(page, site):
    """The two assumptions on which the picture rests."""
    live = contract.visit(page, site)
    contract.begin(live, "nearer")
    live.locator("[data-ref=skip]").click()
    contract.show_all(live)
    live.get_by_role("radio", name="is measured with as much noise as truth").check()
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=way-2]")).to_have_text("◐ half open: a bias")
    live.get_by_role("radio", name="is decided by lot").check()
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=way-2]")).to_have_text("– an arrow is missing")
    expect(live.locator("[data-ref=left-note]")).to_contain_text(
        "changes by 0.20 for one step of care, with temperament held still by 0.20"
    )


def test_with_reduced_motion_all_families_stand_still(browser, site):
    """The same families that Python draws, and nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "alike")
    raw = model.fitted(model.simulate(seed=7, families=400))["nothing"]
    expect(live.locator(".sentence")).to_have_text(
        f"400 families: for each step of care security changes by {raw:.2f}."
    )
    contract.rests(page, live, "canvas")
    context.close()
