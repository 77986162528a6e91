"""The weight arrow in a published page, in a real Chromium: its numbers and words, and every way to it."""

import re

import model_site
import numpy as np
import pytest
import river_site
from playwright.sync_api import expect

from ipnb.models import plasticity

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a small site with one arrow."""
    folder = tmp_path_factory.mktemp("site")
    model_site.write(folder, plasticity.MODEL)
    server, address = river_site.serve(folder)
    yield address
    server.shutdown()


@pytest.fixture
def visit(page, site):
    """``visit()`` or ``visit("?plasticity=now:0.02")`` -> the live arrow; no error may be left behind."""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    def go(address: str = ""):
        page.goto(f"{site}/{address}")
        live = page.locator(".live")
        expect(live).to_have_attribute("data-phase", re.compile("."))
        return live

    yield go
    assert faults == []


def begin(live, guess: str = "alike") -> None:
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()


LIVE = """async ([settings, seed, count]) => {
  const { Life, averagePath, turnedAfter, turning } = await import('/_static/ipnb/views/plasticity_life.js');
  const life = new Life({ seed, parts: settings });
  life.travel(settings, count);
  const path = averagePath(settings), finite = (value) => (value === Infinity ? null : value);
  return { tips: life.tips, called: life.called,
    turned: finite(life.turned), needed: finite(turning(settings)),
    path: [0, 50, 300].map(path), quick: finite(turnedAfter(seed, settings, count)) };
}"""
LIVES = [
    (7, {}),
    (0, {"history": 0, "warmth": -0.95, "now": 0.03}),
    (123456789, {"history": 400, "shame": 0.95, "then": 0.03, "warmth": 0.35}),
    (2**32 - 1, {"pure": 1, "warmth": 0.95}),
    (11, {"forgetting": 0, "history": 90, "now": 0.004}),
]


@pytest.mark.parametrize(("seed", "given"), LIVES)
def test_python_and_the_browser_live_the_same_life(visit, page, seed, given):
    """600 experiences apart by less than 1e-9 of the arrow's length; and the closed forms are the same."""
    visit()
    settings = plasticity.MODEL.settings(given)
    there = page.evaluate(LIVE, [settings, seed, 600])
    here = plasticity.simulate(seed=seed, experiences=600, **given)
    length = np.maximum(1, np.hypot(*here.weight[0].T))[:, None]
    assert (np.abs(np.array(there["tips"]) - here.weight[0]) / length).max() < 1e-9
    assert np.abs(np.array(there["called"]) - here.expectation[0]).max() < 1e-9
    turned = None if np.isinf(here.turned[0]) else here.turned[0]
    assert there["turned"] == there["quick"] == turned
    needed = plasticity.turning(**given)
    assert there["needed"] == (None if np.isinf(needed) else pytest.approx(needed))
    path = plasticity.expectation(plasticity.mean_weight([0, 50, 300], **given))
    assert there["path"] == pytest.approx(path, abs=1e-6)


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
        re.compile(r"After \d+ experiences reaching out calls up shame")
    )
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(live.locator(".sentence")).to_contain_text("The arrow turned after 169")
    note = live.locator("[data-ref=strip-note]")
    expect(note).to_contain_text("You guessed ‘about as many’. The middle one of 24 lives took")
    expect(note).to_contain_text("The average path turns after 200.")
    expect(live.locator("[data-ref=strip]")).to_have_attribute(
        "aria-label", re.compile("the middle one after")
    )
    expect(live.get_by_label("What surprised me")).to_be_visible()
    slider = live.get_by_role("slider", name=re.compile("How surely met now"))
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "still shamed, −0.95")
    expect(live.locator("[data-ref=slope-note]")).to_contain_text("Shame is a hollow still")
    expect(note).not_to_contain_text("You guessed")
    live.get_by_role("button", name=re.compile("She cannot recall")).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.get_by_role("radio", name=re.compile("is pure"))).to_be_checked()
    live.get_by_role("button", name="Start again").press("Enter")
    expect(live.get_by_role("radio", name=re.compile("is pure"))).not_to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_24_lives_are_those_that_python_lives(visit):
    """The middle number in the sentence is that of the same seeds."""
    live = visit()
    begin(live)
    live.locator("[data-ref=skip]").click()
    lives = plasticity.simulate(seed=7, lives=24, experiences=1200).turned
    expect(live.locator("[data-ref=strip-note]")).to_contain_text(
        f"24 lives took {int(np.median(lives) + 0.5)}"
    )


def test_with_reduced_motion_many_lives_come_at_once_and_stay(browser, site):
    """Nothing moves that the reader did not ask for; the sentence counts whole lives."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    page = context.new_page()
    page.goto(site)
    begin(page.locator(".live"))
    lives = plasticity.simulate(seed=7, lives=24, experiences=404).turned
    expect(page.locator(".sentence")).to_contain_text(
        f"in {int(np.isfinite(lives).sum())} the arrow turned within 404 experiences"
    )
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    context.close()


def test_the_assumption_changes_the_length_and_not_the_number(visit):
    """Plain Hebb: the arrow grows out of the picture; the average path turns where it did."""
    live = visit("?plasticity=forgetting:0")
    begin(live)
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=strip-note]")).to_contain_text("The average path turns after 200.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "warmth:7",
            "How surely met now is a number from -0.95 to 0.95; the address gave ‘7’. It stays",
        ),
        ("pure:2", "The assumption ‘pure’ is 0"),
        ("seed:1.5", "The seed of the weather is a whole number"),
        ("mercy:3", "has no ‘mercy’, for which the address asks."),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page: the last good value stays, and the good half of the address counts."""
    live = visit(f"?plasticity={asked},history:300")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Shamed before"))).to_have_value("300")


def test_settings_are_in_the_address(visit, page):
    """A teacher sends a link."""
    live = visit()
    live.get_by_role("slider", name=re.compile("Plasticity now")).press("End")
    expect(page).to_have_url(
        re.compile(r"\?plasticity=history:200,shame:0\.8,then:0\.01,warmth:0\.8,now:0\.03")
    )


def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page):
    """The host hears of the last good value."""
    live = visit()
    page.evaluate("model.set('now', 7)")
    expect(live.get_by_role("alert")).to_contain_text("Plasticity now is a number from 0.002 to 0.03")
    assert page.evaluate("model.get('now')") == 0.01


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_scripts_a_still_picture_and_its_words_stand(browser, site, theme):
    """Also what a printer, a reader app or a search engine sees."""
    context = browser.new_context(java_script_enabled=False, color_scheme=theme)
    page = context.new_page()
    page.goto(site)
    expect(page.locator(".still").get_by_role("img")).to_be_visible()
    expect(page.locator(".still .words")).to_contain_text("The average path turns after 200")
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
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    controls = live.locator("button, summary, .assumption label, [type=range], [type=text]")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    assert min(controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)")) >= 24


def test_small_steps_are_told_apart(visit):
    """A plasticity of 0.004 would read as 0.00."""
    live = visit("?plasticity=now:0.004")
    slider = live.get_by_role("slider", name=re.compile("Plasticity now"))
    expect(slider).to_have_attribute("aria-valuetext", "hardly any, 0.004")
