"""The published book in a real browser, served from a folder below the root as a department would."""

from itertools import pairwise
from pathlib import Path

import pytest
from book_pages import RIVER, scroll_through
from playwright.sync_api import expect

# what is too wide or too pale shows here first; the others turn up little more, and take as long
LOOKS = [(390, "dark")]
OTHER_LOOKS = [(1200, "light"), (1200, "dark"), (390, "light")]


@pytest.mark.parametrize(
    ("width", "colours", "every"),
    [
        *((*look, 3) for look in LOOKS),
        *(pytest.param(*look, 1, marks=pytest.mark.deep) for look in (*LOOKS, *OTHER_LOOKS)),
    ],
)
def test_every_page_is_accessible_and_quiet(visit, axe, addresses, site, width, colours, every):
    """axe finds nothing, no script fails, nothing is too wide, and nothing is asked of anybody else.

    The quick run opens every third page, the deep one all of them.
    """
    page = visit(addresses[0], width=width, color_scheme=colours)
    for address in addresses[::every]:
        page.goto(site + address)
        scroll_through(page)
        if page.locator("[data-module]").count():
            page.wait_for_selector("[data-module] :is(.live, .wb)")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{address} is wider than the window"
        )
    assert page.faults == [] and page.foreign == []


def test_the_menu_on_a_phone(visit, axe):
    """It opens by keyboard, is accessible while open, closes with Escape and gives the focus back."""
    page = visit(RIVER, width=390)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null"), (
        "the next stop is inside the menu"
    )
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_reading_without_javascript(visit, axe):
    """Still pictures, answers with reasons, filters and menu: all without a script."""
    page = visit(RIVER, width=390, java_script_enabled=False)
    page.get_by_text("Look without a guess").first.click()
    expect(page.locator("[data-module] .still img").first).to_be_visible()
    expect(page.locator(".plot img").first).to_be_visible()
    expect(page.locator(".plot-tools button").first).to_be_hidden()
    reasons = page.locator(".check details").first
    reasons.locator("summary").click()
    expect(page.locator(".check .actions").first).to_be_hidden()
    reasons.get_by_role("link").click()
    expect(page.locator(":target .reason").first).to_be_visible()
    page.get_by_role("link", name="Back to the page").click()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="The claims ledger", exact=True).click()
    page.wait_for_url("**/ledger.html")
    page.get_by_role("radio", name="Contested").check()
    expect(page.locator(".claims > li.contested").first).to_be_visible()
    assert page.locator(".claims > li:not(.contested):visible").count() == 0


@pytest.mark.parametrize(
    ("most", "pages"),
    [(1, 4), pytest.param(99, 999, marks=pytest.mark.deep)],
    ids=["some", "all"],
)
def test_looking_closer_at_every_figure(visit, axe, addresses, site, most, pages):
    """By keyboard; the living picture has the still one's words, and the focus goes to the table."""
    page = visit(addresses[0], color_scheme="dark")
    looked = 0
    for address in addresses:
        if looked >= pages:
            break
        page.goto(site + address)
        for cover in page.locator("details.covered > summary").all():
            cover.click()
        plots = page.locator(".plot").all()[:most]
        for plot in plots:
            plot.get_by_role("button", name="Look closer").focus()
            page.keyboard.press("Enter")
            expect(plot.locator(".live .main-svg").first).to_be_visible(timeout=15_000)
            expect(plot.locator("summary")).to_be_focused()
            live, still = plot.locator(".live"), plot.locator(".still").first
            assert live.get_attribute("aria-label") == still.get_attribute("alt")
            expect(still).to_be_hidden()
            for menu in plot.locator(".plot-tools select").all():
                before = live.locator(".main-svg").first.inner_html()
                menu.select_option(index=menu.locator("option").count() - 1)
                expect(plot).not_to_have_attribute("aria-busy", "true")
                assert live.locator(".main-svg").first.inner_html() != before, (
                    "the menu changes the picture"
                )
            looked += 1
        if plots:  # the other pages are looked at above
            assert axe(page) == [], address
    assert looked >= 4
    assert page.faults == [] and page.foreign == []


def test_the_book_in_a_hub_leads_back(browser, server, built_book):
    """Is there a way from the book to one's desk, and none where there is no hub?"""
    context = browser.new_context()
    page = context.new_page()
    address = f"http://127.0.0.1:{server.server_port}"
    page.route(
        f"{address}/services/book/**",
        lambda route: route.continue_(url=route.request.url.replace("/services/book/", "/course/")),
    )
    page.goto(f"{address}/services/book/book/index.html")
    expect(page.get_by_role("link", name="To the hub")).to_have_attribute("href", "/hub/")
    page.goto(f"{address}/course/book/index.html")
    expect(page.get_by_role("link", name="To the hub")).to_be_hidden()
    context.close()


def test_on_paper(visit, tmp_path):
    """The text, pictures and boxes; no menu, no buttons, and nothing black behind it."""
    page = visit(RIVER, color_scheme="dark")
    page.wait_for_selector("[data-module]")
    page.emulate_media(media="print")
    for hidden in (".menu", ".skip", "footer", ".plot-tools", ".check .actions", "nav.steps"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (
        "h1",
        ".claim",
        ".plot img",
        "[data-module] .still img",
        ".dialogue",
        ".check .stem",
    ):
        expect(page.locator(shown).first).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(45, 42, 38)"
    )
    page.pdf(path=tmp_path / "chapter.pdf", format="A4")
    assert (tmp_path / "chapter.pdf").stat().st_size > 50_000


def test_less_motion_means_no_motion_on_the_front_page(visit):
    page = visit("book/index.html", reduced_motion="reduce")
    assert page.evaluate("document.querySelector('.hero .boat').getAnimations().length") == 0


def test_a_model_that_fails_to_load_leaves_its_still_picture(browser, site):
    """A broken module must not take the words away."""
    # it would fetch what is kept from the page here
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/_static/ipnb/models/*/view.js", lambda route: route.abort())
    page.goto(site + RIVER)
    scroll_through(page)
    page.get_by_text("Look without a guess").first.click()
    expect(page.locator("[data-module] .still img").first).to_be_visible()
    expect(page.locator("[data-module] .words").first).to_be_visible()
    context.close()


def test_what_is_too_wide_can_be_scrolled_with_the_keyboard(visit):
    """And what is not too wide is no stop on the way."""
    page = visit(RIVER, width=1200)
    assert page.locator("[role=group].formula, [role=group].scrolls").count() == 0
    page.set_viewport_size({"width": 320, "height": 800})
    box = page.locator(".formula[role=group]").first
    expect(box).to_have_attribute("aria-label", "Formula")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_every_target_is_large_enough(visit):
    """WCAG 2.2, 2.5.8: what is pressed measures 24 pixels or stands in a line of text."""
    page = visit(RIVER, width=390)
    small = page.evaluate("""() => {
        const pressed = 'button, summary, select, input[type=search], .choices label';
        const seen = [...document.querySelectorAll(pressed)].filter((e) => e.checkVisibility());
        return seen.filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < 24).map((e) => e.outerHTML);
    }""")
    assert small == []


def test_the_page_lists_its_first_heading_once(visit, addresses, site):
    """A heading outline without gaps: h1, then h2, then h3."""
    page = visit(addresses[0])
    for address in addresses:
        page.goto(site + address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].filter((h) => h.checkVisibility())"
            ".map((h) => +h.tagName[1])"
        )
        assert levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels)), (
            address,
            levels,
        )


def test_the_entrance_leads_to_the_front_page(visit):
    page = visit("")
    page.wait_for_url("**/book/index.html")
    assert Path(page.url).name == "index.html"
