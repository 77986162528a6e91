"""Final points and how they are spread."""

import pytest

from grading.course import NAME
from ipnb.grading.report_scores import ClassScores, read_scores


def test_only_final_numbers_are_spread(mixed):
    """Does something that waits pull the picture down?"""
    with mixed.open_gradebook() as gradebook:
        found = read_scores(gradebook, NAME)
    assert found.shares == [0.0, 0.0, 1.0]
    assert (found.waiting, found.most) == (3, 100.0)
    assert found.bins() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_an_edge_belongs_to_the_tenth_that_it_begins():
    """Do rounding errors move somebody into another bar?"""
    found = ClassScores([0.0, 0.3, 0.7, 0.99, 1.0])
    assert found.bins() == [1, 0, 0, 1, 0, 0, 0, 1, 0, 2]
    assert found.median == 0.7 and found.mean == pytest.approx(0.598)


def test_nothing_graded_is_nothing_to_draw(course):
    """Does an assignment without submissions end in an error?"""
    with course.open_gradebook() as gradebook:
        assert read_scores(gradebook, NAME) == ClassScores()
