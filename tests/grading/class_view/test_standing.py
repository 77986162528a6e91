"""Where somebody stands in an assignment, from what is known."""

from datetime import UTC, datetime, timedelta

import pytest

from ipnb.grading.class_view.standing import Person, Standing, State, is_quiet, state_of, together
from ipnb.grading.roster import RosterRow

NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


def row(**own):
    return RosterRow("ada", **{"folder": "x", "graded": True} | own)


@pytest.mark.parametrize(
    "given, newer, state",
    [
        (None, False, State.NOTHING),
        (None, True, State.ARRIVED),
        (RosterRow("ada"), False, State.NOTHING),
        (row(), True, State.ARRIVED),
        (row(graded=False), False, State.TO_GRADE),
        (row(changed=True), False, State.TO_GRADE),
        (row(torn=True), False, State.TO_GRADE),
        (row(outdated=["key"]), False, State.TO_GRADE),
        (row(waiting=["formulation"]), False, State.HELD),
        (row(waiting=["n1"]), False, State.TO_MARK),
        (row(), False, State.FINAL),
    ],
)
def test_each_state_comes_from_its_row(given, newer, state):
    """Is something that waits shown as final, or a missing one as waiting?"""
    found, why = state_of(given, newer)
    assert found is state
    assert bool(why) is (state not in (State.NOTHING, State.FINAL))


def test_of_two_equivalent_cases_the_one_that_waits_is_shown():
    """Does a held twin hide behind a final one?"""
    final, held = Standing("06", State.FINAL), Standing("06b", State.HELD)
    both = together({"06": final, "06b": held}, "06")
    assert (both.assignment, both.state, both.also) == ("06b", State.HELD, "06")
    nothing = Standing("06", State.NOTHING)
    assert together({"06": nothing, "06b": held}, "06") == held
    assert together({"06": nothing, "06b": Standing("06b", State.NOTHING)}, "06") == nothing


@pytest.mark.parametrize(
    "last, since, quiet",
    [
        (None, None, False),
        (None, NOW - timedelta(days=2), False),
        (None, NOW - WEEK, True),
        (NOW - WEEK, NOW - WEEK, True),
        (NOW - timedelta(days=6), NOW - timedelta(days=30), False),
        (NOW - timedelta(days=30), None, False),
    ],
)
def test_only_who_had_something_open_for_a_week_is_quiet(last, since, quiet):
    """Is somebody named who has handed in all there was, or whose case came out yesterday?"""
    assert is_quiet(last, since, NOW, WEEK) is quiet


def test_a_person_without_a_name_is_called_by_the_id():
    """Does a list show an empty line?"""
    assert Person("ada").name == "ada"
    assert Person("ada", "Ada", "Lovelace").name == "Lovelace, Ada"
