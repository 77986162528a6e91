"""A class as it stands, and which marks count and are kept from whom."""

import pytest
from grading.course import NAME

from ipnb.marking.marked_class import (
    agreed_levels,
    both_in,
    counting_levels,
    is_blind,
    marked_class,
    names_of,
)

pytestmark = pytest.mark.xdist_group("marking")


def test_every_submission_is_there_with_what_it_is(marking):
    """Is somebody left out, or a blank text waiting for a marker?"""
    course = marking.desk().course
    rows = marked_class(marking.gradebook, course.cells, NAME, course.part("n1"))
    assert {one.student: one.state for one in rows} == {
        **{f"s00{number}": "" for number in range(6)},
        "blank": "blank",
        "held": "unread",
    }
    assert marked_class(marking.gradebook, course.cells, NAME, course.part("arguments")) == []


def test_names_are_those_of_the_gradebook(marking):
    """Is a student without a name nobody?"""
    marking.gradebook.update_or_create_student("s000", first_name="Bao", last_name="Tran")
    names = names_of(marking.gradebook)
    assert names["s000"] == "Bao Tran" and names["s001"] == "s001"


def test_what_counts_is_the_agreed_mark_once_it_is_whole(marking):
    """Does half an agreement change a mark?"""
    first, second = marking.desk("ada"), marking.desk("ben", "second")
    marking.give(first, "s000", "22222")
    marked = marking.give(second, "s000", "2222").marked
    scale = first.course.scale(first.part, None)
    assert is_blind(marked, "second", "ada", scale) and is_blind(marked, "first", "ben", scale)
    assert not is_blind(marked, "second", "ben", scale)
    assert not is_blind(marked, "first", "cy", scale)
    assert agreed_levels(marked, scale) == {} and not both_in(marked, scale)
    marked = marking.give(second, "s000", {"4": 0}).marked
    assert counting_levels(marked, scale) == dict.fromkeys("01234", 2)
    assert not any(is_blind(marked, stage, "cy", scale) for stage in ("first", "second", "agreed"))
    marked = marking.give(marking.desk("ada", "agreed"), "s000", {"4": 1}).marked
    assert counting_levels(marked, scale) == {**dict.fromkeys("0123", 2), "4": 1}
