"""The lines of one part: each kind has them, and each says why its skill is bounded."""

import pytest

from formulation.sample import sample, typed
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds import KINDS
from ipnb.formulation.kinds.rules import Argument
from ipnb.formulation.scoring import evaluate
from ipnb.formulation.section_arithmetic import (
    Scored,
    added,
    by_chance,
    evidence_lines,
    num,
    section_lines,
)


def scored(answers):
    """What these answers earn by the sample's key."""
    vignette, key = typed(*sample())
    given = Answers.from_data(answers)
    return Scored(vignette, key, given, evaluate(vignette, key, given))


def told(name, answers):
    found = scored(answers)
    return "\n".join(section_lines(found.vignette.sections[name], found))


def test_numbers_are_written_for_a_calculator():
    """Six decimals at most, no dust, no negative nought, and a sum that can be typed in."""
    assert [num(value) for value in (1.0, -0.1, 1 / 3, -1e-9)] == ["1", "−0.1", "0.333333", "0"]
    assert added([0.5, 0.0, -0.25]) == "0.5 + (−0.25)"
    assert added([]) == "0"


def test_every_kind_has_lines():
    """Is a new kind of item forgotten here?"""
    for kind in KINDS.values():
        assert section_lines.dispatch(kind) is not section_lines.dispatch(object), kind
    with pytest.raises(TypeError, match="add it to section_arithmetic"):
        section_lines(object(), scored({}))


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("states", {"s01": "chaos"}, "Line 2: left open"),
        ("plan", ["p1"], "advised against, so it is at most 0"),
        ("links", ["l1", "l2"], "As many at random would hit"),
        ("attach", {"secure": 100}, "It is never below −1"),
        ("attach", {"avoidant": 60, "not_enough": 40}, "1 − 0 ÷ 0.32 = 1"),
        ("attach", {"avoidant": 70, "secure": 30}, "Fewer than two sentences argue it"),
        ("safety", {"flags": {"c4": ["s01"]}, "asked": {}, "actions": []}, "never below 0"),
        ("safety", {"flags": {}, "asked": {}, "actions": ["x1", "x7"]}, "whole part earns 0"),
    ],
)
def test_a_bound_is_said(name, given, words):
    """Would somebody who works it out again come to another number without knowing why?"""
    assert words in told(name, {name: given})


def test_sentences_of_what_earned_nothing_are_said_to_count_for_nothing():
    """Does a judgement that is wrong, or has no sentence, have a line?"""
    lines = list(
        evidence_lines(
            scored(
                {
                    "domains": {"consciousness": "not_enough", "bilateral": "strength"},
                    "evidence": {"consciousness": ["s01"]},
                }
            )
        )
    )
    assert any("once the judgement earns something" in line for line in lines)
    assert any("no sentence, 0" in line for line in lines)


def test_chance_is_that_of_the_rules():
    """One of 24 sentences that may be chosen singly, with four choices: is E what drawing four would earn?"""
    vignette, _ = typed(*sample())
    # one hit among four sentences has a precision of a quarter: 4 / 24 × 1 / 4
    assert by_chance(Argument([["s01"]]), vignette) == pytest.approx(4 / 24 / 4)
    assert by_chance(Argument(), vignette) == 0
