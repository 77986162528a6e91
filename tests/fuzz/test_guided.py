"""Atheris looks for inputs that reach new code at every edge; the run's head says where it cannot be had."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bad_submissions import answer_kinds, folder_kinds

from fuzz import availability
from fuzz.availability import NEWEST, atheris_is_made_for_this, in_words
from fuzz.edges import EDGES, NAME, whole

ROOT = Path(__file__).parents[2]
#: seconds an edge; all of them take about a minute
SECONDS = 8


@pytest.mark.deep
@pytest.mark.parametrize("edge", EDGES)
def test_no_input_that_reaches_new_code_breaks_an_edge(edge, tmp_path):
    """Guided by coverage, from the hostile set as a corpus."""
    if not atheris_is_made_for_this():
        # said in the head of the run; there is nothing to run
        assert "NOT RUN" in in_words()
        return
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    _seed(edge, corpus, tmp_path / "seeds")
    options = [f"-max_total_time={SECONDS}", "-timeout=10", "-rss_limit_mb=3000", "-max_len=20000"]
    options += [f"-artifact_prefix={tmp_path}/", "-seed=7"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/fuzz/guided.py"), edge, str(corpus), *options],
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    )
    found = [path.read_bytes() for path in tmp_path.glob("*-*") if path.is_file()]
    assert done.returncode == 0, f"{found}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    tried = re.search(r"Done (\d+) runs", done.stderr)
    assert tried is not None and int(tried[1]) > 100


def _seed(edge, corpus, seeds):
    """The files of the hostile set that belong to this edge."""
    file = EDGES[edge][1]
    for kind, (spoil, _) in {**answer_kinds.HELD, **folder_kinds.GRADED}.items():
        folder = seeds / kind
        folder.mkdir(parents=True)
        for name in ("answers.json", f"{NAME}.ipynb"):
            (folder / name).write_bytes(whole()[name])
        spoil(folder)
        path = folder / file
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 20_000:
            shutil.copy(path, corpus / kind)


def test_the_head_of_a_run_says_whether_it_is_fuzzed(monkeypatch):
    """Would it be left out without a word on a newer Python?"""
    monkeypatch.setattr(availability, "find_spec", lambda name: None)
    monkeypatch.setattr(availability.sys, "version_info", _Version((3, 99, 0, "final", 0)))
    assert "NOT RUN, as Atheris has no package for Python 3.99" in in_words()


class _Version(tuple):
    major, minor = property(lambda self: self[0]), property(lambda self: self[1])


def test_the_pin_and_what_is_said_are_the_same():
    """Would the head promise what no package index has?"""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (pin,) = [one for one in data["project"]["optional-dependencies"]["test"] if "atheris" in one]
    assert f"python_version <= '{NEWEST[0]}.{NEWEST[1]}'" in pin
