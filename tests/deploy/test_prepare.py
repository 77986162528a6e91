"""A start makes what the checkout has new or changed, and nothing of what an instructor works on."""

import shutil

import prepare
import pytest
from local_hub import CHECKOUT

MADE = ["01-reading-the-river", "06-recovery"]


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """A checkout with two assignments, and the copy of it; what would be released is noted instead."""
    checkout, course = tmp_path / "checkout", tmp_path / "course"
    for name in MADE:
        shutil.copytree(CHECKOUT / "source" / name, checkout / "source" / name)
    for name in ("nbgrader_config.py", "requirements.txt"):
        shutil.copy(CHECKOUT / name, checkout)
    (checkout / "keys").mkdir()
    monkeypatch.setattr(prepare, "CHECKOUT", checkout)
    monkeypatch.setattr(prepare, "COURSE", course)
    released = []
    monkeypatch.setattr(prepare, "release", released.append)
    return checkout, course, released


def edit(case):
    case.write_text(case.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")


def test_a_second_start_makes_nothing_again(folders, capsys):
    """Is everything made once, and an instructor's own new case left to the instructor?"""
    _, course, released = folders
    prepare.prepare_course()
    shutil.copytree(course / "source/06-recovery", course / "source/08-the-borrowed-coat")
    (course / "source/06-recovery/.ipynb_checkpoints").mkdir()
    prepare.prepare_course()
    assert released == [MADE]
    assert capsys.readouterr().out.count("up to date") == 1


def test_only_a_changed_case_is_made_again(folders):
    """Does one changed case of the checkout make the others anew?"""
    checkout, _, released = folders
    prepare.prepare_course()
    edit(checkout / "source/06-recovery/case.yaml")
    prepare.prepare_course()
    assert released == [MADE, ["06-recovery"]]


def test_an_instructors_unfinished_change_is_not_released(folders, capsys):
    """Would a start hand students a case that somebody is in the middle of changing?"""
    checkout, course, released = folders
    prepare.prepare_course()
    edit(course / "source/06-recovery/case.yaml")
    (checkout / "requirements.txt").write_text("everything is due\n", encoding="utf-8")
    prepare.prepare_course()
    assert released == [MADE, MADE[:1]]
    assert "as you changed it: 06-recovery" in capsys.readouterr().out


def test_who_helps_where_the_course_is_taught_reaches_the_copy(folders):
    """Would the hub's forms keep an old number after a department has set its own?"""
    checkout, course, released = folders
    prepare.prepare_course()
    setting = "sphinx:\n  config:\n    local_help: {emergency: '112'}\n"
    (checkout / "_config.yml").write_text(setting, encoding="utf-8")
    prepare.prepare_course()
    assert released == [MADE, MADE]
    assert (course / "_config.yml").read_text(encoding="utf-8") == setting


def test_the_chapter_exercises_are_an_assignment_like_the_others(folders):
    """Is their rule watched as a case is, and a rule that an instructor works on left alone?"""
    checkout, course, released = folders
    shutil.copytree(CHECKOUT / "source/exercises", checkout / "source/exercises")
    prepare.prepare_course()
    assert released == [[*MADE, "exercises"]]
    edit(course / "source/exercises/exercises.yaml")
    (checkout / "requirements.txt").write_text("everything is due\n", encoding="utf-8")
    prepare.prepare_course()
    assert released[1:] == [MADE]
