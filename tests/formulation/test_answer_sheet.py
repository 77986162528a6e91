"""Answers as scoring works with them."""

from ipnb.formulation.answer_sheet import Answers


def test_the_heading_is_no_section():
    """Would "saved_at" be scored?"""
    heading = {"schema": "ipnb.answers/1", "case": "x", "student": "ada", "saved_at": "now"}
    answers = Answers.from_data({**heading, "states": {"s01": "flow"}, "links": ["l1"]})
    assert dict(answers.given) == {"states": {"s01": "flow"}, "links": ["l1"]}


def test_what_is_missing_is_empty_and_not_a_trap():
    """Does a blank raise somewhere down the line?"""
    answers = Answers.from_data({"evidence": None})
    assert answers.to("states").by_item == {}
    assert list(answers.to("states").sentences("s01")) == []
    assert answers.arguments == {} == answers.narrative
