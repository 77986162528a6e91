"""What students receive is what the cases say today, and holds nothing of a key."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from local_hub import CHECKOUT, LOCAL


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with book, cases, rule and keys alone, from which `make assignments` has made the rest."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(CHECKOUT / "nbgrader_config.py", root)
    shutil.copytree(CHECKOUT / "keys", root / "keys")
    shutil.copy(CHECKOUT / "_toc.yml", root)
    shutil.copytree(
        CHECKOUT / "book", root / "book", ignore=shutil.ignore_patterns("*.svg", "*.png", "*.bib")
    )
    for written in (CHECKOUT / "source").glob("*/*.yaml"):
        folder = root / "source" / written.parent.name
        folder.mkdir(parents=True)
        shutil.copy(written, folder)
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("IPNB_", "JUPYTER"))
    }
    subprocess.run([sys.executable, LOCAL / "release.py", root], env=clean, check=True)
    return root


@pytest.mark.parametrize("part", ["source", "assignments"])
def test_what_is_checked_in_is_fresh(made, part):
    """Was a case changed without `make assignments`?"""
    wanted, there = tree(made / part), tree(CHECKOUT / part)
    stale = [name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)]
    assert sorted(stale) == [], "run `make assignments` and commit what it writes"


def test_a_student_receives_a_notebook_and_the_data(made):
    """Does a release hold exactly these two files, and none of the hidden parts?"""
    for folder in (made / "assignments").iterdir():
        data = "exercises.json" if folder.name == "exercises" else "case.json"
        assert sorted(tree(folder)) == sorted([f"{folder.name}.ipynb", data])
        assert b"BEGIN HIDDEN" not in (folder / f"{folder.name}.ipynb").read_bytes()
