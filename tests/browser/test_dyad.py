"""The dyad in a published page, in a real Chromium: its numbers, its words, the ways of a reader."""

import re

import numpy as np
import pytest
from model_contract import NARROW, WIDE, begin, show_all
from model_site import fixtures, is_accessible, stands_still
from playwright.sync_api import expect

from ipnb.models.dyad import alt_text as dyad_words
from ipnb.models.dyad import closed_form
from ipnb.models.dyad import model as dyad

site, visit = fixtures(dyad.MODEL)

# ---------------------------------------------------------------- numbers

TRAVEL = """async ([settings, seed, steps]) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [{ Pair }, { derive }, equations, { default: declared }] = await Promise.all([at('models/dyad/step'),
    at('models/dyad/derived'), at('models/dyad/equations'), at('models/dyad/declaration')]);
  const derived = derive(equations, declared, settings), pair = new Pair({ declared, seed }), states = [];
  pair.begin(derived.coefficients);
  for (let i = 0; i <= steps; i++) { states.push(pair.state); pair.step(derived.coefficients); }
  return { states, settling: derived.settling, least: derived.least, curves: derived.curves };
}"""
PAIRS = [
    (7, {}),
    (0, {"attunement": 1, "client": -0.1, "helper": 0.4, "apart": 0.6, "round": 10}),
    (3, {"attunement": 3, "client": -0.3, "apart": 0.45, "round": 3}),  # half a step is rounded
    (4, {"attunement": 1.2, "client": 0.3, "helper": 0.2, "draws": 0}),
    (1, {"attunement": 3, "client": 0.2, "helper": 0.6, "tempo": 0.5}),
    (123456789, {"attunement": 0.8, "client": -0.3, "helper": 0.5, "tempo": 2, "mutual": 0}),
    (
        2**32 - 1,
        {"attunement": 1.5, "client": -0.4, "helper": 0.55, "apart": 0.3, "round": 2, "tempo": 1.4},
    ),
]


@pytest.mark.parametrize(("seed", "given"), PAIRS)
def test_python_and_the_browser_take_the_same_steps(visit, page, seed, given):
    """3,000 steps apart by less than 1e-9 of their size, and the same closed forms."""
    visit()
    there = page.evaluate(TRAVEL, [dyad.MODEL.settings(given), seed, 3000])
    here = dyad.simulate(seed=seed, duration=60, **given)
    states = np.array(there["states"])
    for column, name in enumerate(("client", "client_change", "helper", "helper_change")):
        np.testing.assert_allclose(states[:, column], getattr(here, name), rtol=1e-9, atol=1e-9)
    assert there["settling"] == pytest.approx(-closed_form.growth(**given), abs=1e-5)
    least = closed_form.least_attunement(**given)
    assert (
        there["least"] == pytest.approx(least) if np.isfinite(least) else there["least"] == np.inf
    )


@pytest.mark.parametrize(
    "given", [{}, {"tempo": 0.5}, {"apart": 0.5, "helper": 0.5}, {"mutual": 0}]
)
def test_the_curves_over_attunement_are_python_s(visit, page, given):
    """What is drawn as the cost of closeness is what the helper's highest swing is."""
    visit()
    curves = page.evaluate(TRAVEL, [dyad.MODEL.settings(given), 7, 1])["curves"]
    for point in curves[1::6]:
        settings = given | {"attunement": point["attunement"]}
        assert point["settling"] == pytest.approx(-closed_form.growth(**settings), abs=1e-4)
        assert (point["peak"] is None) == (closed_form.growth(**settings) >= 0)


@pytest.mark.parametrize("given", [{}, {"apart": 0.45, "round": 3, "helper": 0.4}, {"draws": 0}])
def test_the_cost_is_python_s(visit, page, given):
    """The drawn curve and the words below the still picture would tell of two highest swings."""
    visit()
    for point in page.evaluate(TRAVEL, [dyad.MODEL.settings(given), 7, 1])["curves"]:
        if point["peak"] is not None:
            peak = closed_form.helper_peak(**given | {"attunement": point["attunement"]})
            assert point["peak"] == pytest.approx(peak, rel=1e-9, abs=1e-12)


SAYS = """async (all) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [{ derive, ending }, equations, { default: declared }] = await Promise.all([
    at('models/dyad/derived'), at('models/dyad/equations'), at('models/dyad/declaration')]);
  return all.map((settings) => {
    const { says, settling } = derive(equations, declared, settings);
    return [says, ending(settling)];
  });
}"""


def test_the_browser_says_what_python_says_at_any_setting(visit, page):
    """Thresholds at every kind of pair: steadiness above, below and at nought, both switches, ruptures."""
    visit()
    draw = np.random.default_rng(3)
    pairs = [
        dyad.MODEL.settings(
            {
                "attunement": float(draw.integers(0, 4)) / 2,
                "client": round(float(draw.choice([-0.3, -0.1, 0, 0.1, 0.4])), 2),
                "helper": round(float(draw.choice([-0.2, 0, 0.1, 0.3, 0.5])), 2),
                "apart": float(draw.choice([0, 0, 0.3, 0.6])),
                "mutual": int(draw.integers(0, 2)),
                "draws": int(draw.integers(0, 2)),
            }
        )
        for _ in range(150)
    ]
    for pair, (says, ending) in zip(pairs, page.evaluate(SAYS, pairs), strict=True):
        assert says == dyad_words.threshold(**pair), pair
        assert ending.replace("grows", "upset grows") in dyad_words.outcome(**pair), pair


