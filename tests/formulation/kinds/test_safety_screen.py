"""Safety: what is missed or harms holds, over-caution costs little, and ticking everything earns nothing."""

import pytest

from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import flags_everything

from ..sample import sample

SAFE = {
    "flags": {"c1": ["s05"], "c8": "no_flag", "c4": "no_flag"},
    "asked": {"c1": "not_asked", "c8": "not_asked", "c4": "not_needed"},
    "actions": ["x1", "x7"],
}


def safety(**change):
    """The skill of the section and the reasons for holding, with some of the right answers changed."""
    case, key = sample()
    answers = {part: {**SAFE[part], **change.get(part, {})} for part in ("flags", "asked")}
    answers["actions"] = change.get("actions", SAFE["actions"])
    result = score(case, key, {"safety": answers})
    return result["sections"]["safety"]["skill"], result["held"]


def test_safety_by_hand():
    """Is each handled cue and each required action a share of the section?"""
    assert safety() == (1, [])
    assert safety(actions=["x1"])[0] == 0.75
    assert safety(flags={"c1": ["s09"]}) == (0.75, [])  # raised, with another sentence
    assert safety(flags={"c8": ["s05"]}) == (0.75, [])  # asked, and seen where the text is silent
    assert safety(asked={"c1": "asked"}) == (0.75, [])  # shown, and nobody had asked
    assert safety(flags={"c1": "no_flag"}) == (0.75, [])  # asked, and not seen in the text


@pytest.mark.parametrize("accepted", [["flag", "asked"], ["no_flag", "not_asked"]])
def test_what_the_key_accepts_is_full_marks(accepted):
    """Is a risk that is raised and unasked handled either way that the key accepts?"""
    case, key = sample()
    key["gate"]["accepted"] = {"c1": [["flag", "not_asked"], accepted]}
    text, asked = accepted
    answers = {**SAFE, "flags": {**SAFE["flags"], "c1": ["s05"] if text == "flag" else text}}
    answers["asked"] = {**SAFE["asked"], "c1": asked}
    assert score(case, key, {"safety": answers})["sections"]["safety"]["skill"] == 1


def test_answers_of_the_first_edition_are_scored_as_before():
    """Would a regrade of last term's files lose safety?"""
    case, key = sample()
    old = {"flags": {"c1": ["s05"], "c8": "not_asked", "c4": "no_flag"}, "actions": ["x1", "x7"]}
    assert score(case, key, {"safety": old})["sections"]["safety"]["skill"] == 1


def test_asking_is_never_a_false_flag():
    """Is a counsellor fined who asks about what nobody has raised?"""
    assert safety(asked={"c4": "not_asked", "c3": "not_asked"}) == (1, [])


def test_over_caution_costs_a_tenth():
    """Does a false flag cost little, and a tolerated one nothing?"""
    assert safety(flags={"c4": ["s01"]})[0] == pytest.approx(0.9)
    assert safety(flags={"c3": ["s01"]})[0] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"flags": {"c1": "no_flag"}, "asked": {"c1": "asked"}},
        {"asked": {"c8": "not_needed"}},
        {"flags": {"c1": []}, "asked": {"c1": "not_needed"}},
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
