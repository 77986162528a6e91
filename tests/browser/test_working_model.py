"""The three learners in a published page, in a real Chromium: numbers and words, and every way to them."""

import re

import model_site
import numpy as np
import pytest
from model_contract import look_at_still, show_all
from playwright.sync_api import expect

from ipnb.models.working_model import model as working_model

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


site, visit = model_site.fixtures(working_model.MODEL)


def begin(live, guess: str = "many") -> None:
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()


LEARN = """async ([settings, seed, count]) => {
  const { inARow, meanNeeded, Meetings, staysAway } = await
  import('/_static/ipnb/models/working_model/step.js'); const run = new Meetings({ seed, coefficients: settings
  }); run.travel(settings, count);
  const plain = (numbers) => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name,
    value === Infinity ? null : value]));
  return { ...run.beliefs, met: run.met, reached: run.reached, turned: plain(run.turned),
    row: plain(inARow(settings)), mean: plain(meanNeeded(settings)), away: staysAway(settings) };
}"""
RUNS = [
    (7, {}),
    (0, {"holding": 0.2, "hazard": 0.3}),
    (123456789, {"cold": 3, "warm": 5, "kind": 0.7, "hazard": 0.005}),
    (2**32 - 1, {"kind": 0.05, "warm": 60, "cold": 1}),
    (11, {"avoids": 0, "kind": 0.5, "cold": 12}),
]


def finite(numbers) -> dict:
    """Python's infinity as JSON has it."""
    return {
        name: None if np.isinf(value) else pytest.approx(value) for name, value in numbers.items()
    }


@pytest.mark.parametrize(("seed", "given"), RUNS)
def test_python_and_the_browser_learn_the_same(visit, page, seed, given):
    """300 meetings: the same ones, beliefs apart by less than 1e-9, and the closed forms are the same."""
    visit()
    there = page.evaluate(LEARN, [working_model.MODEL.settings(given), seed, 300])
    here = working_model.simulate(seed=seed, meetings=300, **given)
    assert there["met"] == here.met[0].tolist() and there["reached"] == here.reached[0].tolist()
    for name in working_model.LEARNERS:
        assert np.abs(np.array(there[name]) - getattr(here, name)[0]).max() < 1e-9
    assert there["turned"] == finite({name: turned[0] for name, turned in here.turned.items()})
    assert there["row"] == finite(working_model.in_a_row(**given))
    assert there["mean"] == finite(working_model.mean_needed(**given))
    assert there["away"] == pytest.approx(working_model.stays_away_for_ever(**given))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_reader_predicts_plays_compares_and_explains_by_keyboard(visit, page, size):
    """The whole way, without a mouse: no play before a guess, and the guess meets what came."""
    page.set_viewport_size(size)
    live = visit()
    expect(live.locator(".badge")).to_contain_text("not fitted to people")
    live.get_by_role("button", name="Play").press("Enter")
    first = live.locator(".guess input").first
    expect(first).to_be_focused()
    first.press("Space")
    expect(live.locator(".sentence")).to_contain_text("You chose as many")
    live.get_by_role("button", name="Play").press("Enter")
    expect(live).to_have_attribute("data-phase", "playing")
    expect(live.locator(".lately")).to_have_text(re.compile(r"\d+ meetings, \d+ of them kind"))
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(live.locator(".sentence")).to_have_text(
        "All but the one who stays away expect to be met."
    )
    note = live.locator("[data-ref=strip-note]")
    expect(note).to_contain_text(
        "You guessed ‘as many’. If every meeting were kind: the one who counts"
    )
    expect(note).to_contain_text("the one who counts after 31")
    expect(note).to_contain_text("the one who stays away never.")
    expect(live.locator("[data-ref=strip]")).to_have_attribute(
        "aria-label", re.compile("The one who stays away: not one of them")
    )
    expect(live.locator("[data-ref=belief-note]")).to_contain_text(
        "Hatched: the one who stays away (3 %)"
    )
    expect(live.get_by_label("What surprised me")).to_be_visible()
    show_all(live)
    holding = live.get_by_role("slider", name=re.compile("Somebody comes"))
    holding.press("End")
    expect(holding).to_have_attribute("aria-valuetext", "often, 0.30")
    expect(note).not_to_contain_text("You guessed")
    live.get_by_role("button", name=re.compile("Mostly it slams")).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.get_by_role("slider", name=re.compile("Kindness now"))).to_have_value("0.2")
    live.get_by_role("button", name="Start again").press("Enter")
    expect(live.get_by_role("slider", name=re.compile("Kindness now"))).to_have_value("0.9")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_assumption_turns_the_third_learner_into_the_first(visit):
    """Avoidance, not stubbornness, kept the belief."""
    live = visit("?working_model=avoids:0")
    begin(live)
    live.locator("[data-ref=skip]").click()
    expect(live.locator(".sentence")).to_have_text("All three expect to be met.")
    expect(live.locator("[data-ref=strip-note]")).to_contain_text(
        "the one who stays away after 31."
    )


def test_where_people_are_not_kind_the_page_says_who_was_hurt(visit):
    """Distrust is not always a mistake, and the reader sees it in numbers."""
    live = visit("?working_model=kind:0.2")
    begin(live)
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=strip-note]")).to_contain_text(
        re.compile(r"Turned away so far: (\d+), \1 and 0 times")
    )


def test_with_reduced_motion_many_runs_come_at_once_and_stay(browser, site):
    """Nothing moves that the reader did not ask for; the sentence counts whole runs, those of Python."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    page = context.new_page()
    page.goto(site)
    begin(page.locator(".live"))
    runs = working_model.simulate(seed=7, runs=24, meetings=104)
    hopeful = [int((getattr(runs, name)[:, -1] > 0.5).sum()) for name in working_model.LEARNERS]
    for count in hopeful:
        expect(page.locator(".sentence")).to_contain_text(f"expects to be met in {count}")
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    context.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "kind:7",
            "Kindness now is a number from 0.05 to 0.95; the address gave ‘7’. It stays at 0.9.",
        ),
        ("avoids:2", "The assumption ‘avoids’ is 1"),
        ("seed:1.5", "The seed of the weather is a whole number"),
        ("trust:3", "has no ‘trust’, for which the address asks."),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page: the last good value stays, and the good half of the address counts."""
    live = visit(f"?working_model={asked},cold:20")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Not met before"))).to_have_value("20")


def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page):
    """The host hears of the last good value."""
    live = visit()
    page.evaluate("model.set('holding', 7)")
    expect(live.get_by_role("alert")).to_contain_text("Somebody comes is a number from 0 to 0.3")
    assert page.evaluate("model.get('holding')") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_scripts_a_still_picture_and_its_words_stand(browser, site, theme):
    """Also what a printer, a reader app or a search engine sees."""
    context = browser.new_context(java_script_enabled=False, color_scheme=theme)
    page = context.new_page()
    page.goto(site)
    look_at_still(page)
    expect(page.locator(".still").get_by_role("img")).to_be_visible()
    expect(page.locator(".still .words")).to_contain_text("the one who stays away never")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1200", "390"])
def test_axe_finds_nothing(visit, page, axe, theme, size):
    """Asking, playing, compared, and with everything unfolded; every control is large enough."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    live = visit("?working_model=kind:7")
    assert axe(page) == []
    begin(live)
    live.locator("[data-ref=skip]").click()
    show_all(live)
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    controls = live.locator("button, summary, .assumption label, [type=range], [type=text]")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    assert (
        min(controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)"))
        >= 24
    )
