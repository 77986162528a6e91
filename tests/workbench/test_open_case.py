"""An open case in a notebook: its reasons, its score, and what is said where there are no files."""

import json
from pathlib import Path
from random import Random

import pytest

from ipnb.formulation.browser_scoring import report
from ipnb.formulation.reasons import reasons
from ipnb.formulation.simulated_respondents import partly_right
from ipnb.sphinxext.open_cases.material import load
from ipnb.widgets import OpenCase
from ipnb.workbench.open_case import NO_FILES

BUS = Path(__file__).parents[2] / "book/practice/the-late-bus"


@pytest.fixture
def bus(tmp_path):
    """A folder as `lite/` has it, with its case and its key."""
    case, key = load(BUS)
    for name, data in {"case.json": case, "key.json": key}.items():
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    return tmp_path, case, key


def test_without_files_it_says_why_and_where_to_go(tmp_path):
    """Would somebody whose browser forbids storage see a traceback?"""
    assert repr(OpenCase(tmp_path)) == NO_FILES and "On its page in the book" in NO_FILES


def test_the_form_has_the_pages_reasons(bus):
    """Would a reader have to leave the notebook to learn why?"""
    folder, case, key = bus
    form = OpenCase(folder)
    assert form.reasons == reasons(case, key)
    assert list(form.examples) == list(key["exemplars"])
    assert {"reasons", "examples"} <= set(form.keys)


def test_the_score_is_the_pages(bus):
    """Would a notebook tell another number than the page?"""
    folder, case, key = bus
    given = partly_right(case, key, 0.6, Random(7))
    answers = {**given, "schema": "ipnb.answers/1", "case": case["id"]}
    told = json.loads(report(json.dumps({"case": case, "key": key}), json.dumps(answers)))
    asked = {"verb": "score", "n": 3, "answers": answers}
    assert OpenCase(folder).respond(asked) == {"verb": "score", "n": 3, "report": told}


def test_what_cannot_be_scored_is_answered_too(bus):
    """Would the page wait half a minute for a word?"""
    told = OpenCase(bus[0]).respond({"verb": "score", "n": 1, "answers": None})
    assert told["n"] == 1 and told["fault"] and "report" not in told


def test_nothing_is_handed_in(bus):
    """Would a form that no course knows look for one?"""
    form = OpenCase(bus[0])
    assert [form.respond({"verb": verb}) for verb in ("look", "standing", "submit")] == [None] * 3
