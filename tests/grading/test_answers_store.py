"""Answers of a class outside memory: what went in comes out, in the order in which it went in."""

from ipnb.grading.answers_store import AnswersStore


def test_answers_come_out_as_they_went_in():
    """Also signs that no file takes, and whoever is asked for first."""
    store, told = (
        AnswersStore(),
        {"narrative": {"n1": "é \ud83d \U0001f30a"}, "states": {"s01": "flow"}},
    )
    store.add("ben", told)
    store.add("ada", {})
    assert list(store) == ["ben", "ada"] and len(store) == 2
    assert store["ada"] == {} and store["ben"] == told and "cy" not in store
