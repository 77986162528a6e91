"""The pages that are printed: whole in one file, readable for everybody, and the form without the key."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipnb.authoring.paper.pages import form_page
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import find_key

ROOT = Path(__file__).parents[3]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "ipnb.cli", "case", "print", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def test_the_command_writes_both_sheets_and_says_which_is_sealed(tmp_path):
    done = run(str(ROOT / "source/05-grief"), "--to", str(tmp_path), cwd=ROOT)
    assert done.returncode == 0 and "keep it where students cannot read" in done.stdout
    assert {file.name for file in tmp_path.iterdir()} == {
        "05-grief-form.html",
        "05-grief-marking.html",
    }


@pytest.mark.parametrize("step", ["source/05-grief", "assignments", "feedback/ada"])
def test_the_key_goes_nowhere_from_which_students_receive_files(tmp_path, step):
    """Would a marking sheet be released with the assignment, or handed back?"""
    for name in ("nbgrader_config.py", "source/05-grief/case.yaml", "keys/05-grief.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    done = run("source/05-grief", "--to", step, cwd=tmp_path)
    assert done.returncode == 2 and "from which students receive files" in done.stderr
    assert not list(tmp_path.rglob("*.html"))
    assert run("source/05-grief", "--to", step, "--form-only", cwd=tmp_path).returncode == 0


def test_a_faulty_case_is_named_and_the_others_are_written(tmp_path):
    """Does one bad file cost the rest of the evening?"""
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "case.yaml").write_text("schema: ipnb.case/1\n", encoding="utf-8")
    done = run(str(bad), str(ROOT / "source/05-grief"), "--to", str(tmp_path / "to"), cwd=ROOT)
    assert done.returncode == 1 and "bad/case.yaml" in done.stderr
    assert (tmp_path / "to/05-grief-marking.html").exists()


def test_the_form_holds_nothing_of_the_key():
    """Could a student read a reason on the form?"""
    for file in sorted((ROOT / "source").glob("*/case.yaml")):
        case = load_case(file)
        key = load_key(find_key(file, case["id"]), case)
        page = form_page(case)
        assert not [why for why in key["rationale"].values() if why in page]
