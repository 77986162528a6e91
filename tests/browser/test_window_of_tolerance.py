"""The window of tolerance in a published page, in a real Chromium: numbers, words, the ways of a reader."""

import re

import numpy as np
import pytest
from model_contract import NARROW, WIDE, begin, show_all
from model_site import fixtures, is_accessible, stands_still
from playwright.sync_api import expect

from ipnb.dynamics.numbers import finely
from ipnb.models.window_of_tolerance import model as window

site, visit = fixtures(window.MODEL)

# ---------------------------------------------------------------- numbers

TRAVEL = """async ([settings, seed, steps]) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [{ Course }, { derive }, { longRun }, equations, { default: declared }] = await Promise.all([
    at('models/window_of_tolerance/step'), at('models/window_of_tolerance/derived'), at('dynamics/shot_noise'),
    at('models/window_of_tolerance/equations'), at('models/window_of_tolerance/declaration')]);
  const { coefficients, shares } = derive(equations, settings);
  const course = new Course({ declared, equations, seed });
  const paths = { y: [], roomy: [], quick: [] };
  const note = () => { for (const name of Object.keys(paths)) paths[name].push(course[name]); };
  note();
  for (let i = 0; i < steps; i++) { course.step(coefficients); note(); }
  const { w, r, mu, kappa, sigma, q } = coefficients;
  const { upTo } = longRun({ rate: r, push: mu, settling: kappa, width: w, unrest: sigma, outside: q });
  return { ...paths, stressors: course.stressors.map(({ time, from, to }) => [time, to - from]),
    below: upTo(-w), notAbove: upTo(w), tally: course.tally, shares };
}"""
COURSES = [
    (7, {}),
    (0, {"often": 1, "hard": 2, "unrest": 0}),
    (1, {"often": 2, "hard": 0.4, "settle": 0.1, "width": 0.3, "unrest": 1, "outside": 0.4}),
    (123456789, {"often": 0.5, "lent": 1.5, "direction": -1, "outside": 0.4}),
    (2**32 - 1, {"often": 0, "unrest": 0.5}),
]


@pytest.mark.parametrize(("seed", "given"), COURSES)
def test_python_and_the_browser_live_the_same_life(visit, page, seed, given):
    """4,000 steps and every stressor apart by less than 1e-9; the long run is the same in both."""
    visit()
    settings = window.MODEL.settings(given)
    there = page.evaluate(TRAVEL, [settings, seed, 4000])
    here = window.simulate(seed=seed, duration=40, **given)
    assert np.abs(np.array(there["y"]) - here.arousal[0]).max() < 1e-9
    np.testing.assert_allclose(
        np.reshape(there["stressors"], (-1, 2)), here.stressors[:, 1:], atol=1e-9
    )
    shares = window.zone_shares(**given)
    assert there["below"] == pytest.approx(shares["below"], abs=1e-3)
    assert 1 - there["notAbove"] == pytest.approx(shares["above"], abs=1e-3)
    assert there["shares"] == pytest.approx(window.which_helps(**given), abs=1e-3)


@pytest.mark.parametrize(
    "given", [{}, {"outside": 0.4}, {"outside": 0.4, "often": 1, "direction": -1}]
)
def test_the_wider_window_has_a_course_of_its_own(visit, page, given):
    """Where one settles less well outside, a wider window settles more: the bar counted the narrow one's."""
    visit()
    there = page.evaluate(TRAVEL, [window.MODEL.settings(given), 7, 3000])
    here = window.simulate(duration=30, **given | {"width": 1.2}).arousal[0]
    assert np.abs(np.array(there["roomy"]) - here).max() < 1e-9
    assert there["tally"]["wider"] == pytest.approx(0.01 * (np.abs(here[1:]) > 1.2).sum())


BARS = """async ([settings, units]) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [{ Course }, { derive }, equations, { default: declared }] = await Promise.all([
    at('models/window_of_tolerance/step'), at('models/window_of_tolerance/derived'),
    at('models/window_of_tolerance/equations'), at('models/window_of_tolerance/declaration')]);
  const { coefficients, shares } = derive(equations, settings);
  const course = new Course({ declared, equations, seed: 7 });
  for (let left = units; left > 0; left -= 1000) course.travel(coefficients, 1000);
  return { bars: course.tally.shares(), strokes: shares };
}"""


