"""What a batch reads of its course is read once, and an assignment that cannot be graded is said."""

import logging

import pytest

from grading.course import NAME
from ipnb.grading.assignment_reader import AssignmentReader, UnusableAssignment


@pytest.fixture
def reader(course):
    with course.open_gradebook() as gradebook:
        yield AssignmentReader(gradebook, course.app().coursedir, logging.getLogger("test"))


def test_an_assignment_is_read_once(reader):
    """Would a class of a thousand read its key a thousand times?"""
    assert reader.cells(NAME) is reader.cells(NAME)
    assert reader.inputs(NAME) is reader.inputs(NAME)
    assert reader.inputs(NAME).review_reasons == []
    assert reader.cells(NAME).releases == [reader.cells(NAME).released]


def test_an_unknown_assignment_is_said_with_the_command(reader):
    """Does a slip of the pen end in a traceback?"""
    with pytest.raises(UnusableAssignment, match="nbgrader generate_assignment 99-nothing"):
        reader.cells("99-nothing")
