"""How much of a form was answered, from what was collected: counted once, and never a reason for a fault."""

import pytest

from grading.course import NAME
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.completeness import count_answered
from ipnb.grading.class_view.how_far import HowFar, HowFarReader
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.roster import RosterRow, read_roster


@pytest.fixture
def inputs(course):
    return load_grading_inputs(course.root, NAME)


def row(folder) -> RosterRow:
    """Collected, and not graded yet."""
    return RosterRow("somebody", str(folder))


def test_what_was_graded_has_the_same_number_unchecked(course, inputs):
    """Is what is read faster read otherwise?"""
    answers = course.answers("ada")
    answers["states"][next(iter(answers["states"]))] = None  # open, as the form may write it
    folder = course.hand_in("ada", answers)
    before = HowFarReader().read(row(folder), inputs)
    course.grade()
    with course.open_gradebook() as gradebook:
        (graded,) = read_roster(gradebook, course.app().coursedir, NAME)
    assert graded.graded and not graded.unread and before.answered == before.of - 1
    assert HowFarReader().read(graded, inputs) == before


def test_what_is_open_is_counted_and_looked_at_again_when_it_changes(course, inputs):
    """Does a page show an earlier hand-in's gaps, or count a file anew each time it is loaded?"""
    reader, whole = HowFarReader(), course.answers("ada")
    folder = course.hand_in("ada", whole)
    found = reader.read(row(folder), inputs)
    assert found.is_whole and found.answered == found.of
    assert reader.read(row(folder), inputs) is found
    states = dict(list(whole["states"].items())[:3])
    course.hand_in("ada", whole | {"states": states})
    left = len(whole["states"]) - 3
    assert reader.read(row(folder), inputs) == HowFar(found.of - left, found.of)
    blank = course.hand_in("cy", course.answers("cy", "blank"))
    assert reader.read(row(blank), inputs).answered == 0


@pytest.mark.parametrize("text", ["{", "[]", None])
def test_answers_that_cannot_be_read_have_no_number(course, inputs, text):
    """Is a broken file said to be an empty one?"""
    folder = course.hand_in("ben", text)
    assert HowFarReader().read(row(folder), inputs) is None


def test_nothing_is_followed_out_of_the_folder(course, inputs, tmp_path):
    """Is another student's file counted by a link?"""
    other = course.hand_in("ada", course.answers("ada"))
    folder = course.hand_in("eve", None)
    (folder / "answers.json").symlink_to(other / "answers.json")
    assert HowFarReader().read(row(folder), inputs) is None
    assert HowFarReader().read(RosterRow("eve"), inputs) is None


def test_the_answers_that_earn_everything_leave_nothing_open(course, inputs):
    """Do the kinds of judgement count what they call open?"""
    answered, of = count_answered(inputs.vignette, Answers.from_data(course.answers("ada")))
    assert answered == of > 20
    assert count_answered(inputs.vignette, Answers.from_data({})) == (0, of)
