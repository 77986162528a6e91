"""The page in a real browser: a text is marked by keys alone, and what is done is saved, seen and taken back."""

import pytest
from grading.course import NAME
from playwright.sync_api import expect

from marking.marking_page import ACTIONS, open_text, saved

pytestmark = pytest.mark.xdist_group("marking")


def test_a_narrative_is_marked_by_a_few_keys(served, page, axe):
    """Does marking a narrative on five criteria, with a comment of the bank, take at most twelve actions?"""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    desk = served.marking.desk("somebody")
    served.marking.comment(desk, "s005", ("4", "Whose words are these?"), ("", "Thank you."))
    keys = open_text(served, page, "s000")
    assert served.marking.id_of("s000") in page.url and "s000" not in page.url
    keys.press("3", "2", "2", "1", "0")
    expect(page.locator("#sum")).to_contain_text("8 of 15: 13.33 of 25 points")
    keys.press("/", "w", "h", "o", "ArrowDown", "Enter")
    expect(page.locator(".comments li")).to_contain_text("Whose words are these?")
    keys.press("n")
    assert keys.pressed <= ACTIONS
    expect(page.locator("#progress")).to_contain_text("This one: to mark")
    saved(page)
    words = "Collaboration, strengths, power: Whose words are these?"
    assert served.marking.in_gradebook("s000") == (13.33, False, words)
    assert axe(page) == []
    keys.press("u")
    expect(page.locator("#progress")).to_contain_text("This one: marked")
    expect(page.locator(".comments li")).to_have_count(0)
    saved(page)
    assert served.marking.in_gradebook("s000")[2] is None
    assert faults == []


def test_what_is_not_there_is_said_on_a_page(served):
    """Does a mistyped address end in a traceback?"""
    for path, words in (
        ("marking/nothing", "The gradebook does not know nothing"),
        ("marking/of/0123", "not in the gradebook any more"),
    ):
        status, text, headers = served.get(path)
        assert status == 404 and words in text
        assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert f"marking/{NAME}" in served.get("marking")[1]


def test_formgrader_leads_here(served):
    """Is the page found from Formgrader's menu, lists and submissions?"""
    place = served.marking.id_of("s005")
    for path, link in (
        (f"formgrader/submissions/{place}/", f"/marking/of/{place}"),
        (f"formgrader/manage_submissions/{NAME}", f"/marking/{NAME}"),
        (f"formgrader/gradebook/{NAME}/{NAME}", f"/marking/{NAME}"),
        ("formgrader/gradebook", '/marking"'),
    ):
        status, text, _ = served.get(path)
        assert status == 200 and link in text, path
