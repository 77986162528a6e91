"""The pages that are printed: whole in one file, readable for everybody, and the form without the key."""

import os
import subprocess
import sys
from pathlib import Path

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
