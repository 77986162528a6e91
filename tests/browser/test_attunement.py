"""The attunement chain in a published page, in a real Chromium."""

import model_contract as contract
import model_site
import numpy as np
import pytest
from playwright.sync_api import expect

from ipnb.models.attunement import model

RUN = """async ([settings, seed, moments, still]) => {
  const chain = await import('/_static/ipnb/models/attunement/step.js');
  const { Chain, chancesOf, longRun, stillOut, answer } = chain;
  const chances = chancesOf(settings), run = new Chain({ seed });
  const coefficients = { chances, lingers: settings.lingers }, states = [run.state];
  for (let i = 0; i < moments; i++) {
    if (i === still) run.nudge(25);
    run.step(coefficients);
    states.push(run.state);
  }
  const runs = chances.map(longRun), { mended, waited } = run.tally;
  const over = chances.map((one) => stillOut(one, 20));
  return { states, runs, answer: answer(runs), over, mended, waited };
}"""
RUNS = [
    (7, {}, None),
    (0, {"hurts": 0}, 100),
    (123456789, {"slip_first": 0.6, "repair_second": 0.6, "distress": 0.2}, 60),
    (2**32 - 1, {"lingers": 0, "comfort": 0.5}, 300),
]


site, _ = model_site.fixtures(model.MODEL)


def test_python_and_the_browser_go_through_the_same_moments(page, site):
    """2,000 moments, state for state; and the closed forms to 1e-9."""
    contract.visit(page, site)
    for seed, given, still in RUNS:
        there = page.evaluate(RUN, [model.MODEL.settings(given), seed, 2000, still])
        here = model.simulate(seed=seed, moments=2000, still=still and (still, 25), **given)
        assert np.array_equal(np.array(there["states"]).T, here.state[0])
        shares, waits, hurt = (
            model.long_run(**given),
            model.back_in_step(**given),
            model.into_distress(**given),
        )
        for i, pair in enumerate(model.PAIRS):
            run = there["runs"][i]
            assert run["shares"] == pytest.approx(list(shares[pair].values()), abs=1e-9)
            assert (run["wait"], run["hurt"]) == pytest.approx((waits[pair], hurt[pair]), abs=1e-9)
            over = model.still_out(np.arange(21), **given)[pair]
            assert there["over"][i] == pytest.approx(over.tolist(), abs=1e-9)
            assert (there["mended"][i], there["waited"][i]) == (
                len(here.repairs(i)),
                here.repairs(i).sum(),
            )
        assert there["answer"] == model.answer(**given)


def test_the_comparison_says_what_surprises_and_a_still_face_is_seen(page, site):
    """The number of the chapter, and what a nudge does."""
    live = contract.visit(page, site)
    contract.begin(live, "second")
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=time-note]")).to_contain_text(
        "You guessed ‘the second pair’. The first pair is back in step sooner, although it is less in step."
    )
    expect(live.locator("[data-ref=over-note]")).to_contain_text(
        "after 8.1 moments. Dashed: the second, after 20.3"
    )
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".sentence")).to_contain_text("A still face")
    expect(live.get_by_role("img", name="Time in step. First pair: in step")).to_be_visible()


def test_with_reduced_motion_many_runs_stand_still(browser, site):
    """The same 24 runs that Python counts."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "first")
    ends = model.simulate(seed=7, runs=24, moments=200).state[:, :, -1]
    expect(live.locator(".sentence")).to_contain_text(
        f"the first pair is in step in {int((ends[:, 0] == 0).sum())} and in distress in "
        f"{int((ends[:, 0] == 2).sum())}, the second in {int((ends[:, 1] == 0).sum())}"
    )
    contract.rests(page, live, "canvas")
    context.close()
