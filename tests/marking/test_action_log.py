"""The log takes each number once, whoever is faster, and finds what can be taken back."""

from dataclasses import replace

import pytest

from ipnb.marking.action_log import ActionLog, ActionTaken, places_marked_by
from ipnb.marking.sheet import Action

pytestmark = pytest.mark.xdist_group("marking")
FIRST = Action(1, "ada", "level", {"criterion": "0", "level": 2}, "digest", "")


@pytest.fixture
def log(marking):
    marking.desk()  # makes the tables
    return ActionLog(marking.gradebook, "00-sample", "n1", "first")


def test_a_number_is_taken_once(log, marking):
    """Are two actions of the same moment both the third?"""
    log.add("s000", FIRST, "formulation")
    marking.gradebook.db.commit()
    with marking.course.open_gradebook() as gradebook:
        other = ActionLog(gradebook, "00-sample", "n1", "first")
        with pytest.raises(ActionTaken):
            other.add("s000", replace(FIRST, marker="ben"), "formulation")
        assert other.add("s001", replace(FIRST, marker="ben"), "formulation").made_at
        gradebook.db.commit()
    assert {who: [one.marker for one in done] for who, done in log.everybody().items()} == {
        "s000": ["ada"],
        "s001": ["ben"],
    }
    assert log.of("s000") == [replace(FIRST, made_at=log.of("s000")[0].made_at)]


def test_stages_and_parts_have_numbers_of_their_own(log, marking):
    """Does a second marking take the first one's numbers?"""
    log.add("s000", FIRST, "formulation")
    for part, stage in (("n1", "second"), ("n2", "first")):
        ActionLog(marking.gradebook, "00-sample", part, stage).add("s000", FIRST, "rival")
    marking.gradebook.db.commit()
    assert places_marked_by(marking.gradebook, "rival") == [
        ("00-sample", "n1"),
        ("00-sample", "n2"),
    ]


def test_what_was_taken_back_or_set_aside_is_not_taken_back_again(log):
    """Does undo go round in circles?"""
    aside = Action(2, "ada", "aside", {"criterion": "0", "level": 3}, "", "")
    for one in (FIRST, aside, Action(3, "ada", "undo", {"undoes": 1}, "", "")):
        log.add("s000", one, "formulation")
    assert log.last_by("ada") is None and log.last_by("ben") is None
    log.add("s001", FIRST, "formulation")
    student, action = log.last_by("ada")
    assert (student, action.number) == ("s001", 1)
