"""What whoever grades types, in a folder that is no course."""

import pytest

from grading.course import NAME
from ipnb.cli import main


@pytest.mark.parametrize("command", [["status"], ["export"], ["grade", NAME], ["report", NAME]])
def test_a_folder_that_is_no_course_is_said(tmp_path, command, capsys, monkeypatch):
    """Does a command in the wrong folder end in a traceback, or leave a database behind?"""
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert "is no course" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
