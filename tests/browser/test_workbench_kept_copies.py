"""What the browser kept and the notebook never had is offered again, and only where it should be."""

import pytest
from keeping import notice, press, stop, stored
from playwright.sync_api import expect
from workbench_page import CASE, opened


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.fixture
def clocked(page):
    """A form whose time the test moves on."""
    page.clock.install()
    with opened(page) as form:
        yield form


def test_answers_that_never_reached_the_notebook_are_offered_on_reopening(clocked):
    """The engine stops, the student reloads: the new form has the old answers, the browser the newer ones."""
    stop(clocked)
    clocked.page.clock.run_for(5100)
    saved = {"window": {"g1": "within"}}
    clocked.open()
    clocked.start(
        host="takes", answers=saved, status={"revision": 1, "saved_at": "2026-03-02T12:03:00Z"}
    )
    expect(notice(clocked)).to_contain_text("that never reached the notebook")
    expect(notice(clocked)).to_contain_text("The saved ones are from 2 March 2026")
    expect(notice(clocked)).to_contain_text("They differ in: Window.")
    press(clocked, "Use the kept answers")
    clocked.page.clock.run_for(50)
    assert clocked.answers()["window"] == {"g1": "within", "g2": "above"}
    expect(notice(clocked)).to_have_count(0)
    assert stored(clocked, "ipnb.unsaved/") == []
    press(clocked, "Undo")
    assert clocked.answers()["window"] == {"g1": "within"}


SAVED = {"revision": 3, "saved_at": "2026-03-02T12:03:00Z"}


def keep_a_copy(form, answers, at, revision, workspace="w1"):
    copy = {"answers": answers, "at": at, "revision": revision, "student": "ines"}
    key = f"ipnb.unsaved/{CASE['id']}/{workspace}/another"
    form.page.evaluate(
        "([key, copy]) => localStorage.setItem(key, JSON.stringify(copy))", [key, copy]
    )


def test_an_older_copy_that_lacks_nothing_goes_without_a_word(form):
    """The tab was closed within a second of an answer; it arrived, and more was answered since."""
    keep_a_copy(
        form, {"window": {"g1": "within"}, "narrative": {"n1": "One"}}, "2026-03-02T12:02:59Z", 1
    )
    now = {"window": {"g1": "above", "g2": "below"}, "narrative": {"n1": "One two"}}
    form.start(host="takes", answers=now, status=SAVED)
    expect(notice(form)).to_have_count(0)
    assert stored(form, "ipnb.unsaved/") == [] and form.answers()["window"]["g1"] == "above"


def test_a_copy_that_arrived_is_deleted_and_never_differs_later(form):
    """Seen once as equal to what is saved, could it be offered when the saved ones have moved on?"""
    keep_a_copy(form, {"window": {"g1": "within"}}, "2026-03-02T12:02:59Z", 2)
    form.start(host="takes", answers={"window": {"g1": "within"}}, status=SAVED)
    assert stored(form, "ipnb.unsaved/") == []


def test_an_older_copy_with_more_in_it_is_never_the_first_button(form):
    """It is told with both times to the second, can be looked at, and staying is the first button."""
    keep_a_copy(form, {"window": {"g1": "above", "g3": "below"}}, "2026-03-02T12:02:07Z", 1)
    form.start(host="takes", answers={"window": {"g1": "within"}}, status=SAVED)
    expect(notice(form)).to_contain_text("What you see is what was saved last")
    expect(notice(form).locator(".wb-primary")).to_have_text("Stay with the saved ones")
    form.page.get_by_text("Look at both").click()
    expect(
        notice(form).get_by_role("row", name="Window, Before leaving left open Below")
    ).to_be_visible()
    press(form, "Stay with the saved ones")
    assert form.answers()["window"] == {"g1": "within"} and stored(form, "ipnb.unsaved/") == []


def test_a_newer_copy_is_offered_as_before(form):
    """Answered offline after another tab had saved: later in time, so it comes first."""
    keep_a_copy(form, {"window": {"g1": "above"}}, "2026-03-02T12:09:00Z", 1)
    form.start(host="takes", answers={"window": {"g1": "within"}}, status=SAVED)
    expect(notice(form).locator(".wb-primary")).to_have_text("Use the kept answers")


def test_the_kept_answers_can_be_declined(clocked):
    stop(clocked)
    clocked.open()
    clocked.start(host="takes", answers={"window": {"g1": "within"}}, status={"revision": 1})
    press(clocked, "Stay with the saved ones")
    assert (
        clocked.answers()["window"] == {"g1": "within"} and stored(clocked, "ipnb.unsaved/") == []
    )


def test_a_first_session_that_was_never_saved_is_offered_too(clocked):
    """Nothing was on disk, so the workspace is a new one: the browser's copy must still be found."""
    clocked.start(host="silent")
    clocked.step("Window")
    clocked.choose("Arrival", "Within")
    clocked.open()
    clocked.start(host="takes", status={"workspace": "w2"})
    expect(notice(clocked)).to_contain_text("Nothing is saved in the notebook yet.")
    press(clocked, "Use the kept answers")
    assert clocked.answers()["window"] == {"g1": "within"}


def test_another_students_copy_in_the_same_browser_is_never_offered(clocked):
    """Two students of one hub at one computer share a browser's storage."""
    clocked.start(host="silent")
    clocked.step("Window")
    clocked.choose("Arrival", "Within")
    clocked.open()
    clocked.start(host="takes", status={"workspace": "w2", "student": "tomasz"})
    expect(notice(clocked)).to_have_count(0)


def test_a_copy_that_says_the_same_as_the_file_is_not_offered(clocked):
    stop(clocked)
    answers = clocked.answers()
    clocked.open()
    clocked.start(host="takes", answers=answers, status={"revision": 2})
    expect(notice(clocked)).to_have_count(0)
