"""The marking sheet says what the scoring would give, and the whole truth about the key."""

import re
from pathlib import Path

import pytest

from ipnb.authoring.paper import form, marking
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import find_key

CASES = sorted((Path(__file__).parents[3] / "source").glob("*/case.yaml"))


@pytest.fixture(params=CASES, ids=lambda file: file.parent.name, scope="module")
def sheet(request):
    """What is marked in a case, and its sentences."""
    case = load_case(request.param)
    return marking.marks(case, load_key(find_key(request.param, case["id"]), case))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_all_sections_together_are_all_points_and_the_divisors_reserve(sheet):
    """Would a faultless form on paper come to another sum than in the browser?"""
    parts, evidence = sheet
    together = sum(part.worth for part in parts) + (evidence.worth if evidence else 0)
    assert together == pytest.approx(100 / 0.85)


def test_a_section_answered_rightly_is_worth_its_points(sheet):
    """Do the points of single answers add up to something else?"""
    for part in sheet[0]:
        if part.part.how == form.CHOICES:
            right, wrong = map(number, re.findall(r"[+−]\d+\.\d", part.rule)[:2])
            judged = sum(bool(one.right) and one.right != "either way" for one in part.judgements)
            assert right * judged == pytest.approx(part.worth, abs=0.06 * judged)
            assert wrong <= 0
        if part.table:
            assert max(number(cell) for row in part.table[1:] for cell in row[1:] if cell) == (
                pytest.approx(part.worth, abs=0.06)
            )
            assert part.table[1][1] == "0"


def test_every_judgement_has_its_answer_and_reason(sheet):
    """Would a marker find a blank where the key has something to say?"""
    for part in sheet[0]:
        assert all(one.right for one in (*part.judgements, *part.actions)), part.part.name
        if part.part.how in (form.CHOICES, form.TICKS):
            assert all(one.why for one in part.judgements), part.part.name
