"""Raters' files: all that is wrong comes at once, and the good ones count."""

import json

import pytest

from ipnb.cli import main
from ipnb.documents.document import parse_document
from ipnb.formulation.key import load_key
from ipnb.formulation.raters import rater_files, read_raters

from .sample import sample
from .test_panel import raters


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with the sample case, its key, and nine raters' folders beside it."""
    case, key = sample()
    folder = tmp_path / "course/source/00-sample"
    folder.mkdir(parents=True)
    # the case that the sample names as equivalent
    twin = tmp_path / "course/source/00b-sample/case.yaml"
    twin.parent.mkdir()
    twin.touch()
    (tmp_path / "course/keys").mkdir()
    (folder / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / "course/keys/00-sample.yaml").write_text(json.dumps(key), encoding="utf-8")
    for name, answers in raters().items():
        save(tmp_path / "raters" / name / "answers.json", name, answers)
    monkeypatch.chdir(tmp_path / "course")
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    return tmp_path


def save(path, name, answers, **more):
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {
        "schema": "ipnb.answers/1",
        "case": "00-sample",
        "student": name,
        "workspace": f"w-{name}",
    }
    path.write_text(json.dumps({**head, **answers, **more}), encoding="utf-8")


def spoil(root):
    """Six ways in which a rater's file cannot be used."""
    (root / "raters/r0/answers.json").write_text('{"schema": "ipnb', encoding="utf-8")
    save(root / "raters/r1/answers.json", "r1", {"states": {"s01": "rigid", "s99": "flow"}})
    save(root / "raters/blank/answers.json", "blank", {})
    save(root / "raters/again/answers.json", "r2", {"states": {"s01": "flow"}})
    save(root / "raters/twin/answers.json", "twin", {"states": {"s01": "flow"}}, workspace="w-r3")
    save(
        root / "raters/other/answers.json", "other", {"states": {"s01": "flow"}}, case="06-recovery"
    )


def test_every_bad_file_is_named_with_field_and_remedy_and_the_rest_counts(course):
    """Must whoever collects answers mend one file to learn of the next?"""
    spoil(course)
    case, _ = sample()
    found, faults = read_raters(rater_files([course / "raters"]), case)
    assert len(found) == 7 and {"r4", "r5", "r6", "r7", "r8"} <= set(found)
    named = {(fault.file.split("raters/")[1].split("/")[0], fault.field) for fault in faults}
    assert named >= {("r0", ""), ("r1", "states.s01"), ("r1", "states.s99"), ("blank", "")}
    assert {field for _, field in named} >= {"student", "workspace", "case"}
    assert all(fault.problem and fault.remedy for fault in faults)


def test_a_folder_is_searched_and_a_case_is_no_rater(course):
    """Does a copy of the assignment's folder bring its case along as a broken rater?"""
    (course / "raters/r0/case.json").write_text("{}", encoding="utf-8")
    (course / "raters/case.json").write_text("{}", encoding="utf-8")
    save(course / "raters/.ipynb_checkpoints/answers.json", "old", {"states": {"s01": "flow"}})
    save(course / "raters/by-mail.json", "mail", {"states": {"s01": "flow"}})
    files = rater_files([course / "raters", course / "raters/by-mail.json"])
    assert len(files) == 10 and len({f.name for f in files}) == 2


def test_the_command_writes_a_key_that_the_course_accepts(course, capsys):
    """Is the way from a folder of answers to a key one command?"""
    command = [
        "case",
        "panel",
        "../raters",
        "--case",
        "source/00-sample",
        "--description",
        "Nine teachers.",
    ]
    assert main([*command, "--to", "panel.yaml"]) == 0
    said = capsys.readouterr().out
    assert "Agreement by field" in said and "Where raters differ" in said
    case, _ = sample()
    key = load_key("panel.yaml", case)
    assert (key["n"], key["description"]) == (9, "Nine teachers.")
    assert main([*command, "--to", "panel.yaml"]) == 2
    assert "already there" in capsys.readouterr().err
    assert main(["case", "check", "source/00-sample", "--key", "panel.yaml"]) == 0


def test_without_a_file_the_key_alone_is_printed(course, capsys):
    """Would `> key.yaml` catch the report too, or an author's key be overwritten?"""
    before = (course / "course/keys/00-sample.yaml").read_bytes()
    spoil(course)
    assert main(["case", "panel", "../raters", "--case", "source/00-sample"]) == 1
    said = capsys.readouterr()
    assert parse_document(said.out, "key.yaml")["n"] == 7
    assert "Files that were left out" in said.err and "7 raters are fewer than 8" in said.err
    assert (course / "course/keys/00-sample.yaml").read_bytes() == before


def test_one_rater_makes_no_key(course, capsys):
    """Could one person's answers be written as a panel's?"""
    assert main(["case", "panel", "../raters/r0", "--case", "source/00-sample"]) == 1
    assert "at least 2 raters" in capsys.readouterr().err
