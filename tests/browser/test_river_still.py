"""Where the river cannot live, its still picture and the words stand."""

import pytest
from model_contract import look_at_still
from playwright.sync_api import expect
from river_site import fixtures

site, errors, visit = fixtures()


def stands_still(page) -> None:
    still = page.locator(".still")
    look_at_still(page)
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
