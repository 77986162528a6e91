"""The command line: what an author sees, and exit codes that scripts can rely on."""

import shutil

import pytest

from ipnb.cli import main

NAME = "08-wen"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course's folder with one case, made by ``ipnb case new``; the tests run inside it."""
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    assert main(["case", "new", NAME]) == 0
    return tmp_path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_case_passes_and_is_built(course, capsys):
    """Does an author start from something whole?"""
    assert main(["case", "check"]) == 0
    told = capsys.readouterr().out
    assert "No faults." in told
    assert "What each bot earned" in told
    assert "always not_enough" in told
    assert main(["case", "build"]) == 0
    assert sorted(p.name for p in (course / "source" / NAME).iterdir()) == [
        f"{NAME}.ipynb",
        "case.json",
        "case.yaml",
    ]
    assert "rationale" not in (course / "source" / NAME / "case.json").read_text(encoding="utf-8")


def test_a_new_case_never_overwrites(course, capsys):
    """Would a second ``new`` destroy a case?"""
    assert main(["case", "new", NAME]) == 2
    assert "already there" in capsys.readouterr().err
    assert main(["case", "new", "../Wen"]) == 2


def test_faults_are_named_all_at_once_with_file_line_and_remedy(course, capsys):
    """Can an author go from the message to the place?"""
    case = course / "source" / NAME / "case.yaml"
    change(
        case, 'seg: g1, speaker: client, text: "“Start.', 'seg: g9, speaker: client, text: "“Start.'
    )
    change(case, "only: [s02,", "only: [s77,")
    assert main(["case", "check", f"source/{NAME}"]) == 1
    told = capsys.readouterr().out
    lines = case.read_text(encoding="utf-8").splitlines()
    for mark, field in (("seg: g9", "sentences[3].seg"), ("only: [s77", "items.states.only[0]")):
        number = next(n for n, line in enumerate(lines, 1) if mark in line)
        assert f"source/{NAME}/case.yaml:{number}  {field}" in told
    assert "2 faults:" in told


def test_a_case_with_faults_is_not_built(course, capsys):
    """Would a key with a hole reach students?"""
    change(course / "keys" / f"{NAME}.yaml", "  plan.p69:", "  # plan.p69:")
    assert main(["case", "build"]) == 1
    told = capsys.readouterr().out
    assert "is not built" in told
    assert f"keys/{NAME}.yaml" in told
    assert "There is no reason for plan.p69" in told
    assert not (course / "source" / NAME / "case.json").exists()


def test_a_key_that_can_be_gamed_is_shown_in_the_table(course, capsys):
    """Does an author see which bot, and in which section?"""
    change(course / "keys" / f"{NAME}.yaml", "s05: {flow: 1}", "s05: {flow: .4}")
    change(course / "keys" / f"{NAME}.yaml", "s15: {flow: 1}", "s15: {flow: .1}")
    change(course / "keys" / f"{NAME}.yaml", "s14: {flow: 1}", "s14: {flow: .1}")
    assert main(["case", "check"]) == 1
    told = capsys.readouterr().out
    assert "BAD  at least 0.99" in told
    assert "s05 has no best answer" in told


def test_keys_may_stand_elsewhere(course, tmp_path, monkeypatch, capsys):
    """Can a department keep its keys in a private folder, and practice keep them beside the case?"""
    private = course / "private"
    private.mkdir()
    shutil.move(course / "keys" / f"{NAME}.yaml", private / f"{NAME}.yaml")
    assert main(["case", "check"]) == 1
    assert "cannot be read" in capsys.readouterr().out
    assert main(["case", "check", f"source/{NAME}", "--key", f"private/{NAME}.yaml"]) == 0
    monkeypatch.setenv("IPNB_KEYS", str(private))
    assert main(["case", "check"]) == 0
    monkeypatch.delenv("IPNB_KEYS")
    practice = course / "book" / "practice" / NAME
    practice.mkdir(parents=True)
    shutil.copy(course / "source" / NAME / "case.yaml", practice)
    shutil.copy(private / f"{NAME}.yaml", practice / "key.yaml")
    assert main(["case", "check", str(practice)]) == 0


def test_the_schemas_are_written_and_their_lines_told(course, capsys):
    """Can the author of an older case have an editor's help too?"""
    assert main(["case", "schema"]) == 0
    assert (course / "keys/.schemas/key.schema.json").exists()
    told = capsys.readouterr().out
    first = (course / "source" / NAME / "case.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first in told


@pytest.mark.parametrize("command", [["case", "check", "nowhere"], ["case", "build", "nowhere"]])
def test_wrong_use_is_told_apart_from_faults(course, command, capsys):
    """Does a script know a typing error from a faulty case?"""
    assert main(command) == 2
    assert "there is no" in capsys.readouterr().err


def test_no_case_at_all(tmp_path, monkeypatch, capsys):
    """Is an empty place named, and not passed as fine?"""
    monkeypatch.chdir(tmp_path)
    assert main(["case", "check"]) == 2
    assert "there is no case under" in capsys.readouterr().err


def test_without_a_command_the_usage_is_shown(capsys):
    """Is a bare ``ipnb`` helped?"""
    assert main([]) == 2
    assert "write, check and build cases" in capsys.readouterr().err
    assert main(["case"]) == 2
    assert "is a case with its key fit" in capsys.readouterr().err


def test_a_case_is_started_from_the_template_that_is_asked_for(tmp_path, monkeypatch, capsys):
    """Does a short case with its own title come of two words, and say what to write?"""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    assert main(["case", "new", NAME, "--template", "short", "--title", "Snow"]) == 0
    assert main(["case", "check"]) == 1
    said = capsys.readouterr().out
    assert "“Snow”: 20 sentences" in said and "Still to be written" in said