@pytest.mark.parametrize("given", [{}, {"outside": 0.4}])
def test_every_bar_goes_to_its_own_stroke(visit, page, given):
    """Bar and stroke of one screen, with the first assumption as it comes and turned round."""
    visit()
    settings = window.MODEL.settings(dict(window.MODEL.presets[1].settings) | given)
    found = page.evaluate(BARS, [settings, 40_000])
    assert found["bars"]["now"] == pytest.approx(found["strokes"]["now"], abs=0.02)
    # under the same stressors, so that the gain is known better than each
    for name in ("wider", "faster"):
        bar, stroke = (found[kind]["now"] - found[kind][name] for kind in ("bars", "strokes"))
        assert bar == pytest.approx(stroke, abs=0.008)


def test_the_faster_trace_is_python_s_with_faster_settling(visit, page):
    """The dashed trace would answer another question than the one that was asked."""
    visit()
    there = page.evaluate(TRAVEL, [window.MODEL.settings({}), 7, 2000])
    here = window.simulate(duration=20, settle=0.6)
    assert np.abs(np.array(there["quick"]) - here.arousal[0]).max() < 1e-9
    outside = np.abs(window.simulate(duration=20).arousal[0, 1:])
    assert there["tally"]["above"] == pytest.approx(0.01 * (outside > 1).sum())
    assert there["tally"]["wider"] == pytest.approx(0.01 * (outside > 1.2).sum())
    assert there["tally"]["faster"] == pytest.approx(0.01 * (here.arousal[0, 1:] > 1).sum())


@pytest.mark.parametrize("scene", range(4))
def test_the_answer_in_the_page_is_python_s(visit, scene):
    """Each scene's verdict and its three shares, in words."""
    live, settings = visit(), window.MODEL.presets[scene].settings
    live.locator(f'[data-scene="{scene}"]').click()
    begin(live, "alike")
    live.locator("[data-ref=skip]").click()
    shares = {name: finely(share) for name, share in window.which_helps(**settings).items()}
    said = {"wider": "the wider window helps more", "faster": "the faster settling helps more"}
    verdict = said.get(window.answer(**settings), "the two help much alike")
    expect(live.locator("[data-ref=outside-note]")).to_contain_text(
        f"You guessed ‘much alike’. In the long run time outside falls from {shares['now']} to "
        f"{shares['wider']} with the wider window, to {shares['faster']} with faster settling: {verdict}."
    )


