"""The page of a class: what it shows, what it says it cannot know, and that nothing in it acts."""

from dataclasses import replace
from datetime import UTC, date, datetime

from grading.class_view.test_read_class import read
from grading.course import NAME
from ipnb.desk.progress_sign import Begun, Sign
from ipnb.grading.class_view.begun import Signs
from ipnb.grading.class_view.page import as_page, begun, counts, extensions, kind, people
from ipnb.grading.class_view.standing import State

NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)


def test_the_page_says_what_waits_and_what_nobody_can_know(mixed):
    """Does an instructor take “nothing yet” for an idle student?"""
    with mixed.open_gradebook() as gradebook:
        gradebook.update_or_create_student("final", first_name="<b>x", last_name='"><script>1')
    mixed.ipnb("extend", NAME, "absent", "--until", "2027-03-22T12:00+00:00")
    view = read(mixed)
    page = as_page(view, "/user/i/formgrader", NOW)
    assert "an untouched case or one that is nearly done" in page
    assert "<script>1" not in page and "<b>x" not in page
    assert "1</span> held for you" in page and "2</span> with texts to mark" in page
    assert 'href="/user/i/formgrader/submissions/' in page
    (column,) = view.columns
    assert counts(view, column)[State.FINAL] == 3
    (one,) = extensions(view)
    assert (one.person.id, one.handed_in) == ("absent", False)
    assert "22 Mar 2027, 12:00 UTC" in page


def test_an_empty_class_is_told_what_to_do(course):
    """Is the page of the first day blank?"""
    page = as_page(read(course), "/formgrader", NOW)
    assert "Nobody is in the gradebook yet" in page and "Nothing waits for you" in page


def test_words_of_states_and_numbers():
    """Does a page say “1 people”?"""
    assert [people(one) for one in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert kind(State.TO_MARK) == "to-mark"


def test_the_page_says_who_has_begun_and_who_keeps_it_to_themselves(mixed):
    """Is a student without a sign called idle, or one who shares nothing shown as if they had done nothing?"""
    view = read(mixed)
    (column,) = view.columns
    started = Sign(True, date(2027, 3, 18), {NAME: Begun(date(2027, 3, 16), 14, 31)})
    shown = replace(view, signs=Signs({"absent": started, "final": started}, refused=2))
    page = as_page(shown, "/formgrader", NOW)
    assert "begun, 14 of 31" in page and "since 16 Mar" in page and "18 March 2027" in page
    assert '<td class="nothing begun">' in page and begun(shown, column) == 1
    assert '<option value="begun">' in page and "2 files among the signs" in page
    assert "an untouched case" not in page and "do not share" not in page
    hidden = replace(view, signs=Signs({"absent": Sign(shares=False)}))
    page = as_page(hidden, "/formgrader", NOW)
    assert "does not share how far" in page and "One person does not share" in page
    assert "begun, " not in page.split('id="matrix"')[1]
