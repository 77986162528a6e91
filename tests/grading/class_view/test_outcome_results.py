"""How far students have come with outcomes, from graded forms and marked texts."""

import pytest

from grading.course import NAME
from grading.support import worse
from ipnb.grading.class_view.outcome_map import Outcome
from ipnb.grading.class_view.outcome_results import PartsReader, Result, outcome_results
from ipnb.grading.equivalent_cases import EquivalentPair

READ = Outcome("1", "read", {"06": ("states", "n1"), "07": ("states",)})


def test_parts_count_alike_and_what_is_not_there_does_not_count():
    """Does an unmarked text pull somebody down?"""
    parts = {"06": {"ada": {"states": 0.5, "n1": 1.0}, "ben": {"states": 0.5}}, "07": {}}
    found = outcome_results([READ], parts, {})
    assert found == {"1": {"ada": Result(0.75, 2), "ben": Result(0.5, 1)}}


def test_whoever_took_the_equivalent_case_is_assessed_by_it():
    """Is the other case a gap, and does whoever did both count by the worse?"""
    pair = EquivalentPair("06", "06b")
    parts = {"06": {"ada": {"states": 0.2}}, "06b": {"ada": {"states": 0.8}, "ben": {"n1": 0.6}}}
    found = outcome_results([READ], parts, {"06": pair, "06b": pair})
    assert found["1"] == {"ada": Result(0.8, 1), "ben": Result(0.6, 1)}


def test_it_is_reached_where_feedback_calls_it_sound():
    """Do page and feedback draw the line in different places?"""
    assert [Result(share, 1).is_reached for share in (0.64, 0.65)] == [False, True]
    assert [Result(share, 1).is_begun for share in (0.34, 0.35)] == [False, True]


def test_shares_are_those_of_the_grading_and_follow_it(ada):
    """Is a student shown by answers that were graded before?"""
    reader, coursedir = PartsReader(), ada.app().coursedir

    def read():
        with ada.open_gradebook() as gradebook:
            return reader.read(gradebook, coursedir, NAME)["ada"]

    parts = read()
    assert parts["states"] == pytest.approx(1.0)
    assert (parts["n1"], parts["n2"]) == (20 / 25, 10 / 15)
    ada.hand_in("ada", worse(ada))
    ada.grade()
    again = read()
    assert again["states"] < 0.5 and again["domains"] == parts["domains"]


def test_what_is_held_is_not_known(mixed):
    """Is somebody whose answers could not be read taken for somebody who knows nothing?"""
    with mixed.open_gradebook() as gradebook:
        parts = PartsReader().read(gradebook, mixed.app().coursedir, NAME)
    assert "held" not in parts and "new" not in parts and "states" in parts["final"]
