"""Texts grouped by judgement, from answers as they come."""

import pytest
from grading.course import DATA, NAME

from ipnb.formulation.case import load_case
from ipnb.formulation.vignette import Vignette
from ipnb.marking.groups import groups, read_groups
from ipnb.marking.marked_class import marked_class

pytestmark = pytest.mark.xdist_group("marking")
VIGNETTE = Vignette.from_data(load_case(DATA / "source" / NAME / "case.yaml"))


def test_only_what_divides_a_class_makes_groups():
    """Is a list of groups full of judgements on which everybody agrees?"""
    given = {
        "a": {"window": {"g2": "below", "g1": "within"}, "plan": ["p1"]},
        "b": {"window": {"g2": "above", "g1": "within"}, "plan": ["p1", "p2"]},
        "c": {"window": {"g2": "below"}, "plan": []},
    }
    found = [(one["item"], one["option"], one["ids"]) for one in groups(VIGNETTE, given)]
    assert ("Part 2", "Below", ["a", "c"]) in found and ("Part 2", "Above", ["b"]) in found
    assert ("words for plan p2", "chosen", ["b"]) in found
    assert "Part 1" not in {item for item, _, _ in found}


@pytest.mark.parametrize("part", [None, "below", 3, {"g2": ["below"]}, {"g2": None}])
def test_answers_of_another_shape_are_left_out(part):
    """Does one odd file take the filter away from everybody?"""
    assert groups(VIGNETTE, {"a": {"window": part}, "b": {"window": {"g2": "below"}}}) == []


def test_who_could_not_be_read_is_in_no_group(marking):
    """Is a held submission put into a group by answers that may not be theirs?"""
    course = marking.desk().course
    rows = marked_class(marking.gradebook, course.cells, NAME, course.part("n1"))
    found = {name for one in read_groups(course, rows) for name in one["ids"]}
    assert found == {marking.id_of(f"s00{number}") for number in range(6)}
