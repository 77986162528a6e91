"""A learner whom surprises teach, in a published page, in a real Chromium."""

import re

import model_contract as contract
import model_site
import numpy as np
import pytest
from playwright.sync_api import expect

from ipnb.dynamics.numbers import signed
from ipnb.models.prediction_error import model

LIFE = """async ([settings, seed]) => {
  const { Learner, planOf } = await import('/_static/ipnb/models/prediction_error/step.js');
  const coefficients = { ...settings, ...planOf(settings) };
  const learner = new Learner({ seed, coefficients });
  learner.travel(coefficients, 500);
  const { weights, outcomes, expectations, atTest } = learner;
  const { path, inTheMean, compared, answer } = coefficients;
  return { weights, outcomes, expectations, atTest, path, inTheMean, compared, answer };
}"""
LIVES = [
    (7, {}),
    (0, {"course": 1, "first": 0, "second": 60, "pace": 0.3}),
    (123456789, {"course": 3, "noticed": 1, "sure": 0.5}),
    (2**32 - 1, {"course": 4, "together": 0}),
    (11, {"course": 5, "noticed": 0, "sure": 1}),
]


site, _ = model_site.fixtures(model.MODEL)


@pytest.mark.parametrize(("seed", "given"), LIVES)
def test_python_and_the_browser_live_the_same_life(page, site, seed, given):
    """Every weight and expectation to 1e-12, the mean of all learners, and the answer."""
    contract.visit(page, site)
    there = page.evaluate(LIFE, [model.MODEL.settings(given), seed])
    here = model.simulate(seed=seed, **given)
    assert there["outcomes"] == here.outcome[0].tolist()
    assert np.abs(np.array(there["weights"]) - here.weight[0]).max() < 1e-12
    assert there["expectations"] == pytest.approx(here.expectation[0].tolist(), abs=1e-12)
    assert there["atTest"] == pytest.approx(here.at_test[0], abs=1e-12)
    path = model.mean_weight(model.course(**given).stages, **given)
    assert np.abs(np.array(there["path"]) - path).max() < 1e-12
    assert there["inTheMean"] == pytest.approx(model.at_test(**given), abs=1e-12)
    assert there["compared"] == pytest.approx(model.compared(**given), abs=1e-12)
    assert there["answer"] == model.answer(**given)


def test_nothing_of_the_test_is_shown_before_the_course_is_over(page, site):
    """Neither before the guess nor on the way; then the guess meets what came, and what it would have been."""
    live = contract.visit(page, site)
    contract.show_all(live)
    live.get_by_role("button", name=re.compile("A lead that jingles")).click()
    expect(live.locator("[data-ref=test-note]")).to_have_text("")
    contract.begin(live, "most")
    for ref in ("test-note", "test-said-1", "test-said-5"):
        expect(live.locator(f"[data-ref={ref}]")).to_have_text("")
    live.locator("[data-ref=skip]").click()
    jingles = dict(model.MODEL.presets[3].settings)
    learner = model.simulate(**jingles)
    expect(live.locator(".sentence")).to_have_text(
        f"All stages are over: the jingle, anywhere calls up {signed(learner.at_test[0])} of the fright."
    )
    expect(live.locator("[data-ref=test-note]")).to_have_text(
        f"You guessed ‘most of it’. In the mean of all learners {signed(model.at_test(**jingles))} of the "
        "fright is expected: next to nothing. It would be "
        f"{signed(model.compared(**jingles))} had the bark been new as well."
    )
    live.get_by_role("radio", name="what each sign calls up alone").check()
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=test-note]")).to_contain_text("expected: most of it")


def test_a_nudge_is_a_fright_that_was_not_to_come(page, site):
    """In calm stages too; and after the end nothing more happens."""
    live = contract.visit(page, f"{site}/?prediction_error=course:1,first:0,second:5")
    contract.begin(live, "part")
    live.locator("[data-ref=play]").click()
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".lately")).to_contain_text("and a fright came")
    live.locator("[data-ref=skip]").click()
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".lately")).to_contain_text("Occasion 5 of 5: ")


def test_with_reduced_motion_many_learners_stand_still(browser, site):
    """The same learners that Python has, and nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "part")
    found = model.simulate(lives=24).at_test
    expect(live.locator(".sentence")).to_have_text(
        f"24 learners at the test: {signed(found.min())} to {signed(found.max())} of the fright is expected."
    )
    contract.rests(page, live, "canvas")
    context.close()
