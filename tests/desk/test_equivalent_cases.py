"""Equivalent cases on the desk: one row for both, and no work ever out of reach."""

import json

from desk.support import NAME, TWIN, answer, only
from ipnb.desk.equivalent_cases import paired


def test_the_case_taken_instead_takes_the_row(exchange):
    """Once the alternative is begun, is it the one shown?"""
    exchange.begin(TWIN)
    row = only(exchange)
    assert (row["id"], row["instead"]["id"]) == (TWIN, NAME)


def test_what_was_put_away_is_one_step_away(exchange, course):
    """Two cases that count as one: one row, and could work that was begun ever vanish from the desk?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    exchange.begin(TWIN)
    row = only(exchange)
    assert (row["id"], row["instead"]["id"], row["instead"]["started"]) == (TWIN, NAME, True)
    exchange.begin(NAME)  # a change of mind
    row = only(exchange)
    assert (row["id"], row["started"], row["instead"]["begun"]) == (NAME, True, True)


def test_once_handed_in_the_other_case_asks_for_nothing(exchange, course):
    """Does the case that was not taken stay on the desk as something to do?"""
    for name in (NAME, TWIN):
        exchange.begin(name)
    exchange.submit(NAME)
    assert only(exchange)["id"] == NAME
    exchange.submit(TWIN)
    assert [row["id"] for row in exchange.rows()] == [NAME, TWIN]  # both receipts stay in sight


def test_an_alternative_may_be_a_sentence(exchange, course, case):
    """The template of a case says it so: does every other row stay, and this one too?"""
    file = course / f"exchange/course/outbound/{NAME}/case.json"
    file.write_text(json.dumps(case | {"instead": "Ask for the other case of this level."}))
    assert [row["instead"] and row["instead"]["id"] for row in exchange.rows()] == [TWIN]


def test_pairs_that_do_not_exist_are_left_alone():
    """Does a case whose alternative is not released, or which names itself, stay one row?"""
    row = {"id": "a", "title": "A", "begun": False, "started": False, "submitted": None}
    for twin in ("b", "a", None):
        assert [one["instead"] for one in paired([row | {"twin": twin}])] == [None]
