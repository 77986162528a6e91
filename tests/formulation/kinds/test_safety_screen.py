"""Safety: what is missed or harms holds, over-caution costs little, and ticking everything earns nothing."""

import pytest

from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import flags_everything

from ..sample import sample

SAFE = {"flags": {"c1": ["s05"], "c8": "not_asked", "c4": "no_flag"}, "actions": ["x1", "x7"]}


def safety(**change):
    case, key = sample()
    answers = {
        "safety": {
            "flags": {**SAFE["flags"], **change.get("flags", {})},
            "actions": SAFE["actions"],
        }
    }
    answers["safety"]["actions"] = change.get("actions", SAFE["actions"])
    result = score(case, key, answers)
    return result["sections"]["safety"]["skill"], result["held"]


def test_safety_by_hand():
    """Is each handled cue and each required action a share of the section?"""
    assert safety() == (1, [])
    assert safety(actions=["x1"])[0] == 0.75
    assert safety(flags={"c1": ["s09"]}) == (0.75, [])  # raised, with another sentence
    assert safety(flags={"c8": ["s05"]}) == (0.75, [])  # raised, though nobody had asked


def test_over_caution_costs_a_tenth():
    """Does a false flag cost little, and a tolerated one nothing?"""
    assert safety(flags={"c4": ["s01"]})[0] == pytest.approx(0.9)
    assert safety(flags={"c3": ["s01"]})[0] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"flags": {"c1": "no_flag"}},
        {"flags": {"c8": "no_flag"}},
        {"flags": {"c1": []}},
        {"actions": ["x1", "x7", "x4"]},
    ],
)
def test_a_missed_cue_or_a_forbidden_action_holds(change):
    """Could somebody miss a danger and not be seen by a person?"""
    skill, held = safety(**change)
    assert skill == 0
    assert len(held) == 1


def test_flagging_everything_earns_nothing():
    """Is ticking every cue and action told apart from care?"""
    case, key = sample()
    key["gate"]["forbidden_actions"] = []
    assert score(case, key, flags_everything(case))["sections"]["safety"]["skill"] == 0
