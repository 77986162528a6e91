"""What runs in a reader's browser: the very files, the very numbers, and nothing but the standard library."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from ipnb.formulation.browser_scoring import FILES, report
from ipnb.formulation.feedback import HELD, explain
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import defensible, expert

from .sample import sample

ROOT = Path(__file__).parents[2]
RUN = (
    "import sys; from ipnb.formulation.browser_scoring import report; print(report(*sys.argv[1:]))"
)


def test_the_files_run_alone_with_the_standard_library(tmp_path):
    """Would the browser miss a module, or a package that only this machine has?"""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    case, key = sample()
    texts = [json.dumps({"case": case, "key": key}), json.dumps(defensible(case, key))]
    command = [sys.executable, "-S", "-c", RUN, *texts]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(report(*texts))


def test_it_says_what_the_grader_says():
    """Would a practice score be another score?"""
    case, key = sample()
    answers = expert(case, key)
    result = score(case, key, answers)
    told = json.loads(report(json.dumps({"case": case, "key": key}), json.dumps(answers)))
    assert told["total"] == result["total"] and told["share"] == result["points_share"]
    assert told["feedback"] == explain(case, key, answers, result)


def test_nobody_is_said_to_be_waiting():
    """Would a reader on their own be sent to an instructor?"""
    case, key = sample()
    answers = expert(case, key) | {"plan": ["p1"]}
    feedback = json.loads(report(json.dumps({"case": case, "key": key}), json.dumps(answers)))[
        "feedback"
    ]
    assert feedback["held"] and HELD not in feedback["notes"]
