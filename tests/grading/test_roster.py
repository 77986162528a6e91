"""Who needs a person, and why, from one student's row."""

from dataclasses import replace

import pytest

from grading.course import NAME
from ipnb.grading.records import Record
from ipnb.grading.roster import (
    RosterRow,
    Similar,
    needing_review,
    outdated_lines,
    read_roster,
)

FORM = "formulation"


def row(**state) -> RosterRow:
    record = Record(NAME, "ada", points=60.0, digests={"judgements": "j1"}, workspace="w1")
    return RosterRow("ada", folder="submitted/ada", record=record, graded=True, **state)


def test_a_graded_row_is_final():
    """And so is somebody who handed nothing in: a number may be given out."""
    assert row().is_final and row().review_reasons() == [] and row().in_words() == ""
    assert RosterRow("absent").is_final
    assert list(needing_review([row(), RosterRow("absent")])) == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"changed": True}, "Something else was handed in"),
        ({"torn": True}, "missing or not whole"),
    ],
)
def test_what_is_not_up_to_date_is_not_final(state, words):
    """Is it said, with the command that mends it?"""
    (reason,) = row(**state).review_reasons()
    assert words in reason and "`ipnb grade`" in reason
    assert not row(**state).is_final


def test_a_form_that_waits_says_why_and_what_it_had_before():
    """Does an instructor see the number that the grading before gave?"""
    waiting = row(waiting=[FORM, "n1"])
    waiting.record.holds = [{"kind": "person", "reason": "A cue was missed.", "remedy": "Read it."}]
    waiting.record.before = {FORM: {"auto": 55.0}}
    assert waiting.review_reasons() == [
        "A cue was missed. Read it.",
        "The grading before this one gave 55.",
    ]
    assert waiting.in_words() == "the form is held, 1 text to mark"
    assert list(needing_review([waiting])) == [waiting]


def test_texts_of_what_nobody_could_read_are_not_to_be_marked():
    """Would somebody mark a text that is not what was handed in?"""
    waiting = row(waiting=["n1"])
    assert waiting.to_mark() == ["n1"]
    waiting.record.holds = [{"kind": "unread", "reason": "Broken.", "remedy": "Ask."}]
    assert waiting.unread and waiting.to_mark() == []


def test_the_course_is_read_for_everybody(course):
    """Graded, not graded yet, enrolled only, and taken out since."""
    course.hand_in("ada", course.answers("ada"))
    course.hand_in("left", course.answers("left"))
    course.grade()
    course.hand_in("new", course.answers("new"))
    with course.open_gradebook() as gradebook:
        gradebook.remove_student("left")
        gradebook.add_student("absent")
    with course.open_gradebook() as gradebook:
        roster = {one.student: one for one in read_roster(gradebook, course.app().coursedir, NAME)}
    assert list(roster) == ["absent", "ada", "left", "new"]
    assert roster["ada"].score == 60.0 and roster["ada"].waiting == ["n1", "n2"]
    assert not roster["absent"].handed_in and not roster["left"].handed_in
    assert roster["left"].left
    assert roster["new"].review_reasons() == ["Handed in and not graded yet. Run `ipnb grade`."]


def test_who_was_graded_with_another_key_is_named_in_one_line():
    """One line for each of key, case and scoring."""
    (line,) = outdated_lines({"key": ["ada", "ben"]}, NAME)
    assert line.startswith("2 were graded with another key") and "ada, ben" in line
    assert f"`ipnb grade {NAME}`" in line


def test_what_is_shared_word_for_word_is_named_and_blanks_are_not():
    """Two blanks are no likeness."""
    ben = replace(row(), student="ben", record=replace(row().record, student="ben", workspace="w2"))
    blank = RosterRow("cy", record=Record(NAME, "cy", digests={"judgements": ""}))
    similar = Similar()
    for one in (row(), ben, blank):
        similar.add(one.record)
    similar.add(replace(blank.record, student="dee"))
    assert similar.groups() == [("the same judgements and sentences", ["ada", "ben"])]
