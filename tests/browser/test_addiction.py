"""Kick, payback and floor in a published page, in a real Chromium."""

import model_contract as contract
import model_site
import numpy as np
import pytest
from playwright.sync_api import expect

from ipnb.models.addiction import closed_form as ends
from ipnb.models.addiction import model

RUN = """async ([settings, seed, steps]) => {
  const course = await import('/_static/ipnb/models/addiction/step.js');
  const { answer, Course, enough, coefficientsOf, settles } = course;
  const declared = (await import('/_static/ipnb/models/addiction/declaration.js')).default;
  const coefficients = coefficientsOf(settings, declared.dt), run = new Course({ declared, seed, coefficients });
  const mood = [run.mood], floor = [run.floor];
  for (let i = 0; i < steps; i++) { run.step(); mood.push(run.mood); floor.push(run.floor); }
  const { loss, support } = settings;
  return { mood, floor, used: run.used.map(({ time }) => time), settles: settles(settings, support),
    before: enough(settings, 0), after: enough(settings, loss), answer: answer(settings) };
}"""
RUNS = [
    (7, {}),
    (0, {"after": 2, "support": 0.55, "costs": 1, "loss": 0.4}),
    (123456789, {"after": 1, "weather": 1, "distress": 0.65, "payback": 1.3, "recovery": 25}),
    (
        5,
        {
            "after": 2,
            "sinks": 0,
            "weather": 1,
            "support": 1.1,
            "loss": 0.75,
            "costs": 1,
            "recovery": 35,
        },
    ),
    (2**32 - 1, {"weather": 1, "support": 2.2, "limit": 0.3, "kick": 0.7, "costs": 1, "after": 2}),
]


site, _ = model_site.fixtures(model.MODEL)


def test_python_and_the_browser_go_through_the_same_time(page, site):
    """2,000 steps apart by less than 1e-9, the same uses; and the closed forms."""
    contract.visit(page, site)
    for seed, given in RUNS:
        there = page.evaluate(RUN, [model.MODEL.settings(given), seed, 2000])
        here, needed = model.simulate(seed=seed, duration=100, **given), ends.enough(**given)
        assert np.abs(np.array(there["mood"]) - here.mood[0]).max() < 1e-9
        assert np.abs(np.array(there["floor"]) - here.floor[0]).max() < 1e-9
        assert there["used"] == pytest.approx(here.time[here.used[0]].tolist())
        assert there["settles"] == pytest.approx(ends.settles(**given), abs=1e-12)
        assert (there["before"], there["after"]) == pytest.approx(
            (needed["before"], needed["after"])
        )
        assert there["answer"] == ends.answer(**given)


def test_drug_free_is_not_well_and_another_substance_is_used_as_much(page, site):
    """The numbers of the chapter; and the assumption that another substance is at hand."""
    live = contract.visit(page, site)
    contract.begin(live, "well")
    live.locator("[data-ref=skip]").click()
    live.locator("[data-ref=play]").click()
    expect(live.locator("[data-ref=uses-note]")).not_to_contain_text("a company of")
    expect(live.locator("[data-ref=end-line]")).to_have_attribute("d", "")
    expect(live.locator("[data-ref=end-note]")).to_contain_text(
        "You guessed ‘near nought’. Without any substance the mood settles at −0.80: low enough"
    )
    contract.show_all(live)
    expect(live.locator("[data-ref=uses-note]")).to_contain_text(
        "Without a blow, a company of 0.60"
    )
    expect(live.locator("[data-ref=uses-share-1]")).to_have_text("0")
    live.locator("[data-ref=nudge]").click()
    expect(live.locator(".sentence")).to_contain_text("the substance is gone")
    live.get_by_role("radio", name="it is gone, and another is at hand").check()
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=uses-share-1]")).to_have_text("20")


def test_with_reduced_motion_many_runs_stand_still(browser, site):
    """The same eight runs that Python simulates, with a distress that comes and goes."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, f"{site}/?addiction=weather:1,support:0.6")
    contract.begin(live, "low")
    ends = model.simulate(seed=7, runs=8, weather=1, support=0.6).mood[:, -1]
    expect(live.locator(".sentence")).to_contain_text(
        f"8 runs of 300 units of time: in {(ends < -0.5).sum()} the"
    )
    contract.rests(page, live, "canvas")
    context.close()
