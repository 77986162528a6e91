"""A chapter from its first line to its last, as somebody hears it who reads with a screen reader."""

import re

import pytest
from accessibility_tree import tree_of
from announcements import heard
from book_pages import RIVER, scroll_through
from playwright.sync_api import expect
from speech import spoken

pytestmark = pytest.mark.deep


@pytest.fixture
def page(hear):
    page = hear(RIVER)
    scroll_through(page)
    page.wait_for_selector("[data-module] .live")
    return page


def test_it_is_read_in_order_and_each_thing_once(page):
    """Headings, figure, table, formula, evidence, exercise: what is said of each, and what comes after what."""
    lines = spoken(tree_of(page))
    assert lines[:3] == [
        "link Skip to the text",
        "banner landmark",
        "link Interpersonal neurobiology: a course",
    ]
    assert "button, Search as you type Ctrl K" in lines
    at = lines.index
    assert at("main landmark") < at("navigation landmark, On this page")
    assert at("navigation landmark, On this page") < at(
        "heading level 1, Integration and the river"
    )
    assert at("heading level 2, Three Sundays") < at("heading level 2, Try it")
    assert not [line for line in lines if "Link to this" in line or line.endswith("#")]
    # a drawing is its name and, folded, its words; its letters are not read out one label after the other
    drawn = at("graphic, Difference and linking, as two questions about one table")
    assert lines[drawn - 1] == "figure"
    assert lines[drawn + 1] == "disclosure, The drawing in words, collapsed"
    assert lines[drawn + 2].startswith("Fig. 5.1 Two questions about one table")
    # each row of a table says its own head, below heads of columns
    assert "column header, In a session it might sound like" in lines
    assert lines[at("row header, flexible") + 1].startswith("“I had it all planned.")
    # a citation says whose work it leads to, in brackets and in a sentence
    assert any("link Siegel [2010]" in line for line in lines)
    assert any("[ link Werner, 1957" in line for line in lines)
    assert any(line.startswith("math d 𝑥 = ( 𝑎 𝑥 − 𝑥^3 + 𝑏 ) d 𝑡") for line in lines)
    evidence = at("note")
    assert lines[evidence + 1] == "Evidence"
    assert lines[evidence + 2].startswith(("Supported:", "Mixed:", "Contested:"))
    exercise = at("heading level 3, Exercise 5.1 What is missing?")
    assert lines[exercise + 1].startswith("Five tables, in one or two sentences each.")
    assert lines[-1].startswith("button, Keep the scoring of open cases too")


def test_lists_of_a_screen_reader_tell_where_things_are(page):
    """NVDA's list of elements and VoiceOver's rotor: are headings, regions and controls told apart?"""
    main = tree_of(page, "main")
    names = [node.name for node in main.all("heading")]
    assert names[0] == "Integration and the river" and len(set(names)) == len(names)
    assert [name for name in names if name.startswith("Exercise 5.")][
        9
    ] == "Exercise 5.10 The middle line"
    regions = [node.name for node in main.all("region")]
    assert regions == ["The integration river", "State-space grid: three pairs, three paths"]
    buttons = [node.name for node in main.all("button")]
    assert {name for name in buttons if buttons.count(name) > 1} <= {
        # each belongs to the exercise, figure or model that it stands in
        "Check", "Commit and look", "Copy a link to these settings", "Look closer", "Play",
        "Show all controls", "Start again",
    }  # fmt: skip
    assert all(len(node.name) > 1 for node in main.all("link"))


def test_a_page_that_opens_keeps_silent(page):
    """Does the page speak while somebody reads its first lines, because a model far below has been made ready?"""
    page.wait_for_timeout(2000)
    assert heard(page) == []


def test_the_way_past_the_menu(page):
    """The first stop leads to the text, with the focus on it."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Notes", exact=True)).to_be_focused()


def test_a_term_is_described_and_not_doubled(page):
    """The definition belongs to the link before the focus comes, and does not begin with the term once more."""
    page.keyboard.press("Tab")  # whoever goes by keys or by ear comes to something else first
    expect(page.locator("a.defined").last).to_have_attribute("aria-describedby", re.compile("."))
    term = tree_of(page, "main").one("link", "differentiation")
    assert term.description.startswith("In this framework: how far each part")


def test_notes_by_paragraph(page):
    """The list says that it is empty and is no list of nothing; then each paragraph has its button."""
    notes = page.get_by_role("button", name="Notes", exact=True)
    notes.press("Enter")
    expect(page.get_by_role("dialog", name="Notes")).to_be_visible()
    dialog = spoken(tree_of(page, ".notes-panel"))
    assert dialog[:2] == ["dialog, Notes", "No notes in this chapter so far."]
    assert not [line for line in dialog if "0 items" in line]
    page.get_by_role("button", name="A button at each paragraph").press("Enter")
    named = [
        node.name
        for node in tree_of(page, "main").all("button")
        if "The same five people" in node.name
    ]
    assert len(named) == 1


def test_looking_closer_at_a_figure(page):
    """The living picture is one picture with the still one's words, and the focus goes on to its numbers."""
    plot = page.locator(".plot").first
    plot.scroll_into_view_if_needed()
    plot.get_by_role("button", name="Look closer").press("Enter")
    expect(plot.locator("summary")).to_be_focused(timeout=15_000)
    page.keyboard.press("Enter")
    lines = spoken(tree_of(page, ".plot"))
    assert [line[:46] for line in lines if line.startswith("graphic")] == [
        "graphic, A square map of the share of time in "
    ]
    at = lines.index("disclosure, The numbers in this figure, expanded")
    assert lines[at + 1].startswith("table with 12 rows")
    assert any(line.startswith("row header, ") for line in lines)


def test_a_guess_is_answered(page):
    """What is said, and where the focus is, when a guess has been committed; and when there was none."""
    form = page.locator(".predict form").first
    form.get_by_role("button", name="Commit and look").press("Enter")
    page.wait_for_timeout(100)
    [missing] = heard(page)
    assert missing.words == "Write a guess first; a few words will do." and not missing.late
    expect(form.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("more")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    [said] = heard(page)
    assert said.words == "That is your guess. What it is about has been opened below."
    expect(form.get_by_role("textbox")).to_be_focused()
