"""The river in a published page, in a real Chromium: its numbers, its words, and every way to reach it."""

import re

import numpy as np
import pytest
import river_site
from playwright.sync_api import expect
from river_contract import exercise_river

from ipnb.models.river import alt_text as river_words
from ipnb.models.river import model as river

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a small site with one river."""
    folder = tmp_path_factory.mktemp("site")
    river_site.write(folder)
    server, address = river_site.serve(folder)
    yield address
    server.shutdown()


@pytest.fixture
def errors(page):
    """What the browser complained of; a test that uses ``visit`` fails if there was anything."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console", lambda message: found.append(message.text) if message.type == "error" else None
    )
    page.on(
        "request",
        lambda request: found.append(request.url) if "//127.0.0.1" not in request.url else None,
    )
    yield found
    assert not [text for text in found if not text.startswith("data:")]


@pytest.fixture
def visit(page, site, errors):
    """``visit()`` or ``visit("?river=linkage:0.9")`` -> the live river."""

    def go(address: str = ""):
        page.goto(f"{site}/{address}")
        live = page.locator(".live")
        expect(live).to_have_attribute("data-phase", re.compile("."))
        return live

    return go


def begin(live, guess: str = "flow") -> None:
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()


# ---------------------------------------------------------------- numbers

TRAVEL = """async ([settings, seed, steps]) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [sde, { binsOf }, { landscape }, equations, declared] = await Promise.all([
    at('dynamics/sde'), at('dynamics/tally'), at('dynamics/landscape'),
    at('models/river/equations'), at('models/river/declaration')]);
  const bins = binsOf({ reach: 2.6, bins: 26 }), { zones } = declared.default;
  const boat = new sde.Trajectory({ declared: declared.default, equations, bins, seed }), x = [boat.x];
  const coefficients = equations.coefficients(settings);
  for (let i = 0; i < steps; i++) { boat.step(coefficients); x.push(boat.x); }
  const { shares, wells, passageTimes } = landscape(equations, zones, settings);
  return { x, coefficients, shares, wells, passageTimes };
}"""
VOYAGES = [
    (7, {}),
    (0, {"differentiation": 0, "linkage": 0}),
    (1, {"differentiation": 1, "linkage": 0, "storm": 1.2}),
    (123456789, {"differentiation": 0.55, "linkage": 0.45, "lean": -1}),
    (2**32 - 1, {"differentiation": 0.3, "linkage": 0.9, "storm": 0.3, "shelter": 0.4}),
]


@pytest.mark.parametrize(("seed", "given"), VOYAGES)
def test_python_and_the_browser_sail_the_same_voyage(visit, page, seed, given):
    """2,000 steps apart by less than 1e-9; and the long run in closed form is the same in both."""
    visit()
    settings = river.MODEL.settings(given)
    there = page.evaluate(TRAVEL, [settings, seed, 2000])
    here = river.simulate(seed=seed, duration=20, **given)
    assert np.abs(np.array(there["x"]) - here.x[0]).max() < 1e-9
    assert there["coefficients"] == pytest.approx(river.potential_parameters(**given), abs=1e-12)
    assert there["shares"] == pytest.approx(river.zone_shares(**given), abs=1e-4)
    assert there["wells"] == pytest.approx(river.wells(**given), abs=1e-9)
    times = river.mean_first_passage_times(**given)
    assert there["passageTimes"] == (pytest.approx(times, rel=0.01) if times else None)


NOTES = """(all) => all.map((settings) => {
  for (const [name, value] of Object.entries(settings)) window.model.set(name, value);
  return document.querySelector('[data-ref=bed-note]').textContent;
})"""


def test_the_page_says_the_bed_as_python_does(visit, page):
    """‘One to each side’ stood over two hollows in the flow; at the fork there was none at all."""
    live = visit()
    live.locator(".guess.flow input").check(force=True)
    draw = np.random.default_rng(5)
    settings = [{"differentiation": 0.5, "linkage": 0.5, "lean": 1}]
    for steps in draw.integers(0, 21, (200, 2)):
        settings.append({"differentiation": steps[0] / 20, "linkage": steps[1] / 20})
        settings[-1]["lean"] = int(draw.choice([1, -1, 0]))
    for given, note in zip(settings, page.evaluate(NOTES, settings), strict=True):
        said = f"{river.potential_parameters(**given)['I']:.2f}: {river_words.riverbed(**given)}."
        assert note.removeprefix("Integration ")[4:] == said[4:], given
        assert float(note.split()[1][:-1]) == pytest.approx(
            river.potential_parameters(**given)["I"], abs=0.0051
        )


