"""A gradebook that is copied takes a person's marking along."""

from ipnb.grading.copy_gradebook import TABLES
from ipnb.grading.marking_tables import ACTIONS, COMMENT_BANK, RUBRICS


def test_marking_goes_with_the_gradebook():
    """Would actions, comments and rubrics be left behind in the old database?"""
    assert {ACTIONS, COMMENT_BANK, RUBRICS} <= set(TABLES)
    assert {"assignment", "part", "stage", "student", "number"} in [
        {column.name for column in one.columns} for one in ACTIONS.constraints
    ]
