"""Answers that do not fit their case are refused, each thing at its field, and without the key."""

import json

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import parse_answers

from .sample import sample

BASE = {"schema": "ipnb.answers/1", "case": "00-sample"}
CASE, _ = sample()


def refused(data):
    with pytest.raises(DocumentError) as caught:
        parse_answers(json.dumps(data), CASE)
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"case": "07-other"}, "case"),
        ({"schema": "ipnb.answers/2"}, "schema"),
        ({"case": 3}, "case"),
        ({"revision": "three"}, "revision"),
        ({"colours": {}}, "colours"),
        ({"states": {"s99": "flow"}}, "states.s99"),
        ({"states": {"s01": "happy"}}, "states.s01"),
        ({"states": {"s01": ["flow"]}}, "states.s01"),
        ({"states": ["flow"]}, "states"),
        ({"states": "flow"}, "states"),
        ({"links": {"l1": True}}, "links"),
        ({"links": ["l1", "l1"]}, "links"),
        ({"links": ["l99"]}, "links"),
        ({"links": [1]}, "links"),
        ({"plan": ["p1", "p2", "p3", "p4", "p5"]}, "plan"),
        ({"attach": {"secure": 101}}, "attach.secure"),
        ({"attach": {"secure": True}}, "attach.secure"),
        ({"attach": {"secure": 60, "avoidant": 60}}, "attach"),
        ({"attach": {"worried": 10}}, "attach.worried"),
        ({"safety": {"flags": {"c9": "no_flag"}}}, "safety.flags.c9"),
        ({"safety": {"flags": {"c1": "maybe"}}}, "safety.flags.c1"),
        ({"safety": {"flags": {"c1": ["s99"]}}}, "safety.flags.c1"),
        ({"safety": {"flags": ["c1"]}}, "safety.flags"),
        ({"safety": {"actions": "x1"}}, "safety.actions"),
        ({"safety": {"risk": 7}}, "safety.risk"),
        ({"evidence": {"memory": ["s01", "s02", "s03", "s04", "s05"]}}, "evidence.memory"),
        ({"evidence": {"s01": ["s01"]}}, "evidence.s01"),
        ({"evidence": {"memory": ["s99"]}}, "evidence.memory"),
        ({"confidence": {"states": 4}}, "confidence.states"),
        ({"confidence": {"colours": 1}}, "confidence.colours"),
        ({"narrative": {"n9": "x"}}, "narrative.n9"),
        ({"narrative": {"n1": 3}}, "narrative.n1"),
    ],
)
def test_answers_that_do_not_fit_the_case_are_refused(change, field):
    """Would an unknown id, option or type slip into the scoring?"""
    assert field in [fault.field for fault in refused({**BASE, **change})]


def test_a_fault_says_nothing_that_only_the_key_knows():
    """Could a student learn an answer from an error message?"""
    told = " ".join(
        str(f) for f in refused({**BASE, "states": {i["id"]: "x" for i in CASE["sentences"]}})
    )
    assert "Because of what" not in told
    assert "credit" not in told
