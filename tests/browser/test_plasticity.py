"""What is learned by surprise, in a published page, in a real Chromium: numbers, words, every way to it."""

import re

import model_site
import numpy as np
import pytest
from model_contract import look_at_still, show_all
from playwright.sync_api import expect

from ipnb.models.plasticity import model as plasticity

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


site, visit = model_site.fixtures(plasticity.MODEL)


def begin(live, guess: str = "alike") -> None:
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()


LIVE = """async ([settings, seed, count]) => {
  const life_ = await import('/_static/ipnb/models/plasticity/step.js');
  const { answer, inTheEnd, Life, meanPath, turnedAfter, turning } = life_;
  const life = new Life({ seed, coefficients: settings });
  life.travel(settings, count);
  const finite = (value) => (Math.abs(value) === Infinity ? null : value);
  const end = inTheEnd(settings);
  for (const key in end) end[key] = finite(end[key]);
  return { called: life.called, anyway: life.anyway, end, answer: answer(settings),
    turned: finite(life.turned), needed: finite(turning(settings)),
    path: meanPath(settings, 300), quick: finite(turnedAfter(seed, settings, count)) };
}"""
LIVES = [
    (7, {}),
    (0, {"history": 10, "warmth": -0.95, "now": 0.2}),
    (123456789, {"history": 400, "shame": 0.95, "then": 0.13, "warmth": 0.35, "otherwise": 0.9}),
    (2**32 - 1, {"rule": 0, "warmth": 0.95, "otherwise": 0.15}),
    (11, {"place": 0, "history": 90, "now": 0.01}),
    (12, {"place": 0, "rule": 0, "shame": 0.35, "warmth": 0.05}),
]


def finite(value):
    """None where a number has no end, as JSON has it."""
    return None if np.isinf(value) else pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(("seed", "given"), LIVES)
def test_python_and_the_browser_live_the_same_life(visit, page, seed, given):
    """600 occasions apart by less than 1e-9; and the closed forms are the same."""
    visit()
    settings = plasticity.MODEL.settings(given)
    there = page.evaluate(LIVE, [settings, seed, 600])
    here = plasticity.simulate(seed=seed, experiences=600, **given)
    assert np.abs(np.array(there["called"]) - here.expectation[0]).max() < 1e-9
    assert np.abs(np.array(there["anyway"]) - here.weight[0, :, 0]).max() < 1e-9
    assert there["turned"] == there["quick"] == finite(here.turned[0])
    assert there["needed"] == finite(plasticity.turning(**given))
    assert there["answer"] == plasticity.answer(**given)
    assert there["end"] == {
        key: finite(value) for key, value in plasticity.in_the_end(**given).items()
    }
    path = plasticity.mean_weight(np.arange(301), **given)
    assert np.abs(np.array(there["path"]) - path).max() < 1e-9


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_reader_predicts_plays_compares_and_explains_by_keyboard(visit, page, size):
    """The whole way, without a mouse: no play before a guess, and the guess meets what came."""
    page.set_viewport_size(size)
    live = visit()
    expect(live.locator(".badge")).to_contain_text("not fitted to people")
    live.get_by_role("button", name="Play").press("Enter")
    first = live.locator(".guess input").first
    expect(first).to_be_focused()
    first.press("ArrowDown")
    expect(live.locator(".sentence")).to_contain_text("You chose about as many")
    live.get_by_role("button", name="Play").press("Enter")
    expect(live).to_have_attribute("data-phase", "playing")
    expect(live.locator(".lately")).to_have_text(
        re.compile(r"After \d+ occasions: −?\d\.\d\d is expected when reaching out")
    )
    live.get_by_role("button", name="Skip ahead").press("Enter")
    turned = plasticity.simulate(experiences=200).turned[0]
    expect(live.locator(".sentence")).to_contain_text(
        f"After {turned:.0f} occasions reaching out came to call"
    )
    note = live.locator("[data-ref=strip-note]")
    expect(note).to_contain_text(
        f"You guessed ‘about as many’. In the mean of all lives it takes {plasticity.turning():.0f}: fewer"
    )
    expect(live.locator("[data-ref=strip]")).to_have_attribute(
        "aria-label", re.compile("the middle one after")
    )
    expect(live.get_by_label("What surprised me")).to_be_visible()
    show_all(live)
    slider = live.get_by_role("slider", name=re.compile("How surely met now"))
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "still shamed, −1.00")
    expect(live.locator("[data-ref=expected-note]")).to_contain_text(
        "−1.00 is expected when reaching out"
    )
    expect(note).to_contain_text(
        "New settings: counting began again. In the mean of all lives reaching out never"
    )
    live.get_by_role("radio", name=re.compile("is every pairing")).check()
    live.get_by_role("button", name=re.compile("People are kind to him")).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.get_by_role("radio", name=re.compile("is surprise"))).to_be_checked()
    expect(live.get_by_role("slider", name=re.compile("How surely met anyway"))).to_have_value(
        "0.8"
    )
    live.get_by_role("button", name="Start again").press("Enter")
    expect(live.get_by_role("slider", name=re.compile("How surely met anyway"))).to_have_value("0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_24_lives_are_those_that_python_lives(visit):
    """The middle number in the sentence is that of the same seeds."""
    live = visit()
    begin(live)
    live.locator("[data-ref=skip]").click()
    lives = plasticity.simulate(seed=7, lives=24, experiences=1200).turned
    expect(live.locator("[data-ref=strip-note]")).to_contain_text(
        f"The middle one of 24 lives took {int(np.median(lives) + 0.5)}."
    )


def test_the_answer_is_not_in_sight_before_the_guess(visit):
    """Neither the number nor the long run: a prediction that one can read off is none."""
    live = visit("?plasticity=otherwise:0.8")
    for ref in ("strip-note", "expected-note"):
        expect(live.locator(f"[data-ref={ref}]")).to_have_text("")
    expect(live.locator("[data-ref=stroke-adds]")).to_have_attribute("d", "")
    begin(live, "more")
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=expected-note]")).to_have_text(
        "In the long run 0.80 is expected when reaching out and 0.80 otherwise: reaching out itself adds "
        "nothing."
    )