MINUTE = """async (settings) => {
  const at = (name) => import(`/_static/ipnb/${name}.js`);
  const [sde, { binsOf }, equations, { default: declared }] = await Promise.all([at('dynamics/sde'),
    at('dynamics/tally'), at('models/river/equations'), at('models/river/declaration')]);
  const bins = binsOf({ reach: 2.6, bins: 26 });
  const boat = new sde.Trajectory({ declared, equations, bins, seed: 7 });
  boat.travel(equations.coefficients(settings), 60 * declared.speed);
  return [boat.recent.summary(), boat.tally.shares(declared.zones)];
}"""


@pytest.mark.parametrize("corner", [(0.5, 0.5), (1, 1), (0, 0), (0.2, 0.2)])
def test_the_sentence_below_the_river_counts_the_boat_that_the_bars_count(visit, page, corner):
    """The sentence followed the smoothed boat of the picture: 99 % in flow, where the bars said 88."""
    visit()
    settings = river.MODEL.settings(
        {"differentiation": corner[0], "linkage": corner[1], "storm": 1.2}
    )
    recent, bars = page.evaluate(MINUTE, settings)
    assert recent["whole"]
    for zone, share in bars.items():
        assert recent["zones"][zone]["share"] == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize(
    ("address", "never", "sometimes"),
    [
        (
            "differentiation:0.35,linkage:0.2,storm:1.2",
            "Nothing holds it here",
            "it sways, and comes back",
        ),
        ("differentiation:0.2,linkage:0.2", "it sways, and comes back", "Nothing holds it here"),
    ],
)
def test_what_holds_the_boat_in_the_flow_is_a_hollow(visit, page, address, never, sometimes):
    """‘Nothing holds it here’ was said of a boat over a hollow, since flow had less than half of the time."""
    live, seen = visit(f"?river={address}"), ""
    begin(live)
    for _ in range(25):
        live.locator("[data-ref=skip]").click()
        seen += live.locator(".sentence").text_content()
    assert sometimes in seen and never not in seen


def test_the_long_run_of_a_calm_river_is_said_to_be_far(visit):
    """Bars of one boat stood beside a long run that takes it ten thousand years."""
    live = visit("?river=differentiation:0,linkage:0,storm:0.3")
    begin(live)
    live.locator("[data-ref=skip]").click()
    note = live.locator("[data-ref=time-note]")
    expect(note).to_contain_text("One boat is far from the long run yet")
    expect(note).to_contain_text(
        "it takes over a million units of time on average, and as long back."
    )
    live.locator("[data-ref=storm]").press("End")
    live.locator("[data-ref=skip]").click()
    expect(note).not_to_contain_text("far from the long run")


def test_the_bed_is_shown_with_the_guess(visit):
    """The first prediction of the course had its answer drawn beside it."""
    live = visit("?river=linkage:0.8")
    expect(live.locator("[data-ref=bed]")).to_have_attribute(
        "aria-label", re.compile("not shown yet")
    )
    expect(live.locator("[data-ref=ground]")).to_be_hidden()
    live.locator(".guess.flow input").check(force=True)
    expect(live.locator("[data-ref=ground]")).to_be_visible()
    expect(live.locator("[data-ref=bed-note]")).to_contain_text("one hollow, at the rigidity bank")


def test_with_reduced_motion_the_bars_are_of_the_boats_that_the_sentence_counts(browser, site):
    """One run for the picture, the sentence and the bars: the same 24 boats that Python simulates."""
    context = browser.new_context(reduced_motion="reduce", viewport=WIDE)
    live = context.new_page()
    live.goto(site)
    begin(live.locator(".live"))
    fleet = river.simulate(seed=7, boats=24, duration=100)
    ends = [int(np.sum(fleet.zone[:, -1] == i)) for i in range(3)]
    sentence = f"{ends[0]} end in rigidity, {ends[1]} end in flow, {ends[2]} end in chaos."
    expect(live.locator(".sentence")).to_have_text(f"24 boats on the same river: {sentence}")
    for name, share in fleet.shares.items():
        shown = live.locator(f"[data-ref=share-{name}]").text_content()
        assert int(shown.split()[0]) == pytest.approx(100 * share, abs=0.6)
    expect(live.locator("[data-ref=time-note]")).to_contain_text(
        "the 24 boats above, 100 units of time each"
    )
    expect(live.locator("[data-ref=skip]")).to_be_hidden()
    before = live.locator("canvas").screenshot()
    live.wait_for_timeout(300)
    assert live.locator("canvas").screenshot() == before, (
        "something moves although the reader asked for calm"
    )
    context.close()


# ---------------------------------------------------------------- the ways of a reader


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_contract_of_the_river_in_a_page(visit, page, size):
    """The same steps that JupyterLab is taken through."""
    page.set_viewport_size(size)
    visit()
    exercise_river(page)


