"""Levels become points as the rubric says, and a mark that is not whole has none."""

import pytest

from ipnb.formulation.vocabulary import RUBRICS
from ipnb.marking.scale import MEAN, NONE, NOT_ASKED, Scale

FIVE = Scale.from_rows("formulation", RUBRICS["formulation"])
ROWS = [
    ("One", "", ["no", "a little", "more", "all"]),
    ("Two", "", ["no", "a little", "more", "all"]),
]


def test_the_sum_is_taken_of_fifteen():
    """Would a marker still have to divide by 15 in the head?"""
    levels = dict(zip("01234", (3, 2, 2, 1, 0), strict=True))
    assert FIVE.counted(levels) == (8, 15)
    assert FIVE.points(levels, 25) == 13.33
    assert FIVE.points(dict.fromkeys("01234", 3), 25) == 25


@pytest.mark.parametrize("levels", [{}, {"0": 3}, dict.fromkeys("0123", 3)])
def test_half_a_mark_is_none(levels):
    """Does a text get points while a criterion is open?"""
    assert FIVE.points(levels, 25) is None and not FIVE.is_complete(levels)


def test_a_question_that_was_not_put_counts_neither_way():
    """Is the mean of a talk taken over questions that nobody asked?"""
    talk = Scale.from_rows("talk", ROWS, MEAN)
    assert talk.points({"0": 2, "1": NOT_ASKED}, 10) == 6.67
    assert talk.points({"0": NOT_ASKED, "1": NOT_ASKED}, 10) is None


def test_an_answer_to_an_argument_earns_nothing():
    """Would arguing pay?"""
    scale = Scale.from_rows("argument", ROWS, NONE)
    assert scale.is_complete({"0": 1, "1": 1}) and scale.points({"0": 1, "1": 1}, 10) is None


@pytest.mark.parametrize("level", [4, -2, "1", None, 1.0, True])
def test_what_is_no_level_is_not_taken(level):
    """Does a page of another version write nonsense into the gradebook?"""
    assert not FIVE.criteria[0].takes(level)
    assert FIVE.criterion("9") is None
