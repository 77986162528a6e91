"""The river in a published page, in a real Chromium: its numbers and its words."""

import re

import numpy as np
import pytest
from model_contract import WIDE, show_all
from playwright.sync_api import expect
from river_site import begin, fixtures

from ipnb.models.river import alt_text as river_words
from ipnb.models.river import model as river

site, errors, visit = fixtures()

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
    show_all(live)
    expect(live.locator("[data-ref=bed]")).to_have_attribute(
        "aria-label", re.compile("not shown yet")
    )
    expect(live.locator("[data-ref=ground]")).to_be_hidden()
    begin(live)
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
