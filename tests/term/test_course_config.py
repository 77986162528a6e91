"""The configuration that a new course folder gets."""

import os
import pwd
from pathlib import Path

from ipnb.term.course_config import FILE, config_problem, config_text, others_code

ROOT = Path(__file__).parents[2]


def test_a_new_folder_gets_what_this_one_has():
    """Would a course made by the command be set up otherwise than the one that is tested?"""
    assert config_text() == (ROOT / FILE).read_text(encoding="utf-8")


def test_a_foreign_configuration_is_named(tmp_path):
    assert config_problem(tmp_path) == "" and config_problem(ROOT) == ""
    (tmp_path / FILE).write_text("c = get_config()\n", encoding="utf-8")
    assert "does not call ipnb.grading.config.configure" in config_problem(tmp_path)
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    assert "cannot be read" in config_problem(tmp_path)


def test_root_is_told_whose_code_it_would_run(tmp_path):
    assert others_code(tmp_path) == ""
    (tmp_path / FILE).touch()
    assert others_code(tmp_path) == ""
    if os.geteuid() == 0:
        os.chown(tmp_path / FILE, pwd.getpwnam("nobody").pw_uid, 0)
        assert others_code(tmp_path) == "nobody"
        os.chown(tmp_path / FILE, 4_000_000, 0)
        assert others_code(tmp_path) == "#4000000"
