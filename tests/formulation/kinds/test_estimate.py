"""Estimate: full within its tolerance, nothing from three times it."""

import pytest

from ipnb.formulation.scoring import score

from ..sample import only


def test_an_estimate_is_full_within_its_tolerance_and_nothing_from_three_times_it():
    """Is a number near the truth worth what it should be?"""
    spec = {"kind": "estimate", "over": ["p"], "range": [0, 1]}
    case, key = only("guess", spec, estimates={"guess": {"p": {"value": 0.5, "tolerance": 0.1}}})
    worth = [score(case, key, {"guess": {"p": x}})["total"] for x in (0.5, 0.6, 0.7, 0.8, 0.2, 0)]
    assert worth == pytest.approx([1, 1, 0.5, 0, 0, 0])
