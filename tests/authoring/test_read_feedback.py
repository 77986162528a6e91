"""What a student reads after the best answers, and after hurried ones."""

import json

import pytest

from authoring.support import NAME
from ipnb.authoring.read_feedback import STUDENTS, after_feedback
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key


@pytest.fixture
def pair(case):
    read = load_case(case)
    return read, load_key(case.parents[2] / f"keys/{NAME}.yaml", read)


def test_the_best_answers_bring_reasons(pair):
    """Does an author see every reason that a student could read?"""
    traits = after_feedback(*pair, "best")
    assert traits["answers"]["states"]["s05"] == "flow"
    assert "Nothing is pushed away" in str(traits["status"]["feedback"])


def test_a_wrong_answer_brings_its_own_reason(pair):
    """Does an author see what is said to somebody who was wrong?"""
    traits = after_feedback(*pair, "hurried")
    assert traits["answers"]["states"]["s02"] != "not_enough"
    assert traits["status"]["feedback"] != after_feedback(*pair, "best")["status"]["feedback"]


@pytest.mark.parametrize("who", STUDENTS)
def test_the_form_would_take_these_answers(pair, who):
    """Is anything shown that nobody could have answered?"""
    case, _ = pair
    text = json.dumps(after_feedback(*pair, who)["answers"])
    assert parse_answers(text, case)["case"] == NAME
