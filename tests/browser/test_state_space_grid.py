"""The state-space grid in a published page, in a real Chromium."""

import re

import model_contract as contract
import model_site
import pytest
from playwright.sync_api import expect

from ipnb.models.state_space_grid import model
from ipnb.models.state_space_grid.films import FILMS

FILMS_THERE = """async (settings) => {
  const { filmsOf } = await import('/_static/ipnb/models/state_space_grid/step.js');
  return filmsOf(settings);
}"""
RUNS = [
    *(dict(preset.settings) for preset in model.MODEL.presets),
    {"film": 1, "moment": 1, "carer": 2, "child": -2},
    {"film": 2, "moment": 30, "carer": -1, "child": 1, "codes": 0, "brief": 0},
]
GUESS = "scattered-rigid-flexible"

site, _ = model_site.fixtures(model.MODEL)


def test_python_and_the_browser_count_the_same(page, site):
    """Every path square for square, the counts to 1e-12, and the names."""
    contract.visit(page, site)
    for given in RUNS:
        there = page.evaluate(FILMS_THERE, model.MODEL.settings(given))
        assert there["side"] == model.side(**given) and there["answer"] == model.answer(**given)
        for which, (name, here) in enumerate(model.counts(**given).items()):
            assert [tuple(cell) for cell in there["paths"][which]] == model.path(which, **given)
            assert there["counts"][which] == pytest.approx(vars(here), abs=1e-12), name
            assert there["kinds"][which] == model.kind(here)


def test_no_count_and_no_path_before_the_guess(page, site):
    """The reader's own steps and the table come with the run."""
    live = contract.visit(page, site)
    expect(live.get_by_role("table")).to_be_hidden()
    expect(live.get_by_role("button", name="One moment on")).to_be_hidden()
    contract.begin(live, GUESS)
    expect(live.get_by_role("table").first).to_be_visible()
    expect(live.get_by_role("button", name="One moment on")).to_be_visible()


def test_the_scenes_can_be_read_before_the_guess(page, site):
    """Nobody can say which is which from three titles."""
    live = contract.visit(page, site)
    for film in FILMS:
        live.get_by_role("button", name=film.title).press("Enter")
        expect(live.get_by_text(film.lines[-1][1])).to_be_visible()
    expect(live.get_by_text(FILMS[0].lines[0][1])).to_be_hidden()


def test_moment_by_moment_the_scene_and_the_grid_go_together(page, site):
    """The reader steps: the line that is on, the square, and what is counted so far."""
    live = contract.visit(page, site)
    live.locator(f".guess.{GUESS} input").check(force=True)
    live.locator("[data-ref=play]").click()
    live.get_by_role("button", name="Pause").click()
    live.get_by_role("button", name="Rewind").click()
    step = live.get_by_role("button", name="One moment on")
    for _ in range(10):
        step.press("Enter")
    expect(live.locator(".sentence")).to_have_text(
        "Before the bus, 1:40: the carer very upset, the child very upset."
    )
    expect(live.locator("[aria-current=step]")).to_have_text(FILMS[0].lines[3][1])
    here = model.count(model.path(0)[:10])
    expect(live.locator("[data-ref=squares-0]")).to_have_text(str(here.squares))
    expect(live.locator("[data-ref=moves-0]")).to_have_text(str(here.moves))
    expect(live.locator("[data-ref=kind-0]")).to_have_text("–")
    expect(live.get_by_role("img", name=re.compile("up to 1:40: a path over"))).to_be_visible()


def test_one_code_anew_says_which_counts_it_moves(page, site):
    """The preset is a slider's step away, and the name changes with it."""
    live = contract.visit(page, site)
    contract.begin(live, GUESS)
    live.locator("[data-ref=skip]").click()
    expect(live.locator("[data-ref=counted-note]")).to_have_text(
        "You guessed ‘bus scattered, tea rigid, puzzle flexible’. By this model’s bounds: bus scattered, tea "
        "rigid, puzzle flexible."
    )
    note = live.locator("[data-ref=time-note]")
    expect(note).to_contain_text("Moment 24 stands as it was coded")
    live.get_by_role("slider", name=re.compile("The child")).press("ArrowRight")
    expect(note).to_have_text(
        "Moment 24, now the carer a little pleased, the child delighted: squares visited 8 → 9; dispersion, 0 "
        "to 1 0.80 → 0.83; entropy, bits 2.8 → 3.0; moves that lead back 53 % → 47 %. It was called flexible "
        "and is now called scattered."
    )
    expect(live.locator("[data-ref=kind-2]")).to_have_text("scattered")
    expect(live.locator("[data-ref=counted-note]")).to_contain_text("no longer one of each")
    contract.show_all(live)
    live.get_by_role("radio", name="in three: upset, neutral, pleased").check()
    expect(live.locator("[data-ref=kind-0]")).to_have_text("flexible")


def test_wrong_values_in_the_address_are_explained(page, site):
    """The last good value stays, and a reader's settings come back, with every control at hand."""
    live = contract.visit(page, f"{site}/?state_space_grid=moment:99")
    expect(live.get_by_role("alert")).to_contain_text(
        "Moment to recode is a number from 1 to 30; the address gave ‘99’"
    )
    slider = live.locator("[data-ref=moment]")
    slider.press("Home")
    page.wait_for_url(re.compile("state_space_grid=.*moment:1,"))
    page.goto(site)
    expect(slider).to_have_value("1")
    expect(live.get_by_role("alert")).to_contain_text("Here are the settings that you left")


def test_with_reduced_motion_the_whole_paths_stand_still_and_steps_are_the_readers(browser, site):
    """Nothing moves by itself; who steps goes on stepping."""
    context = browser.new_context(reduced_motion="reduce", viewport=contract.WIDE)
    page = context.new_page()
    live = contract.visit(page, site)
    live.locator(f".guess.{GUESS} input").check(force=True)
    live.get_by_role("button", name="Show the whole paths").click()
    expect(live.locator("[data-ref=squares-2]")).to_have_text("8")
    contract.rests(page, live, "canvas")
    live.get_by_role("button", name="Rewind").click()
    live.get_by_role("button", name="Start again").click()
    live.locator(f".guess.{GUESS} input").check(force=True)
    live.get_by_role("button", name="One moment on").click()
    expect(live.locator("[data-ref=squares-0]")).to_have_text("1")
    context.close()
