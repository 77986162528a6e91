"""Cases and keys, and who can read a key."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from grading.course import NAME, Course

from ipnb.term.doctor.cases import case_checks, readable_by
from ipnb.term.doctor.check import State


@pytest.fixture
def course():
    # pytest's own folders can be opened by their owner alone
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o755)
        yield _course(Path(home) / "course")


def _course(root):
    course = Course(root)
    # a key that is somebody's own, in a folder that can be reached
    key = course.root / "keys" / f"{NAME}.yaml"
    text = key.read_text(encoding="utf-8").replace("demonstration: true\n", "")
    key.write_text(text, encoding="utf-8")
    key.chmod(0o640)
    return course


def faults(course):
    return [str(one) for one in case_checks(course.root) if one.state is State.FAULT]


def test_a_course_in_order_has_no_fault(course):
    assert faults(course) == []
    assert [one.found for one in case_checks(course.root)][
        -1
    ] == "1 of 1 cases have a key that fits"


def test_a_key_that_everybody_can_read_is_a_fault(course):
    key = course.root / "keys" / f"{NAME}.yaml"
    key.chmod(0o644)
    [said] = faults(course)
    assert "every account can read" in said and "chmod -R o-rwx" in said
    key.parent.chmod(0o750)
    assert readable_by(key) == "" and faults(course) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda root: (root / "nbgrader_config.py").unlink(), "has no nbgrader_config.py"),
        (lambda root: shutil.rmtree(root / "keys"), "cannot be read"),
        (
            lambda root: edit(root / "keys" / f"{NAME}.yaml", "case: 00", "case: 01"),
            "ipnb case check",
        ),
        (
            lambda root: edit(root / "source" / NAME / "case.yaml", "level: 2", "level: 9"),
            "case.yaml:6",
        ),
        (
            lambda root: edit(root / "source" / NAME / "case.yaml", "title: Noor", "title: Nora"),
            "case build",
        ),
        (lambda root: (root / "source" / NAME / "case.json").unlink(), "case build"),
    ],
)
def test_each_fault_says_where_and_what_to_run(course, spoil, said):
    spoil(course.root)
    found = faults(course)
    assert any(said in one for one in found), found


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_keys_among_what_students_receive_are_a_fault(course, monkeypatch):
    inside = course.root / "source/keys"
    shutil.move(course.root / "keys", inside)
    monkeypatch.setenv("IPNB_KEYS", str(inside))
    assert any("students receive files from" in one for one in faults(course))


def test_demonstration_keys_are_told_and_an_empty_course_too(course, tmp_path):
    edit(course.root / "keys" / f"{NAME}.yaml", "schema:", "demonstration: true\nschema:")
    last = list(case_checks(course.root))[-1]
    assert last.state is State.UNKNOWN and "public" in last.found
    assert list(case_checks(tmp_path / "none"))[-1].state is State.UNKNOWN
