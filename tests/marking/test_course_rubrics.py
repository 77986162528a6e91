"""A course's rubric has the book's criteria with its own words and points; anything else is refused in words."""

import pytest

from ipnb.formulation.vocabulary import RUBRICS
from ipnb.marking.course_rubrics import (
    RefusedRubric,
    RubricChanged,
    changed,
    course_scale,
    keep_rubric,
)
from ipnb.marking.scale import Scale

pytestmark = pytest.mark.xdist_group("marking")
RIVAL = Scale.from_rows("rival", RUBRICS["rival"])


def levels(**of_the_first):
    found = [[vars(level) for level in one.levels] for one in RIVAL.criteria]
    for place, change in of_the_first.items():
        found[0][int(place[-1])] = found[0][int(place[-1])] | change
    return found


def test_words_and_points_change_and_nothing_else():
    """Does a level lose its place when its words change?"""
    assert changed(RIVAL, levels()) == RIVAL
    other = changed(RIVAL, levels(level_1={"text": " Other words. ", "points": 1.5}))
    assert other.criteria[0].levels[1].text == "Other words."
    assert other.points({"0": 1, "1": 3, "2": 3}, 9) == 7.5
    assert other.criteria[1:] == RIVAL.criteria[1:]


@pytest.mark.parametrize(
    "given, words",
    [
        (None, "3 criteria"),
        ([], "3 criteria"),
        ([levels()[0][:2], *levels()[1:]], "4 levels"),
        (levels(level_0={"points": 2}), "may not count less"),
        (levels(level_0={"points": -1}), "from 0 to 100"),
        (levels(level_3={"points": float("nan")}), "from 0 to 100"),
        (levels(level_3={"points": True}), "from 0 to 100"),
        (levels(level_2={"text": "x" * 601}), "between 1 and 600"),
        ([[dict(one, points=0) for one in levels()[0]], *levels()[1:]], "has to count something"),
        ([["text"] * 4, *levels()[1:]], "text and points are needed"),
    ],
)
def test_what_is_no_rubric_is_refused(given, words):
    """Could a mark be divided by nothing, or a level vanish?"""
    with pytest.raises(RefusedRubric, match=words):
        changed(RIVAL, given)


def test_of_two_changes_at_once_one_is_told(marking):
    """Does the later of two instructors change a rubric that they have not seen?"""
    marking.desk()  # makes the tables
    assert course_scale(marking.gradebook, "rival") == RIVAL
    other = changed(RIVAL, levels(level_3={"points": 5}))
    keep_rubric(marking.gradebook, other, "ada")
    marking.gradebook.db.commit()
    kept = course_scale(marking.gradebook, "rival")
    assert kept.version == 1 and kept.criteria == other.criteria
    with pytest.raises(RubricChanged):
        keep_rubric(marking.gradebook, RIVAL, "ben")
    assert course_scale(marking.gradebook, "formulation").version == 0
