"""What a key says about safety."""

import pytest

from ipnb.formulation.kinds.safety_answers import Screened
from ipnb.formulation.kinds.safety_key import SafetyKey, check_gate

GATE = {"critical": ["c1", "c2"], "evidence": {"c1": ["s05"], "c2": []}, "required_actions": ["x1"]}


def said(flag, asked):
    """Answers to both questions about the cue c1, and the same about c2."""
    return Screened({"c1": flag, "c2": flag}, {"c1": asked, "c2": asked}, ())


def test_what_is_left_out_is_empty():
    """Must an author write lists with nothing in them?"""
    key = SafetyKey.from_data(GATE)
    assert key.tolerated == key.forbidden == ()
    assert SafetyKey.from_data({}).critical == ()


def test_unless_a_key_says_otherwise_what_is_critical_has_not_been_asked_about():
    """Would a cue be handled by anything, where its author wrote no pairs?"""
    key = SafetyKey.from_data(GATE)
    assert key.accepted == {"c1": (("flag", "not_asked"),), "c2": (("no_flag", "not_asked"),)}
    assert key.is_handled("c1", said(["s05", "s09"], "not_asked"))
    assert not key.is_handled("c1", said(["s09"], "not_asked"))
    assert not key.is_handled("c1", said("no_flag", "not_asked"))
    assert key.is_handled("c2", said("no_flag", "not_asked"))
    assert not key.is_handled("c2", said(["s05"], "not_asked"))


def test_a_risk_that_was_raised_and_not_followed_up_is_handled_in_every_way_that_the_key_accepts():
    """Is a reader fined who says that nobody asked, where the text also shows it?"""
    both = [["flag", "not_asked"], ["no_flag", "not_asked"]]
    key = SafetyKey.from_data({**GATE, "accepted": {"c1": both}})
    assert key.is_handled("c1", said(["s05"], "not_asked"))
    assert key.is_handled("c1", said("no_flag", "not_asked"))
    assert not key.is_handled("c1", said(["s05"], "asked"))
    assert not key.is_handled("c1", said(["s05"], ""))
    assert (key.best("c1"), key.second("c1")) == (("flag", "not_asked"), ("no_flag", "not_asked"))
    assert key.best("c9") == ("no_flag", "not_needed")


def test_a_critical_cue_needs_its_sentences_or_the_word_that_nobody_asked():
    """Could a cue be critical and nobody know how it is handled?"""
    gate = {**GATE, "evidence": {"c1": ["s05"]}}
    [found] = check_gate(gate, ["c1", "c2"], ["x1"], ["s05"])
    assert found.problem == "The critical cue c2 has no evidence."
    assert list(check_gate(GATE, ["c1", "c2"], ["x1"], ["s05"])) == []


@pytest.mark.parametrize(
    ("accepted", "path", "problem"),
    [
        ({"c2": [["flag", "not_asked"]]}, ("c2", 0), "[flag, not_asked] cannot be given"),
        ({"c1": [["flag", "asked"], ["no_flag", "asked"]]}, ("c1", 1), "needs nothing"),
        ({"c3": [["no_flag", "not_asked"]]}, ("c3",), "no critical cue"),
    ],
)
def test_a_pair_that_nobody_can_give_or_that_dismisses_a_danger_is_a_fault(accepted, path, problem):
    """Could a key wait for an answer that the form cannot give?"""
    [found] = check_gate({**GATE, "accepted": accepted}, ["c1", "c2", "c3"], ["x1"], ["s05"])
    assert problem in found.problem and found.remedy
    assert found.path == ("gate", "accepted", *path)
