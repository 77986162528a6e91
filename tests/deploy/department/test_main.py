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


def test_a_roster_that_cannot_be_used_is_said_before_anything_is_changed(
    monkeypatch, capsys, tmp_path
):
    """Would a machine be half set up for a line that is wrong?"""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    folder = tmp_path / "etc/ipnb"
    folder.mkdir(parents=True)
    (folder / "course.toml").write_text(TOML, encoding="utf-8")
    (folder / "roster.csv").write_text("student id\nAda L\n", encoding="utf-8")
    assert main.main(["set-up"]) == 1
    assert "line 2: 'Ada L' cannot be an account" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "course.toml",
        "etc",
        "ipnb",
        "roster.csv",
    ]


def test_a_fault_is_words_and_an_exit_code(monkeypatch, capsys, tmp_path):
    """Would the operator see a traceback when there is no file?"""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    assert main.main(["set-up"]) == 1
    assert "course.example.toml" in capsys.readouterr().err
