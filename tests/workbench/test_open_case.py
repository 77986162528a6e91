"""An open case is scored in a notebook, by what scores it on its page."""

import json
from pathlib import Path
from random import Random

from ipnb.formulation.browser_scoring import report
from ipnb.formulation.simulated_respondents import partly_right
from ipnb.sphinxext.open_cases.material import load
from ipnb.workbench.open_case import NOTHING, score

BUS = Path(__file__).parents[2] / "book/practice/the-late-bus"


def test_before_anything_is_answered_it_says_what_to_do(tmp_path):
    """Would somebody who runs all cells at once see a traceback?"""
    assert repr(score(tmp_path)) == NOTHING


def test_the_score_is_the_pages_and_has_reasons(tmp_path):
    """Would a notebook tell another number than the page?"""
    case, key = load(BUS)
    given = partly_right(case, key, 0.6, Random(7))
    answers = json.dumps({**given, "schema": "ipnb.answers/1", "case": case["id"]})
    for name, data in {"case.json": case, "key.json": key}.items():
        (tmp_path / name).write_text(json.dumps(data))
    (tmp_path / "answers.json").write_text(answers)
    told = json.loads(report(json.dumps({"case": case, "key": key}), answers))
    shown = score(tmp_path)._repr_markdown_()
    assert f"({100 * told['total']:.0f} of 100)" in shown
    for section in told["feedback"]["sections"].values():
        assert section["title"] in shown
        assert all(item["why"] in shown for item in section["items"])
