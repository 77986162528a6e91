"""Marks that two markers gave are paired for the report, and only where both are through."""

import re

import pytest
from grading.course import NAME

from ipnb.marking.marked_class import marked_class
from ipnb.marking.second_marks import paired_levels, second_marks

pytestmark = pytest.mark.xdist_group("marking")


def test_a_text_counts_when_both_are_through(marking):
    """Is a half of a second marking compared with a whole first one?"""
    first, second = marking.desk("ada"), marking.desk("ben", "second")
    for student in ("s000", "s001"):
        marking.give(first, student, "33210")
    marking.give(second, "s000", "32012")
    marking.give(second, "s001", {"0": 1})
    rows = marked_class(marking.gradebook, first.course.cells, NAME, first.part)
    pairs = paired_levels(rows, first.course.scale(first.part, None))
    assert pairs == {"0": [(3, 3)], "1": [(3, 2)], "2": [(2, 0)], "3": [(1, 1)], "4": [(0, 2)]}
    by_words = second_marks(marking.desk().course)
    assert len(by_words) == 10
    assert [one for name, one in by_words.items() if name.endswith("(text 1)")] == [*pairs.values()]
    assert not any(one for name, one in by_words.items() if name.endswith("(text 2)"))


def test_the_report_shows_how_far_two_markers_agree(served):
    """Does a second marking reach the page that instructors look at?"""
    marking, address = served.marking, f"formgrader/class/report/{NAME}"
    assert "has marks of two people" in served.get(address)[1]
    marking.give(marking.desk("ada", part="n2"), "s002", "22222")
    marking.give(marking.desk("ben", "second", part="n2"), "s002", "22210")
    status, text, _ = served.get(address)
    (table,) = re.findall(r'aria-label="Agreement between markers">(.*?)</table>', text, re.DOTALL)
    rows = [re.findall(r">([^<>\n]+)</t[hd]>", row) for row in table.split("<tr>")[2:]]
    assert status == 200 and len(rows) == 5
    assert [row[1:] for row in rows] == [
        *[["1", "100%", "100%", "too few"]] * 3,
        ["1", "0%", "100%", "too few"],
        ["1", "0%", "0%", "too few"],
    ]
    assert rows[0][0].endswith("(text 2)")
