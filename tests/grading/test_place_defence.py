"""The talk's mark: given by a person in Formgrader, kept by every grading, and part of the whole."""

import shutil

import pytest

from grading.course import NAME, Course
from grading.support import HALF, source
from grading.talks import made_answers, student_name, talking_course


@pytest.fixture(scope="module")
def talking(tmp_path_factory):
    """Three graded submissions in a course with a talk, the first one heard and marked; not to be changed."""
    course = talking_course(tmp_path_factory.mktemp("talk") / "course")
    for number in range(2):
        course.hand_in(student_name(number), made_answers(course, number))
    course.hand_in("blank", course.answers("blank", "blank", narrative={}))
    course.grade()
    for cell, score in (("n1", 15), ("n2", 8), ("defence", 7.5)):
        course.mark(student_name(0), cell, score, f"About {cell}.")
    return course


@pytest.fixture
def heard(talking, tmp_path):
    shutil.copytree(talking.root, tmp_path / "course")
    return Course.at(tmp_path / "course")


def test_the_marker_sees_the_levels_and_the_cell_waits(talking):
    """Is the talk a mark that somebody has to give, also after a blank submission, and never a zero?"""
    assert talking.grades(student_name(1))["defence"] == (None, None, True)
    assert talking.grades("blank")["n1"] == (0.0, None, False)
    assert talking.grades("blank")["defence"] == (None, None, True)
    text = source(talking, student_name(1), "defence")
    assert "Says as well what would change their mind" in text and "divided by 3" in text


def test_status_and_export_wait_for_the_talk(heard):
    code, said = heard.ipnb("status", NAME)
    assert code == 0 and f"defence: 2 (blank, {student_name(1)})" in said
    assert "the same free text" not in said, "nobody shares a talk"
    assert heard.run("ipnb", "export", fine=False).returncode == 1
    for cell in ("formulation", "n1", "n2", "defence"):
        heard.mark(student_name(1), cell, 5)
    heard.mark("blank", "defence", 0)
    heard.run("ipnb", "export")
    rows = (heard.root / "grades.csv").read_text(encoding="utf-8-sig").splitlines()
    form = heard.grades(student_name(0))["formulation"][0]
    assert f"{form + 15 + 8 + 7.5:.2f}" in rows[2] and ",100.00," in rows[2]


def test_the_mark_stays_when_the_rest_is_graded_again(heard):
    """Does a talk have to be held again because something else was handed in later?"""
    heard.grade()
    assert heard.grades(student_name(0))["defence"] == (None, 7.5, False)
    heard.hand_in(student_name(0), made_answers(heard, 5, student=student_name(0), revision=13))
    _, said = heard.ipnb("grade", NAME, "--student", student_name(0), "--yes")
    assert heard.grades(student_name(0))["defence"] == (None, 7.5, False)
    assert heard.grades(student_name(0))["n1"][2], "while a text is read again"
    assert "defence" not in said
    heard.hand_in(student_name(0), None)
    heard.grade()
    assert heard.grades(student_name(0))["defence"] == (None, 7.5, False)


def test_feedback_shows_the_talk_with_its_levels_and_comment(heard):
    heard.give_feedback()
    page = heard.feedback(student_name(0))
    assert "A talk about your own answers" in page and "7.5 of 10 points" in page
    assert "About defence." in page and "Argues from the text" in page
    assert "waits for a mark" in heard.feedback(student_name(1))


def test_a_late_penalty_is_taken_off_the_talk_too(heard):
    config = heard.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + HALF, encoding="utf-8")
    folder = heard.folder(student_name(0))
    (folder / "timestamp.txt").write_text("2026-03-02 12:00:00 UTC", encoding="utf-8")
    with heard.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-01 12:00:00 UTC")
    heard.grade()
    whole = heard.grades(student_name(0))["formulation"][0] + 15 + 8 + 7.5
    with heard.open_gradebook() as gradebook:
        found = gradebook.find_submission(NAME, student_name(0)).late_submission_penalty
    assert found == pytest.approx(whole / 2)