def test_what_a_screen_reader_gets(visit, page):
    """Every picture has a name, what is spoken follows what the reader does, and every control has a name."""
    live = visit()
    expect(live.get_by_role("img", name="A river seen from above")).to_be_visible()
    expect(
        live.get_by_role("img", name="Cross-section of the river: not shown yet.")
    ).to_be_visible()
    expect(live.get_by_role("img", name="Time spent: not shown yet.")).to_be_visible()
    expect(live.get_by_role("group", name="Before it moves: where will this boat")).to_be_visible()
    spoken = live.locator("[aria-live=polite]")
    expect(spoken).to_contain_text("Before it moves")
    begin(live)
    bed = live.get_by_role("img", name="Cross-section of the river. Integration 0.20: two hollows")
    expect(bed).to_be_visible()
    expect(spoken).to_contain_text("The boat")
    live.locator("[data-ref=skip]").click()
    expect(live.locator(".lately")).to_have_text(
        re.compile(
            r"In flow for \d+ % of the last minute; (aground on rigidity \w+( times)?|swept into chaos)"
        )
    )
    named = live.locator("button, input, summary").evaluate_all(
        "nodes => nodes.filter((node) => !(node.textContent.trim() || node.labels?.length)).length"
    )
    assert named == 0


def test_nothing_goes_on_for_long_that_nobody_started(visit, page):
    """WCAG 2.2.2: the water's greeting ends by itself; and a boat out of sight stays where it is."""
    live, units = visit(), re.compile(r"\d+ units")
    page.wait_for_timeout(6500)
    before = live.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert live.locator("canvas").screenshot() == before
    begin(live)
    live.locator("[data-ref=skip]").click()
    page.evaluate("document.body.style.paddingTop = '4000px'")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    away = units.search(live.locator("[data-ref=time-note]").text_content())[0]
    page.wait_for_timeout(1500)
    assert units.search(live.locator("[data-ref=time-note]").text_content())[0] == away


def test_a_sentence_of_surprise_stays_in_this_browser(visit, page):
    """It is there after a reload, and nowhere else: no request leaves the page."""
    live = visit()
    begin(live)
    live.locator("[data-ref=skip]").click()
    live.get_by_label("What surprised me").fill("More storm, more flow.")
    live = visit()
    expect(live.get_by_label("What surprised me")).to_have_value("More storm, more flow.")


def test_a_browser_that_keeps_nothing_says_so(visit, page):
    """Private windows may refuse storage: the river still works, and the reader is told."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('no') }")
    live = visit()
    begin(live)
    live.locator("[data-ref=skip]").click()
    live.get_by_label("What surprised me").fill("Nothing stays.")
    expect(live.get_by_role("alert")).to_contain_text("does not let a page keep anything")


# ---------------------------------------------------------------- the address


def test_settings_are_in_the_address_and_a_link_opens_them(visit, page, browser):
    """A teacher sends a link; the student sees that river, and can start again from the chapter's."""
    live = visit()
    live.get_by_role("slider", name=re.compile("Linkage")).press("End")
    live.locator("[data-ref=reseed]").click()
    expect(page).to_have_url(
        re.compile(r"\?river=differentiation:0\.2,linkage:1,storm:0\.8,lean:1,shelter:0,seed:8$")
    )
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("1")
    expect(other.locator("[data-ref=weather]")).to_contain_text("Weather no. 8")
    expect(other.get_by_role("alert")).to_contain_text("These are the settings of the link.")
    other.context.close()