def test_with_reduced_motion_whole_runs_are_shown_and_counted(browser, site):
    """The sentence, the bars and Python count the same 24 runs; nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    page = context.new_page()
    page.goto(site)
    begin(page.locator(".live"), "wider")
    runs = window.simulate(seed=7, runs=24, duration=100)
    above = int((runs.zone[:, -1] == 2).sum())
    expect(page.locator(".sentence")).to_contain_text(
        f"{24 - above} end within, {above} end above."
    )
    shown = page.locator("[data-ref=share-now]").text_content()
    assert int(shown.split()[0]) == pytest.approx(100 * (1 - runs.shares["within"]), abs=0.6)
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    context.close()


# ---------------------------------------------------------------- the ways of a reader


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_predict_play_compare_explain_by_keyboard(visit, page, size):
    """No play before a guess; the guess meets what came; a change is explained; a scene asks again."""
    page.set_viewport_size(size)
    live = visit()
    expect(live.locator(".badge")).to_contain_text("not fitted to people")
    expect(live.locator(".sentence")).to_have_text(re.compile("Which means less time outside"))
    live.get_by_role("button", name="Play").press("Enter")
    first = live.locator(".guess input").first
    expect(first).to_be_focused()
    first.press("ArrowDown")
    expect(live.locator(".sentence")).to_contain_text("You chose the faster settling")
    live.get_by_role("button", name="Play").press("Enter")
    expect(live.locator(".sentence")).to_contain_text("Arousal is")
    expect(live.locator(".lately")).to_have_text(
        re.compile(r"Outside for .* % of the time so far; (never )?flooded")
    )
    live.get_by_role("button", name="Nudge").press("Enter")
    expect(live.locator(".sentence")).to_have_text("Arousal is above the window: flooded.")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(live.locator("[data-ref=outside-note]")).to_contain_text(
        "You guessed ‘the faster settling’."
    )
    picture = live.locator("[data-ref=outside]")
    expect(picture).to_have_attribute(
        "aria-label", re.compile(r"20 % wider \d+ %, in the long run 12 %")
    )
    expect(live.get_by_label("What surprised me")).to_be_visible()
    expect(live.locator("[data-ref=one-note]")).to_have_text("Shaded: how likely each force is.")
    show_all(live)
    width = live.get_by_role("slider", name=re.compile("Width of the window"))
    width.press("End")
    expect(width).to_have_attribute("aria-valuetext", "very wide, 3.00")
    expect(live.locator("[data-ref=outside-note]")).not_to_contain_text("You guessed")
    live.get_by_role("radio", name="less than half as well").check()
    expect(live.locator("[data-ref=one-note]")).to_contain_text("it lasts 3.5 units of time longer")
    live.get_by_role("button", name=re.compile("A quiet year")).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.get_by_role("slider", name=re.compile("How often"))).to_have_value("0.05")


def test_the_second_assumption_turns_the_picture_upside_down(visit):
    """Shutting down instead of flooding, and the same shares: the equation cannot tell them apart."""
    live = visit("?window_of_tolerance=direction:-1")
    begin(live, "wider")
    live.locator("[data-ref=skip]").click()
    expect(live.locator(".lately")).to_have_text(re.compile(r"never flooded, shut down \w+"))
    expect(live.locator("[data-ref=outside-note]")).to_contain_text("from 16 % to 12 %")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("often:9", "How often is a number from 0 to 2; the address gave ‘9’. It stays at 0.25."),
        (
            "outside:0.5",
            "The assumption ‘outside’ is 1 (as well as inside (this model’s choice)) or 0.4",
        ),
        ("breadth:1", "The window of tolerance has no ‘breadth’, for which the address asks."),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page."""
    live = visit(f"?window_of_tolerance={asked},width:2")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Width"))).to_have_value("2")


def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page):
    """A linked slider would show a value that the picture does not have."""
    live = visit()
    page.evaluate("model.set('hard', 30)")
    expect(live.get_by_role("alert")).to_contain_text("How hard is a number from 0.2 to 3")
    assert page.evaluate("model.get('hard')") == 1


def test_every_corner_of_the_ranges_is_drawn(visit, page):
    """No number that is not one: the longest run of stressors in the narrowest window, and none at all."""
    for asked in (
        "often:2,hard:3,settle:0.1,width:0.3,unrest:1,outside:0.4",
        "often:0,unrest:0",
        "hard:0.2,settle:2",
    ):
        live = visit(f"?window_of_tolerance={asked}")
        begin(live, "alike")
        live.locator("[data-ref=skip]").click()
        expect(live.locator("[data-ref=outside-note]")).to_contain_text(
            "In the long run time outside falls"
        )
        drawn = live.locator("svg").evaluate_all(
            "nodes => nodes.map((node) => node.outerHTML).join()"
        )
        assert "NaN" not in drawn and "Infinity" not in drawn
        assert "NaN" not in live.inner_text()


# ---------------------------------------------------------------- when it cannot live, and for everybody


def test_without_scripts_the_still_picture_and_its_words_stand(browser, site):
    """Also what a printer or a reader app gets."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    stands_still(page, "84 % within the window, 16 % above it")
    context.close()


def test_print_shows_the_still_picture(visit, page):
    """A canvas would print as whatever frame it happened to hold."""
    live = visit()
    page.emulate_media(media="print")
    expect(live).to_be_hidden()
    expect(page.locator(".still svg")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1200", "390"])
def test_axe_finds_nothing(visit, page, axe, theme, size):
    """Asking, compared, and with everything unfolded."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    is_accessible(page, axe, visit("?window_of_tolerance=often:9"), "wider")
