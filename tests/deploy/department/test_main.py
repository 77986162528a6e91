"""The operator's commands."""

import os

import pytest
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


def test_a_fault_is_words_and_an_exit_code(monkeypatch, capsys, tmp_path):
    """Would the operator see a traceback when there is no file?"""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    assert main.main(["set-up"]) == 1
    assert "course.example.toml" in capsys.readouterr().err
