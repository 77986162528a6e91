"""Which course a command works on, and when it does not."""

import fcntl
import os
import pwd

import pytest

from ipnb.cli import main
from ipnb.term.course_at_hand import finish_interrupted_run
from ipnb.term.set_aside import SetAside
from term.support import tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")


def test_two_at_once_are_kept_apart(bare, capsys):
    handle = os.open(bare.root, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        assert bare.new()[0] == 2
    finally:
        os.close(handle)
    assert "another `ipnb term` is at work" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["new", "--roster", "r", "--dates", "d"], ["archive", "--to", "x"]]
)
def test_a_folder_that_is_no_course_is_wrong_use(tmp_path, command, capsys):
    assert main(["term", *command, "--course-dir", str(tmp_path)]) == 2
    assert "is no course: it has no folder source" in capsys.readouterr().err


def test_a_foreign_configuration_is_not_used(bare, capsys):
    (bare.root / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    assert bare.new()[0] == 2
    assert "does not call ipnb.grading.config" in capsys.readouterr().err


def test_root_does_not_run_what_an_instructor_wrote(bare, capsys):
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(bare.root / "nbgrader_config.py", pwd.getpwnam("nobody").pw_uid, 0)
    assert bare.new()[0] == (2 if is_root else 0)
    assert ("sudo -u nobody ipnb term" in capsys.readouterr().err) is is_root


def test_what_an_interrupted_run_left_is_put_back_unless_nothing_is_to_change(taught, capsys):
    before = tree(taught.home)
    SetAside(taught.root).move([taught.root / "submitted"])
    between = tree(taught.home)
    finish_interrupted_run(taught.app(), is_dry=True)
    assert tree(taught.home) == between and capsys.readouterr().out == ""
    finish_interrupted_run(taught.app(), is_dry=False)
    assert tree(taught.home) == before and "back in its place" in capsys.readouterr().out