def test_with_reduced_motion_the_whole_course_is_shown_at_once(browser, site):
    """40 units of time in one still picture, and the numbers of Python's simulation."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/?dyad=attunement:1")
    begin(page.locator(".live"), "depends")
    meeting = dyad.simulate(attunement=1, duration=40)
    peak = round(100 * np.abs(meeting.helper).max())
    expect(page.locator(".sentence")).to_have_text(
        f"The upset dies away. Highest swings: client 100 % of the first upset, helper {peak} % of it."
    )
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    page.get_by_role("button", name="Nudge").click()
    expect(page.locator(".sentence")).to_contain_text("The upset dies away")
    assert page.locator("canvas").screenshot() != before
    context.close()


# ---------------------------------------------------------------- the ways of a reader


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_predict_play_compare_explain_by_keyboard(visit, page, size):
    """No play before a guess; the guess meets what holds; a change is explained; a scene asks again."""
    page.set_viewport_size(size)
    live = visit()
    expect(live.locator(".badge")).to_contain_text("not fitted to people")
    live.get_by_role("button", name="Play").press("Enter")
    first = live.locator(".guess input").first
    expect(first).to_be_focused()
    first.press("Space")
    expect(live.locator(".sentence")).to_contain_text("You chose better")
    expect(live.locator("[data-ref=more-settling]")).to_be_hidden()
    live.get_by_role("button", name="Play").press("Enter")
    expect(live.locator(".sentence")).to_contain_text("The client is stirred")
    expect(live.locator(".lately")).to_have_text(
        re.compile(r"Highest swings so far: client \d+ % of the first upset")
    )
    live.get_by_role("button", name="Skip ahead").press("Enter")
    note = live.locator("[data-ref=more-note]")
    expect(note).to_contain_text(
        "You guessed ‘better’. It depends on the steadiness that the two have"
    )
    expect(note).to_contain_text("the pair settles from an attunement of 0.30 on")
    expect(note).not_to_contain_text("highest swing")
    expect(live.locator("[data-ref=more-cost]")).to_be_hidden()
    live.get_by_role("slider", name=re.compile("^Attunement")).press("ArrowRight")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(note).to_contain_text("The helper’s highest swing goes from")
    expect(live.locator("[data-ref=more-cost]")).to_be_visible()
    expect(live.get_by_label("What surprised me")).to_be_visible()
    show_all(live)
    tempo = live.get_by_role("slider", name=re.compile("Tempo"))
    tempo.press("Home")
    expect(tempo).to_have_attribute("aria-valuetext", "slow, 0.50")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(note).to_contain_text("Closest is not best: it settles fastest at 1.6")
    live.get_by_role("slider", name=re.compile("Helper’s steadiness")).press("Home")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(note).to_contain_text("No attunement settles this pair")
    live.get_by_role("button", name=re.compile("She slows down")).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.get_by_role("slider", name=re.compile("^Attunement"))).to_have_value("1")


def test_turning_off_mutual_attunement_takes_away_the_cost(visit):
    """The helper feels nothing: the cost and the ‘never enough’ go with the assumption."""
    live = visit("?dyad=attunement:1,mutual:0")
    begin(live, "worse")
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=more-note]")).to_contain_text("from an attunement of 0.20 on")
    expect(live.locator("[data-ref=more-note]")).not_to_contain_text("highest swing")
    expect(live.locator(".lately")).to_contain_text("helper 0 % of it")


def test_what_runs_away_is_stopped_and_said(visit):
    """Numbers without end would be drawn as a broken picture."""
    live = visit("?dyad=client:-0.4,helper:-0.4,attunement:2")
    begin(live, "better")
    live.locator("[data-ref=skip]").click()
    expect(live.locator(".sentence")).to_have_text(
        "Both are carried away. In this equation nothing stops it."
    )


def test_ruptures_are_said(visit):
    """A reader who does not see the hatching hears of it."""
    live = visit("?dyad=apart:0.9,round:40")
    begin(live, "better")
    live.locator("[data-ref=skip]").click()
    expect(live.locator(".sentence")).to_contain_text("Out of touch. ")


def test_the_words_on_safety_are_one_press_away(visit):
    """The first thing under ‘When this model is wrong’."""
    live = visit()
    live.locator("summary").press("Enter")
    expect(live.locator(".wrong li").first).to_contain_text("staying close is no remedy")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "attunement:9",
            "Attunement is a number from 0 to 3; the address gave ‘9’. It stays at 0.1.",
        ),
        ("mutual:2", "The assumption ‘mutual’ is 1"),
        ("love:1", "The co-regulating dyad has no ‘love’, for which the address asks."),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page."""
    live = visit(f"?dyad={asked},tempo:2")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Tempo"))).to_have_value("2")


def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page):
    """A linked slider would show a value that the picture does not have."""
    live = visit()
    page.evaluate("model.set('client', -4)")
    expect(live.get_by_role("alert")).to_contain_text(
        "Client’s steadiness is a number from -0.4 to 0.6"
    )
    assert page.evaluate("model.get('client')") == -0.1


# ---------------------------------------------------------------- when it cannot live, and for everybody


def test_without_scripts_the_still_picture_and_its_words_stand(browser, site):
    """Also what a printer or a reader app gets."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    stands_still(page, "Always in touch, the pair settles from an attunement of 0.30 on.")
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
    is_accessible(page, axe, visit("?dyad=attunement:9"), "depends")
