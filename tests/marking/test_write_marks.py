"""When a change of levels reaches the gradebook, and when what stands there stays."""

import pytest

from ipnb.marking.marked_class import InGradebook
from ipnb.marking.write_marks import points_to_write

EMPTY = InGradebook("g", "c", None, None, True, None)


def has(points, waits=False):
    return InGradebook("g", "c", points, None, waits, None)


@pytest.mark.parametrize(
    "was, new, now, expected",
    [
        (None, None, EMPTY, (False, None)),
        (None, 12.5, EMPTY, (True, 12.5)),
        (12.5, 10.0, has(12.5), (True, 10.0)),
        (12.5, None, has(12.5), (True, None)),
        # typed in Formgrader: it stays until the levels are whole
        (None, None, has(7), (False, None)),
        (12.5, None, has(7), (False, None)),
        (12.5, 12.5, has(7), (True, 12.5)),
        # the same mark again: written only where somebody is still waited for
        (12.5, 12.5, has(12.5), (False, 12.5)),
        (12.5, 12.5, has(12.5, waits=True), (True, 12.5)),
    ],
)
def test_what_is_written(was, new, now, expected):
    """Is a mark typed by hand wiped out by half a rubric?"""
    assert points_to_write(was, new, now) == expected