def test_with_reduced_motion_many_lives_come_at_once_and_stay(browser, site):
    """Nothing moves that the reader did not ask for; the sentence counts whole lives."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/?plasticity=warmth:0.05,now:0.01")
    begin(page.locator(".live"))
    lives = plasticity.simulate(seed=7, lives=24, experiences=404, warmth=0.05, now=0.01).turned
    expect(page.locator(".sentence")).to_contain_text(
        f"in {int(np.isfinite(lives).sum())} reaching out came to call up warmth within 404 occasions"
    )
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    context.close()


def test_the_first_assumption_changes_the_number_and_there_is_no_long_run(visit):
    """By pairings it takes as many as before, and the page says that nothing settles."""
    live = visit("?plasticity=rule:0")
    begin(live)
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=strip-note]")).to_contain_text(
        "it takes 201: about as many as before (200)"
    )
    expect(live.locator("[data-ref=expected-note]")).to_contain_text("there is no long run")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "warmth:7",
            "How surely met now is a number from -1 to 1; the address gave ‘7’. It stays",
        ),
        ("rule:2", "The assumption ‘rule’ is 1"),
        ("seed:1.5", "The seed of the weather is a whole number"),
        ("mercy:3", "has no ‘mercy’, for which the address asks."),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page: the last good value stays, and the good half of the address counts."""
    live = visit(f"?plasticity={asked},history:300")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Occasions before"))).to_have_value("300")


def test_settings_are_in_the_address(visit, page):
    """A teacher sends a link."""
    live = visit()
    show_all(live)
    live.get_by_role("slider", name=re.compile("Plasticity now")).press("End")
    expect(page).to_have_url(
        re.compile(
            r"\?plasticity=history:200,shame:0\.8,then:0\.05,warmth:0\.8,otherwise:0,now:0\.2"
        )
    )


def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page):
    """The host hears of the last good value."""
    live = visit()
    page.evaluate("model.set('now', 7)")
    expect(live.get_by_role("alert")).to_contain_text("Plasticity now is a number from 0.01 to 0.2")
    assert page.evaluate("model.get('now')") == 0.05


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_scripts_a_still_picture_and_its_words_stand(browser, site, theme):
    """Also what a printer, a reader app or a search engine sees."""
    context = browser.new_context(java_script_enabled=False, color_scheme=theme)
    page = context.new_page()
    page.goto(site)
    look_at_still(page)
    expect(page.locator(".still").get_by_role("img")).to_be_visible()
    expect(page.locator(".still .words")).to_contain_text("calls up warmth after 15 occasions")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1200", "390"])
def test_axe_finds_nothing(visit, page, axe, theme, size):
    """Asking, playing, compared, and with everything unfolded; every control is large enough."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    live = visit("?plasticity=warmth:7")
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


@pytest.mark.parametrize(
    "size", [WIDE, NARROW, {"width": 1920, "height": 900}], ids=["1200", "390", "1920"]
)
def test_every_mark_that_is_drawn_has_a_size(visit, page, size):
    """A bar or stroke that a style sheet hides leaves a legend without a picture."""
    page.set_viewport_size(size)
    live = visit()
    begin(live)
    live.locator("[data-ref=skip]").click()
    for ref in (
        "bar-reaching",
        "bar-adds",
        "stroke-reaching",
        "stroke-otherwise",
        "dots-lives",
        "tick-lives",
    ):
        box = live.locator(f"[data-ref={ref}]").bounding_box()
        assert box and box["width"] + box["height"] > 4, ref
