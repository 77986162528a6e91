"""The operator's commands."""

import os

import pytest
from course_file import TOML
from department import __main__ as main


def test_each_command_says_what_it_does(capsys):
    """Can the operator find the way with --help?"""
    with pytest.raises(SystemExit) as ended:
        main.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in ("set-up", "trial", "backup", "restore", "rollback", "health", "passwords", "stop"):
        assert word in said


def test_without_root_it_says_so(monkeypatch, capsys):
    """Would it fail at the first folder?"""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main.main(["backup"]) == 1
    assert "sudo make department" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("roster", "more", "said"),
    [
        ("student id,name\nAda L,Ada L\n", ["--on-ground"], "“Ada L” does not begin"),
        (None, [], "The roster is not there"),
    ],
)
def test_a_roster_that_cannot_be_used_is_said_before_anything_that_runs_is_changed(
    monkeypatch, capsys, tmp_path, roster, more, said
):
    """Would a hub be stopped for a line that is wrong, or packages be installed for a file that is not there?"""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    folder = tmp_path / "etc/ipnb"
    folder.mkdir(parents=True)
    (folder / "course.toml").write_text(TOML, encoding="utf-8")
    if roster:
        (folder / "roster.csv").write_text(roster, encoding="utf-8")
    assert main.main(["set-up", *more]) == 1
    assert said in capsys.readouterr().err
    there = {path.name for path in tmp_path.rglob("*")}
    assert there - {"roster.csv"} == {"course.toml", "etc", "ipnb"}


def test_a_fault_is_words_and_an_exit_code(monkeypatch, capsys, tmp_path):
    """Would the operator see a traceback when there is no file?"""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    assert main.main(["set-up"]) == 1
    assert "course.example.toml" in capsys.readouterr().err
