"""Ticks and dates in the published book: kept in the reader's browser, seen on every page, sent nowhere."""

import re

import pytest
from playwright.sync_api import expect

RIVER = "book/foundations/integration-and-the-river.html"
PATHS = "book/paths.html"
INDEX = "book/term-index.html"


def test_a_tick_is_kept_and_seen_in_the_menu_and_on_every_way(visit):
    """By keyboard: in the chapter, in the menu, on the page of the ways, and back again."""
    page = visit(RIVER)
    box = page.get_by_role("checkbox", name="I have worked through this chapter")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".menu nav .current .done")).to_contain_text("worked through")
    page.goto(page.url.replace(RIVER, PATHS))
    ticked = page.get_by_role("checkbox", name="Done: Integration and the river")
    expect(ticked).to_have_count(3)
    for one in ticked.all():
        expect(one).to_be_checked()
    semester = page.locator(".study-path").first
    expect(semester.locator(".left")).to_contain_text("1 of ")
    ticked.first.uncheck()
    expect(semester.locator(".left")).to_contain_text("0 of ")
    expect(page.locator(".menu nav .done")).to_have_count(0)
    assert page.faults == [] and page.foreign == []


def test_a_start_gives_every_step_its_date(visit):
    page = visit(PATHS)
    semester = page.locator(".study-path").first
    semester.get_by_label("I start on").fill("2027-01-11")
    semester.get_by_label("I start on").blur()
    expect(semester.locator(".from").first).to_have_text(" from Mon 11 Jan")
    expect(semester.locator(".from").last).to_have_text(" from Mon 12 Apr")
    page.reload()
    expect(semester.locator(".from").first).to_have_text(" from Mon 11 Jan")
    expect(page.locator(".study-path").last.locator("input[type=date]")).to_have_count(0)


def test_without_a_script_the_ways_are_lists_to_read(visit):
    page = visit(PATHS, java_script_enabled=False)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator(".study-path a", has_text="Integration and the river")).to_have_count(3)


@pytest.mark.parametrize("width", [1200, 390])
def test_with_ticks_and_dates_it_is_accessible(visit, axe, width):
    page = visit(PATHS, width=width)
    page.get_by_label("I start on").first.fill("2027-01-11")
    page.get_by_role("checkbox").first.check()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_index_leads_from_a_term_to_its_uses(visit):
    page = visit(INDEX)
    entry = page.locator(".term-index p", has_text="bistability")
    entry.get_by_role("link", name="Integration and the river").click()
    expect(page).to_have_url(re.compile(RIVER))
    page.go_back()
    entry.get_by_role("link", name="bistability").click()
    expect(page.locator("#term-bistability")).to_be_in_viewport()
