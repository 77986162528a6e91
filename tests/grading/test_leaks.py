"""Nothing of a key stands where a student, a reader or another student's feedback could show it."""

import gzip
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.grading.leaks import scan

ROOT = Path(__file__).parents[2]


def keys_and_words(root: Path) -> tuple[list[dict], str]:
    """Every key of a course, and the public text of every case."""
    found = sorted((root / "keys").glob("*.yaml"))
    cases = {key: root / "source" / key.stem / "case.yaml" for key in found}
    keys = [load_key(key, load_case(case)) for key, case in cases.items()]
    return keys, "\n".join(case.read_text(encoding="utf-8") for case in cases.values())


@pytest.fixture(scope="module")
def ours():
    keys, words = keys_and_words(ROOT)
    assert keys
    return keys, words


def as_yaml(key, path):
    shutil.copy(ROOT / "keys" / f"{key['case']}.yaml", path)


def as_json(key, path):
    path.write_text(json.dumps(key), encoding="utf-8")


def as_indented_json(key, path):
    path.write_text(json.dumps(key, indent=2, ensure_ascii=True), encoding="utf-8")


def as_python(key, path):
    path.write_text(f"KEY = {dict(key)!r}", encoding="utf-8")


def as_gzip(key, path):
    path.with_suffix(".json.gz").write_bytes(gzip.compress(json.dumps(key).encode()))


def as_zip(key, path):
    with zipfile.ZipFile(path.with_suffix(".whl"), "w") as archive:
        archive.writestr("inside/key.json", json.dumps(key))


def as_tar(key, path):
    as_json(key, path)
    with tarfile.open(path.with_suffix(".tar.gz"), "w:gz") as archive:
        archive.add(path, "key.json")
    path.unlink()


def as_notebook(key, path):
    path.write_text(json.dumps({"cells": [{"source": [json.dumps(key)]}]}), encoding="utf-8")


@pytest.mark.parametrize(
    "write", [as_yaml, as_json, as_indented_json, as_python, as_gzip, as_zip, as_tar, as_notebook]
)
def test_a_key_is_found_in_whatever_form(ours, tmp_path, write):
    """A search that cannot fail would be worth nothing."""
    keys, words = ours
    for key in keys:
        (tmp_path / key["case"]).mkdir()
        write(key, tmp_path / key["case"] / "file.json")
        found = {leak.what.split()[1] for leak in scan([tmp_path / key["case"]], [key], words)}
        assert {"credit", "rationale"} <= found, key["case"]
        assert "evidence" in found or not key.get("evidence")
        assert "gate" in found or not key.get("gate")
        assert "exemplars" in found or not key.get("exemplars")


def test_one_reason_in_a_page_is_found(ours, tmp_path):
    """Does a single sentence, marked up and with entities, slip through?"""
    keys, words = ours
    reason = max(keys[0]["rationale"].values(), key=len)
    marked = reason.replace(" ", "\n  <em></em>", 3).replace("’", "&rsquo;")
    (tmp_path / "page.html").write_text(f"<p>{marked}</p>", encoding="utf-8")
    assert [leak.what for leak in scan([tmp_path], keys, words)]


def test_a_case_is_no_leak(ours):
    """Does the search cry wolf over what everyone may read?"""
    keys, words = ours
    assert scan([ROOT / "source"], keys, words) == []


@pytest.mark.parametrize("folder", ["assignments", "book", "ipnb", "deploy"])
def test_nothing_of_a_key_is_in_what_we_give_out(ours, folder):
    """What students receive, what the book is made from, what runs on a hub."""
    keys, words = ours
    assert scan([ROOT / folder], keys, words) == []


@pytest.mark.deep  # pip fetches the build tools that pyproject.toml names
def test_nothing_of_a_key_is_in_the_wheel(ours, tmp_path):
    """Would installing the package install the answers?"""
    keys, words = ours
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "ipnb", copy / "ipnb", ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), "."]
    subprocess.run(build, cwd=copy, check=True, capture_output=True, timeout=180)
    wheel = next(tmp_path.glob("ipnb-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "ipnb/grading/templates/feedback.html.j2" in names
    assert "ipnb/formulation/schemas/case.schema.json" in names
    assert not [name for name in names if name.endswith((".yaml", ".yml"))]
    assert scan([wheel], keys, words) == []


def test_feedback_holds_reasons_only_for_what_was_answered(course):
    """Does one page give away the rest of the key to whoever left it open?"""
    few = course.answers("few", "blank")
    few["states"] = {"s01": "rigidity", "s02": "flow"}
    course.hand_in("few", few)
    course.grade()
    course.give_feedback()
    page = [course.root / "feedback" / "few"]
    key = dict(course.key, rationale=_longer(course.key["rationale"]))
    assert "Because of what s01 says." in course.feedback("few")
    assert "Because of what s03 says." not in course.feedback("few")
    assert "Because of what consciousness says." not in course.feedback("few")
    assert scan(page, [key], json.dumps(course.case)) == []


def _longer(rationale):
    """Short reasons have no run of words long enough to search for; here they are repeated as they would
    be."""
    return {
        name: f"{text} " * 4
        for name, text in rationale.items()
        if name not in ("states.s01", "states.s02")
    }
