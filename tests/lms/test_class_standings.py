"""Where does a student stand, in one assignment or in two equivalent ones?"""

import pytest

from ipnb.grading.roster import RosterRow
from ipnb.lms.class_standings import class_standings, standing, unit_of
from ipnb.lms.grades import Standing


def row(**changed):
    """Return the state of somebody who handed in and is marked."""
    state = {"folder": "x", "graded": True, "score": 80.004, "max_score": 100.0}
    return RosterRow("ada", **{**state, **changed})


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, Standing("ada", 80.0, 100.0)),
        ({"penalty": 10.0}, Standing("ada", 70.0, 100.0)),
        ({"penalty": 90.0}, Standing("ada", 0.0, 100.0)),
        ({"folder": None, "graded": False}, Standing("ada")),
        ({"graded": False}, Standing("ada", waits_for="not graded yet")),
        ({"changed": True}, Standing("ada", waits_for="handed in again since it was graded")),
        (
            {"outdated": ["key"]},
            Standing("ada", waits_for="graded with another key than there is now"),
        ),
        ({"waiting": ["n1", "n2"], "record": None}, Standing("ada", waits_for="2 texts to mark")),
    ],
)
def test_one_assignment(state, expected):
    """Final, late, absent, and each way of waiting for a person."""
    assert standing("ada", {"06": row(**state)}) == expected


def test_the_better_of_two_equivalent_cases_counts_once_both_are_final():
    """Would a student who took both get the first one's number?"""
    rows = {"06": row(score=50.0), "06b": row(score=90.0, max_score=110.0)}
    assert standing("ada", rows) == Standing("ada", 90.0, 110.0)
    rows["06"].waiting = ["n1"]
    assert standing("ada", rows).waits_for == "1 text to mark"


@pytest.mark.deep
def test_a_real_class_with_an_equivalent_case(twins):
    """Is the pair one unit, under its first name, with everybody in it?"""
    from ipnb.grading.commands import open_course

    app = open_course(str(twins.root))
    with twins.open_gradebook() as gradebook:
        known = {one.name for one in gradebook.assignments}
        for name in known:
            assert unit_of(name, app.coursedir, known) == tuple(sorted(known))
        found = {one.student: one for one in class_standings(app, gradebook, tuple(sorted(known)))}
    assert found["cy"] == Standing("cy") and found["ada"].score is not None
    assert found["dee"].score > 0 and set(found) == {"ada", "ben", "cy", "dee"}
