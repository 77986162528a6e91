"""Shortcuts and their list, and the way back to where a reader was."""

import json
import re

import pytest
from book_pages import LEDGER, RIVER, scroll_through
from playwright.sync_api import expect

FIRST = "book/foundations/what-kind-of-thing.html"
PLACE = "book.place"
STATE = "book/foundations/integration-and-the-river"


def place(at: str = "without-formulas", when: str = "2026-03-02T12:00:00.000Z") -> str:
    """What the browser keeps of somebody who was in the river's chapter."""
    one = {"title": "Integration and the river", "at": at, "section": "A section", "when": when}
    return json.dumps({STATE: one})


def remember(page, text: str):
    page.evaluate(f"(text) => localStorage.setItem('{PLACE}', text)", text)


@pytest.fixture
def section(built_book) -> str:
    """The id of a section of the river's chapter."""
    text = (built_book / RIVER).read_text(encoding="utf-8")
    return re.findall(r'<section id="([^"]+)">\s*(?:<span[^>]*></span>\s*)*<h2>', text)[3]


def test_keys_call_what_the_list_says(visit, axe):
    """The list by its key, then each thing of it by its own."""
    page = visit(RIVER)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Next page")
    assert axe(page, "'dialog'") == []
    page.keyboard.press("s")
    expect(page.get_by_role("dialog", name="Settings")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("s")
    expect(page.get_by_role("dialog", name="Settings")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("n")
    page.wait_for_url("**/plasticity-without-the-hype.html")
    page.keyboard.press("p")
    page.wait_for_url(f"**/{RIVER}")
    page.keyboard.press("f")
    page.wait_for_url("**/figures.html")
    assert page.faults == []


@pytest.mark.deep
def test_keys_are_left_alone_in_fields_and_models(visit):
    page = visit(RIVER)
    scroll_through(page)
    field = page.get_by_role("searchbox", name="Search the course")
    field.press_sequentially("n?s/")
    expect(field).to_have_value("n?s/")
    page.locator("#river-model [data-ref=play]").focus()
    page.keyboard.press("s")
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith(RIVER)


@pytest.mark.deep
def test_single_keys_can_be_turned_off_and_ctrl_k_stays(visit):
    """WCAG 2.1.4: whoever speaks to a device must not set off keys by a word."""
    page = visit(RIVER)
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_role("button", name="Settings").click()
    page.get_by_role("group", name="Single keys as shortcuts").get_by_label("off").check()
    page.reload()
    for key in ("s", "?", "/", "n"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url.endswith(RIVER)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search the course")).to_be_visible()


@pytest.mark.deep
def test_a_tool_that_cannot_be_loaded_says_so(visit):
    page = visit(RIVER, service_workers="block")
    page.route("**/reader_tools/settings.js", lambda route: route.abort())
    page.locator("[data-tool=settings]:visible").click()
    expect(page.get_by_role("status").filter(has_text="could not be loaded")).to_be_visible()


def test_reading_is_remembered_with_its_section_and_leads_back(visit, site, section, axe):
    page = visit(RIVER)
    page.locator(f"#{section} > h2").scroll_into_view_if_needed()
    page.evaluate(
        "(id) => document.getElementById(id).scrollIntoView({behavior: 'instant'})", section
    )
    page.wait_for_function(
        "([key, page, id]) => JSON.parse(localStorage.getItem(key))?.[page]?.at === id",
        arg=[PLACE, STATE, section],
    )
    page.goto(site + "book/index.html")
    link = page.locator(".go-on .last-place")
    expect(link).to_have_text(re.compile("^Go on reading: Integration and the river, .+"))
    assert axe(page) == []
    link.click()
    page.wait_for_url(f"**/{RIVER}#{section}")
    expect(page.locator(f"#{section} > h2")).to_be_in_viewport()
    page.goto(site + LEDGER)
    page.keyboard.press("w")
    page.wait_for_url(f"**/{RIVER}#{section}")


@pytest.mark.deep
def test_a_chapter_that_is_opened_again_offers_the_place_and_does_not_scroll(
    visit, site, section, axe
):
    page = visit(LEDGER, width=390)
    remember(page, place(section))
    page.goto(site + RIVER)
    link = page.get_by_role("link", name="You were at “A section”: go there")
    expect(link).to_be_visible()
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement === document.body")
    assert link.bounding_box()["height"] >= 24 and axe(page) == []
    link.click()
    expect(page.locator(f"#{section} > h2")).to_be_in_viewport()
    page.goto(site + LEDGER)
    page.goto(f"{site}{RIVER}#{section}")
    expect(page.locator(".was-here")).to_have_count(0)


@pytest.mark.deep
@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[1]",
        "null",
        '{"book/x": 1}',
        '{"javascript:alert(1)//": {"title": "x", "when": "2026"}}',
        json.dumps({STATE: {"title": "x", "when": "2026", "at": 7, "section": {}}}),
    ],
)
def test_damaged_places_lead_nowhere(visit, site, text):
    page = visit(LEDGER)
    remember(page, text)
    page.goto(site + "book/index.html")
    expect(page.locator(".last-place:visible")).to_have_count(0)
    page.keyboard.press("w")
    expect(page.get_by_role("status").filter(has_text="No chapter has been read")).to_be_visible()
    assert page.faults == []


@pytest.mark.deep
def test_a_section_that_is_gone_is_not_offered(visit, site):
    page = visit(LEDGER)
    remember(page, place("of-an-earlier-edition"))
    page.goto(site + RIVER)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".was-here")).to_have_count(0)


@pytest.mark.deep
def test_the_offline_page_leads_back_too(visit, site, section):
    page = visit(LEDGER)
    remember(page, place(section))
    page.goto(site + "offline.html")
    expect(page.locator("main .last-place")).to_be_visible()


@pytest.mark.deep
def test_the_book_in_a_hub_finds_its_places(browser, server, section):
    """The same places, whatever folder the book is served from."""
    context = browser.new_context()
    page = context.new_page()
    address = f"http://127.0.0.1:{server.server_port}"
    page.route(
        f"{address}/services/book/**",
        lambda route: route.continue_(url=route.request.url.replace("/services/book/", "/course/")),
    )
    page.goto(f"{address}/course/{LEDGER}")
    remember(page, place(section))
    page.goto(f"{address}/services/book/book/index.html")
    expect(page.locator(".go-on .last-place")).to_have_attribute(
        "href", f"{address}/services/book/{RIVER}#{section}"
    )
    context.close()