def test_settings_that_were_left_are_taken_up_again(visit):
    """A reader who comes back without the link finds the river as it was, is told so, and can start again."""
    live = visit()
    live.get_by_role("slider", name=re.compile("Storm")).press("End")
    live.page.wait_for_timeout(400)
    live = visit()
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("1.2")
    expect(live.get_by_role("alert")).to_contain_text("the settings that you left")
    live.locator("[data-ref=again]").click()
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("0.8")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("linkage:7", "Linkage is a number from 0 to 1; the address gave ‘7’. It stays at 0.2."),
        ("linkage:NaN", "the address gave ‘NaN’. It stays at 0.2."),
        ("linkage:", "Linkage is a number from 0 to 1"),
        ("lean:2", "The assumption ‘lean’ is 1 (chaos (this model’s choice))"),
        ("seed:1.5", "The seed of the weather is a whole number from 0 to 4294967295"),
        ("tide:3", "The integration river has no ‘tide’, for which the address asks."),
        ("<b>:1", "has no ‘<b>’"),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page: the last good value stays, and the good half of the address counts."""
    live = visit(f"?river={asked},storm:1.1")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("0.2")
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("1.1")
    begin(live)
    expect(live).to_have_attribute("data-phase", "playing")


@pytest.mark.parametrize("bad", ["7", "NaN", "'much'", "null"])
def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page, bad):
    """The host hears of the last good value, so that a linked slider does not show another one."""
    live = visit()
    page.evaluate(f"model.set('linkage', {bad})")
    expect(live.get_by_role("alert")).to_contain_text("Linkage is a number from 0 to 1")
    assert page.evaluate("model.get('linkage')") == 0.2
    page.evaluate("model.set('linkage', 0.6)")
    expect(live.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("0.6")
    expect(live.get_by_role("alert")).to_be_hidden()
    page.evaluate("model.set('problem', 'Linkage is a number from 0 to 1; you gave 9.')")
    expect(live.get_by_role("alert")).to_have_text("Linkage is a number from 0 to 1; you gave 9.")


# ---------------------------------------------------------------- when it cannot live


def stands_still(page) -> None:
    still = page.locator(".still")
    expect(still.get_by_role("img")).to_be_visible()
    expect(still.locator(".words")).to_contain_text(
        "long run: rigidity 32 %, flow 37 %, chaos 32 %"
    )
    expect(page.locator(".live")).to_have_count(0)
    box = page.locator("[data-module]").bounding_box()
    assert box["height"] < 700, "an empty place below the picture"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_scripts_a_still_picture_and_its_words_stand(browser, site, theme):
    """Also what a printer, a reader app or a search engine sees."""
    context = browser.new_context(java_script_enabled=False, color_scheme=theme)
    page = context.new_page()
    page.goto(site)
    stands_still(page)
    context.close()


def test_if_the_browser_cannot_draw_the_still_picture_stays(page, site):
    """An old browser without a canvas: the words stay, and no half-built river hides them."""
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(site)
    page.wait_for_timeout(500)
    stands_still(page)


def test_print_shows_the_still_picture_on_white(visit, page):
    """The live canvas would print as whatever frame it happened to hold, on the dark page of a dark theme."""
    page.emulate_media(color_scheme="dark")
    live = visit()
    page.emulate_media(media="print", color_scheme="dark")
    expect(live).to_be_hidden()
    expect(page.locator(".still svg")).to_be_visible()
    paper = page.locator(".still").evaluate("node => getComputedStyle(node).backgroundColor")
    assert paper == "rgb(251, 248, 242)"


def test_leaving_takes_everything_away(visit, page):
    """JupyterLab removes a cell's output: no timer, listener or picture may stay behind."""
    live = visit()
    begin(live)
    page.evaluate("leave()")
    expect(page.locator(".live")).to_have_count(0)
    expect(page.locator(".still")).to_be_visible()
    page.evaluate("model.set('linkage', 0.9)")


# ---------------------------------------------------------------- as a notebook mounts it

AS_IN_A_NOTEBOOK = """async () => {
  const { default: simulation } = await import('/_static/ipnb/models/river/view.js');
  const el = document.createElement('div');
  window.keys = [];
  document.addEventListener('keydown', ({ key }) => window.keys.push(key));
  const model = { get: () => undefined, set() {}, on() {}, off() {}, save_changes() {} };
  simulation.render({ model, el });
  await new Promise(requestAnimationFrame);
  document.querySelector('main').replaceChildren(el);
}"""


def test_a_river_that_is_rendered_before_it_is_shown_has_its_colours(visit, page):
    """JupyterLab renders into a place outside the page, where no colour is known yet."""
    visit()
    page.evaluate(AS_IN_A_NOTEBOOK)
    live = page.locator(".live")
    expect(live.locator("canvas")).to_be_visible()
    page.wait_for_timeout(300)
    pixel = "c => [...c.getContext('2d').getImageData(c.width / 2, c.height / 2 - 30, 1, 1).data.slice(0, 3)]"
    assert max(live.locator("canvas").evaluate(pixel)) > 100, "the water is black"


def test_in_a_notebook_keys_stay_in_the_river_and_the_address_stays_as_it_is(visit, page):
    """JupyterLab would take the arrows away from a slider, and delete the cell on d, d."""
    visit()
    page.evaluate(AS_IN_A_NOTEBOOK)
    linkage = page.get_by_role("slider", name=re.compile("Linkage"))
    linkage.press("ArrowRight")
    linkage.press("d")
    linkage.press("Control+s")
    assert page.evaluate("keys") == ["Control", "s"]
    page.wait_for_timeout(400)
    assert "?" not in page.url
    expect(page.get_by_role("button", name="Copy a link")).to_have_count(0)


# ---------------------------------------------------------------- accessibility


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1200", "390"])
def test_axe_finds_nothing(visit, page, axe, theme, size):
    """Asking, playing, compared, and with everything unfolded."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    live = visit("?river=linkage:7")
    assert axe(page) == []
    begin(live)
    live.locator("[data-ref=skip]").click()
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    controls = live.locator("button, summary, .assumption label, [type=range], [type=text]")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    heights = controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)")
    assert min(heights) >= 24
