"""Which column is which assignment."""

import pytest

from grading.lms_grades.support import NUMBERS
from ipnb.grading.lms_grades.columns import assignment_of, unplaced


@pytest.mark.parametrize(
    "heading, assignment",
    [
        ("06-recovery", "06-recovery"),
        ("06-Recovery: Thora", "06-recovery"),
        ("THORA’S LOOP", "06-recovery"),
        ("07", "07"),
        ("07-another-course", None),
        ("Attendance", None),
        ("", None),
    ],
)
def test_a_column_is_found_by_name_or_title_and_never_guessed(heading, assignment):
    """Do grades land in a column of something else?"""
    assert assignment_of(heading, NUMBERS) == assignment


def test_an_assignment_without_a_column_is_named():
    """Does a grade go nowhere without a word?"""
    (said,) = unplaced(NUMBERS, {"07": 5}, "Make it.")
    assert said == "No column is called as 06-recovery (“Thora’s loop”). Make it."
    assert unplaced(NUMBERS, {"07": 5, "06-recovery": 6}, "") == []
