"""The review: a card is asked, looked at, graded, and comes again; it is kept, listed and exported."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

PAGE = "book/review.html"
CHAPTER = "1. What interpersonal neurobiology is"


def begin(visit, **options):
    page = visit(PAGE, **options)
    page.get_by_role("checkbox", name=CHAPTER).check()
    page.locator(".review-card").wait_for()
    return page


def test_a_card_is_asked_answered_and_kept_by_keyboard(visit, axe):
    """Is no answer there before it is asked for, and does the card that was known make room for the next one?"""
    page = begin(visit, width=390, color_scheme="dark")
    card = page.locator(".review-card")
    assert card.locator(".back").inner_text() == ""
    first = card.locator(".front").inner_text()
    page.get_by_role("button", name="Begin").click()
    expect(card.locator(".front")).to_be_focused()
    page.keyboard.press("Space")
    expect(card.locator(".back")).to_be_focused()
    expect(card.get_by_role("button", name="Good 10 min")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("4")
    expect(card.locator(".front")).to_be_focused()
    assert card.locator(".front").inner_text() != first
    expect(page.locator(".review [role=status]")).to_have_text("0 due, 9 new.")
    kept = json.loads(page.evaluate("localStorage.getItem('book.review')"))
    assert len(kept["cards"]) == 1 and kept["today"]["met"] == 1
    page.get_by_role("button", name="Undo").click()
    expect(card.locator(".front")).to_have_text(first, use_inner_text=True)
    assert page.faults == [] and page.foreign == []


def test_where_no_card_waits_the_focus_is_not_lost(visit):
    """Does a reader with keys alone start again at the head of the page when the day's cards are done?"""
    page = begin(visit)
    page.get_by_label("New cards a day, at most").fill("0")
    page.get_by_role("button", name="Begin").press("Enter")
    expect(page.locator(".review [role=status]")).to_contain_text("That is all for today.")
    expect(page.locator(".decks summary")).to_be_focused()


@pytest.mark.deep
def test_what_was_met_is_listed_and_cleared(visit, site):
    page = begin(visit)
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="Easy").click()
    expect(page.locator(".review [role=status]")).to_have_text("0 due, 9 new.")
    page.goto(f"{site}book/your-answers.html")
    row = page.locator(".kept-list > li", has_text="Review")
    expect(row).to_contain_text("Cards that you have met, with their dates: 1 card.")
    row.get_by_role("button", name="Remove").click()
    page.goto(site + PAGE)
    expect(page.get_by_text("Choose a chapter, and its cards come here.")).to_be_visible()
    expect(page.get_by_role("button", name="Download for Anki")).to_be_disabled()


@pytest.mark.deep
def test_tomorrow_what_is_due_comes_first_and_the_day_ends(visit):
    """Does a reader who comes back find what is due, and an end?"""
    page = visit(PAGE)
    page.clock.install(time="2026-03-02T09:00:00")
    page.reload()
    page.get_by_role("checkbox", name=CHAPTER).check()
    limit = page.get_by_label("New cards a day, at most")
    limit.fill("1")
    limit.press("Tab")
    status = page.locator(".review [role=status]")
    expect(status).to_have_text("0 due, 1 new.")
    asked = page.locator(".review-card .front").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="Easy").click()
    expect(status).to_contain_text("That is all for today. The next card is due on")
    page.clock.set_fixed_time("2026-04-20T07:00:00")
    page.reload()
    expect(status).to_have_text("1 due, 1 new.")
    assert page.locator(".review-card .front").inner_text() == asked


@pytest.mark.deep
def test_the_file_for_anki(visit):
    page = begin(visit)
    page.get_by_role("checkbox", name="Terms of the glossary").check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download for Anki").click()
    assert coming.value.suggested_filename.endswith(".txt")
    lines = Path(coming.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#separator:tab" and all(line[0] == "#" for line in lines[:6])
    notes = [line.split("\t") for line in lines[6:]]
    assert len(notes) > 100 and all(len(note) == 4 and all(note) for note in notes)
    fronts = [note[0] for note in notes]
    assert len(set(fronts)) == len(fronts), "Anki takes the first field for the note's name"


@pytest.mark.deep
def test_it_works_offline_once_a_deck_was_met(visit, site):
    page = begin(visit)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.locator(".review-card").wait_for()
    page.wait_for_timeout(1000)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".review-card")).to_be_visible()


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_no_barrier_in_any_state(visit, axe, width, scheme):
    page = visit(PAGE, width=width, color_scheme=scheme)
    page.get_by_role("checkbox").first.wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_role("button", name="Show the answer").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.deep
def test_without_a_script_the_page_leads_to_the_questions(visit):
    page = visit(PAGE, java_script_enabled=False)
    expect(page.get_by_text("With JavaScript this page would ask you")).to_be_visible()
    page.get_by_role("link", name=CHAPTER, exact=True).last.click()
    expect(page.locator(".check").first).to_be_attached()
