"""Equivalent cases: which two belong together, and which of them counts."""

import pytest

from ipnb.grading import equivalent_cases
from ipnb.grading.equivalent_cases import (
    EquivalentPair,
    counted_of,
    equivalent_pairs,
    group_equivalents,
)


@pytest.fixture
def pairs_of(tmp_path, monkeypatch):
    """``pairs_of({"a": "b"})`` -> the pairs of a course whose cases name each other so."""

    def pairs(instead: dict):
        for name in instead:
            folder = tmp_path / "source" / name
            folder.mkdir(parents=True)
            (folder / "case.yaml").touch()
        monkeypatch.setattr(
            equivalent_cases,
            "load_case",
            lambda file: (
                {"instead": instead[file.parent.name]} if instead[file.parent.name] else {}
            ),
        )
        return equivalent_pairs(tmp_path)

    return pairs


def test_one_that_names_the_other_makes_a_pair(pairs_of):
    """Do both sides find each other, whichever names the other?"""
    pairs = pairs_of({"b": {"case": "a"}, "a": None})
    assert pairs == dict.fromkeys("ab", EquivalentPair("a", "b"))
    assert (pairs["a"].other("a"), pairs["a"].other("b")) == ("b", "a")


@pytest.mark.parametrize("instead", [{"case": "a"}, {"case": "gone"}, "Ask for another one.", None])
def test_no_pair_is_made_of_one(pairs_of, instead):
    """A case that names itself, one that is not there, or a sentence."""
    assert pairs_of({"a": instead}) == {}


def test_a_case_belongs_to_one_pair(pairs_of):
    """Would a third case that names one of two take it away?"""
    pairs = pairs_of({"a": {"case": "b"}, "b": {"case": "a"}, "c": {"case": "a"}})
    assert set(pairs) == {"a", "b"}


def test_a_pair_counts_once_in_the_order_of_the_names():
    """Is half a pair, whose other case is not in the gradebook, counted alone?"""
    pairs = dict.fromkeys("ac", EquivalentPair("a", "c")) | {"d": EquivalentPair("d", "e")}
    assert group_equivalents(list("abcd"), pairs) == [("a", "c"), ("b",), ("d",)]


def test_the_better_of_two_counts():
    """Does a zero count where nothing else is, and does nothing where nothing is?"""
    assert counted_of({"a": 0.0}) == "a"
    assert counted_of({"a": 50.0, "b": 80.0}) == "b"
    assert counted_of({}) is None


def test_while_one_of_two_is_undecided_it_stands_for_both():
    """Could a student be told the lower number while the better case waits to be marked?"""
    assert counted_of({"a": 50.0}, ["b"]) == "b"
    assert counted_of({}, ["a", "b"]) == "a"
