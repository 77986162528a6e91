"""What another rubric changes is listed for every assignment, and only what was listed is written."""

from dataclasses import replace

import pytest

from ipnb.marking.remark import carry_out, changes, digest_of
from ipnb.marking.scale import Level

pytestmark = pytest.mark.xdist_group("marking")


def test_whole_marks_change_and_typed_ones_stay(marking):
    """Is a mark changed that is not whole, or that somebody typed by hand?"""
    desk = marking.desk()
    for student, levels in (("s000", "33333"), ("s001", "2333"), ("s002", "23333")):
        marking.give(desk, student, levels)
    marking.course.mark("s002", "n1", 20)
    before = desk.course.scale(desk.part, None)
    first = before.criteria[0]
    levels = (*first.levels[:2], Level("More", 1), first.levels[3])
    after = replace(before, criteria=(replace(first, levels=levels), *before.criteria[1:]))
    where = marking.gradebook, marking.coursedir, marking.cache
    listed = changes(*where, before, after)
    assert [(one.student, one.before, one.after, one.typed) for one in listed] == [
        ("s002", 23.33, 21.67, 20)
    ]
    assert carry_out(marking.gradebook, listed) == 0
    marking.give(desk, "s002", {"0": None})
    marking.give(desk, "s002", {"0": 2})
    listed = changes(*where, before, after)
    assert listed[0].typed is None and digest_of(listed, after) != digest_of([], after)
    assert carry_out(marking.gradebook, listed) == 1
    assert marking.in_gradebook("s002")[:2] == (21.67, False)
    assert marking.in_gradebook("s000")[0] == 25
