"""The ways of a reader through the river: keyboard, screen reader, phone, what is kept."""

import re

import pytest
from model_contract import NARROW, WIDE, show_all
from playwright.sync_api import expect
from river_contract import exercise_river
from river_site import begin, fixtures

site, errors, visit = fixtures()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_contract_of_the_river_in_a_page(visit, page, size):
    """The same steps that JupyterLab is taken through."""
    page.set_viewport_size(size)
    visit()
    exercise_river(page)


def test_what_a_screen_reader_gets(visit, page):
    """Every picture has a name, what is spoken follows what the reader does, and every control has a name."""
    live = visit()
    show_all(live)
    expect(live.get_by_role("img", name="A river seen from above")).to_be_visible()
    expect(
        live.get_by_role("img", name="Cross-section of the river: not shown yet.")
    ).to_be_visible()
    expect(live.get_by_role("img", name="Time spent: not shown yet.")).to_be_visible()
    expect(live.get_by_role("group", name="Before it moves: where will this boat")).to_be_visible()
    spoken = live.locator("[aria-live=polite]")
    expect(
        spoken
    ).to_be_empty()  # the guesses are under the question, and a page that opens keeps silent
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
    show_all(live)
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    controls = live.locator("button, summary, .assumption label, [type=range], [type=text]")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    heights = controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)")
    assert min(heights) >= 24
