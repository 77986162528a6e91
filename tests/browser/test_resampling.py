"""The resampling toy in a published page, in a real Chromium."""

import re

import model_contract as contract
import model_site
import numpy as np
import pytest
from playwright.sync_api import expect

from ipnb.models.resampling import model

STUDIES = """async ([settings, seed, count]) => {
  const step = await import('/_static/ipnb/models/resampling/step.js');
  const { answer, answering, studyOf, typicalWidth } = step;
  const studies = Array.from({ length: count }, (_, i) => studyOf(i, { ...settings, seed }));
  return { studies, answer: answer(settings), answering: answering(settings),
    widths: [6, 24, 384].map((people) => typicalWidth(people, settings)) };
}"""
RUNS = [
    (7, {}),
    (0, {"people": 96, "answers": 0, "level": 50}),
    (123456789, {"bell": 0, "truth": 2.5, "spread": 10, "people": 6}),
    (2**32 - 1, {"bell": 0, "answers": 0, "truth": 1, "spread": 9, "level": 99}),
]

site, _ = model_site.fixtures(model.MODEL)


def test_python_and_the_browser_draw_the_same_people_and_make_the_same_intervals(page, site):
    """Twenty studies, person for person and resample for resample, to 1e-9; and the closed forms."""
    contract.visit(page, site)
    for seed, given in RUNS:
        there = page.evaluate(STUDIES, [model.MODEL.settings(given), seed, 20])
        here = model.simulate(seed=seed, studies=20, **given)
        for name, values in (
            ("values", here.values),
            ("averages", here.resampled),
            ("low", here.low),
            ("high", here.high),
        ):
            drawn = np.array([study[name] for study in there["studies"]])
            assert np.abs(drawn - values).max() < 1e-9, name
        assert [study["lies"] == 0 for study in there["studies"]] == here.holds.tolist()
        assert there["answer"] == model.answer(**given)
        assert there["answering"] == pytest.approx(list(model.answering(**given)), abs=1e-9)
        expected = [model.typical_width(people, **given) for people in (6, 24, 384)]
        assert there["widths"] == pytest.approx(expected, abs=1e-9)


def test_an_interval_is_made_draw_by_draw(page, site):
    """The reader's own steps: twelve resamples one by one, then the pile, the interval, and the first study."""
    live = contract.visit(page, site)
    live.locator(".guess.half input").check(force=True)
    live.locator("[data-ref=play]").click()
    live.get_by_role("button", name="Pause").click()
    live.get_by_role("button", name="Another study").click()
    here = model.simulate(seed=8, studies=1)
    step, sentence = live.get_by_role("button", name="One more"), live.locator(".sentence")
    for _ in range(3):
        step.press("Enter")
    expect(sentence).to_have_text(
        f"Resample 3: 24 drawn from the 24, each put back. Their average is {here.resampled[0, 2]:.1f}."
    )
    expect(live.get_by_role("img", name=re.compile("the averages of 3 resamples"))).to_be_visible()
    for _ in range(10):
        step.press("Enter")
    expect(sentence).to_have_text("24 resamples: their averages pile up.")
    for _ in range(15):
        step.press("Enter")
    made = f"from {here.low[0]:.1f} to {here.high[0]:.1f}"
    expect(sentence).to_contain_text(f"The interval: {made} days")
    expect(live.get_by_role("img", name=re.compile(f"an interval {made}"))).to_be_visible()
    step.press("Enter")
    expect(sentence).to_contain_text("1 study of 24 people: 1 interval holds the truth")


def test_a_hundred_studies_and_what_more_people_change(page, site):
    """The numbers are Python's; the answer is said after the guess and not before."""
    live = contract.visit(page, site)
    expect(live.locator(".panels")).to_be_hidden()
    contract.begin(live, "quarter")
    expect(live.locator("[data-ref=width-note]")).to_have_text("")
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=width-note]")).to_have_text(
        "You guessed ‘a quarter as wide’. On average an interval is 4.5 days wide with 24 people and 2.3 with "
        "96: about half as wide."
    )
    expect(live.locator("[data-ref=lie-note]")).to_contain_text(
        "94 of 100 intervals hold the truth; the level promises about 95."
    )
    slider = live.get_by_role("slider", name=re.compile("People in the study"))
    slider.press("End")
    contract.show_all(live)
    held = int(model.simulate(people=96).holds.sum())
    expect(live.locator("[data-ref=count-0]")).to_have_text(str(held))
    live.get_by_role("radio", name=re.compile("whoever got worse does not")).check()
    expect(live.locator("[data-ref=lie-note]")).to_contain_text(
        "14 of 100 intervals hold the truth"
    )
    expect(live.locator("[data-ref=lie-note]")).to_contain_text(
        "All who would answer have 7.5 days on average and not 6.0"
    )


def test_with_reduced_motion_all_draws_stand_still(browser, site):
    """The same hundred that Python counts."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    contract.begin(live, "half")
    expect(live.locator(".sentence")).to_have_text(
        "200 resamples made one interval; of 100 studies, 94 intervals hold the truth."
    )
    contract.rests(page, live, "canvas")
    context.close()
