"""Would somebody with a pocket calculator get the points that the program gives?"""

import ast
import operator
import random
import re
from pathlib import Path

import pytest

from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.arithmetic import score_arithmetic
from ipnb.formulation.build import points
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.scoring import score

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent.name for path in (ROOT / "source").glob("*/case.yaml"))
SIGNS = str.maketrans({"−": "-", "×": "*", "÷": "/", "²": "@"})
OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def worked_out(text: str) -> float:
    """A sum as a calculator works it out."""

    def value(node):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.UnaryOp):
            return OPERATIONS[type(node.op)](value(node.operand))
        return OPERATIONS[type(node.op)](value(node.left), value(node.right))

    return value(ast.parse(text.translate(SIGNS).replace("@", "**2"), mode="eval").body)


def equations(lines):
    """Each ``left = right`` of the lines, without the words before it and after it."""
    for line in lines:
        if found := re.search(r"([^:“”]*) = ([^,\s]+)", line):
            yield line, found[1].strip(), worked_out(found[2])


def answered(case, key, seed):
    """Answers between chance and the key, with sentences that argue some of it."""
    rng = random.Random(seed)
    if seed % 4 == 0:
        return respondents.at_random(case, rng)
    return respondents.partly_right(case, key, (0.3, 0.6, 0.9)[seed % 4 - 1], rng)


@pytest.mark.parametrize("name", CASES)
def test_every_step_can_be_worked_out_again(name):
    """Does any line say another result than its own left side, or the last another number than the score?"""
    case = load_case(ROOT / "source" / name / "case.yaml")
    key = load_key(ROOT / "keys" / f"{name}.yaml", case)
    most = points(case)["formulation"]
    for seed in range(3):
        answers = answered(case, key, seed)
        told = list(equations(score_arithmetic(case, key, answers, most)))
        assert len(told) > 10
        for line, left, right in told[:-1]:
            # the numbers of a line have six decimals, and where little is left below the line they count more
            assert worked_out(left) == pytest.approx(right, abs=2e-4), line
        assert round(worked_out(told[-1][1]), 2) == told[-1][2]
        assert told[-1][2] == round(score(case, key, answers)["points_share"] * most, 2)


def test_each_step_uses_the_results_of_the_steps_before():
    """Is the skill that is weighed the one that was worked out, part by part?"""
    name = CASES[0]
    case = load_case(ROOT / "source" / name / "case.yaml")
    key = load_key(ROOT / "keys" / f"{name}.yaml", case)
    answers = answered(case, key, 3)
    lines = score_arithmetic(case, key, answers, 60)
    whole = lines[lines.index("The whole") :]
    skills = score(case, key, answers)["sections"]
    graded = [one for one in skills.values() if not one["formative"]]
    for line, one in zip(whole[1:], graded, strict=False):
        assert worked_out(line.split(": ", 1)[1].split(" × ")[0]) == pytest.approx(
            one["skill"], abs=1e-6
        )
    assert "Total: " in whole[len(graded) + 1]


def test_a_blank_form_is_explained_as_nought():
    """Does a blank divide by nothing?"""
    case = load_case(ROOT / "source" / CASES[-1] / "case.yaml")
    key = load_key(ROOT / "keys" / f"{CASES[-1]}.yaml", case)
    *_, last = equations(score_arithmetic(case, key, {}, 60))
    assert last[2] == 0
