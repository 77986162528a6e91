"""Folders, names and times that strangers chose: they stop nobody, become nobody, and are named."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from bad_submissions.names_and_times import FIT, NO_TIMES, ODD

from grading.course import NAME
from ipnb.grading.submission_folders import list_submissions, refused_folders


@pytest.fixture(scope="module")
def crowd(released, tmp_path_factory):
    """A class with every odd name and every odd time in it, through every command."""
    from grading.course import Course

    root = tmp_path_factory.mktemp("crowd") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    for student in ["aaa", *FIT, "zoe\u0308", *NO_TIMES]:
        course.hand_in(student, course.answers(student))
    for student, text in NO_TIMES.items():
        (course.folder(student) / "timestamp.txt").write_text(text, encoding="utf-8")
    for student in ODD.values():
        course.hand_in(student, course.answers("x"))
    course.outcome = course.run("nbgrader", "autograde", NAME)
    course.status = course.run("ipnb", "status", NAME)
    return course


def test_every_id_that_the_tools_allow_is_graded_whatever_lies_beside_it(crowd):
    """Does one folder's name end the batch, or stand as a student in the gradebook?"""
    grades = crowd.all_grades()
    assert set(grades) == {"aaa", *FIT, "zoe\u0308", *NO_TIMES}
    assert all(grade["formulation"] == (60.0, None, False) for grade in grades.values())


@pytest.mark.parametrize("odd", ODD)
def test_a_refused_name_is_said_in_log_and_status(crowd, odd):
    """Is somebody's work lost without a line, or does its name act in a terminal?"""
    sentences = [
        line for line in refused_folders(crowd.app().coursedir, NAME) if "not graded" in line
    ]
    assert len(sentences) == len(ODD)
    for text in (crowd.outcome.stderr, crowd.status.stdout):
        assert all(sentence in text for sentence in sentences)
        assert not [sign for sign in ODD[odd] if sign in "\x1b\u202e\u00a0" and sign in text]


def test_two_spellings_of_one_person_are_said(crowd):
    """One person who was entered twice would get two rows."""
    assert (
        "Probably one person, written in 2 ways: “Zoe\u0308”, “zoe\u0308”." in crowd.status.stdout
    )


@pytest.mark.parametrize("student", NO_TIMES)
def test_a_text_that_is_no_time_costs_nobody_anything(crowd, student):
    """It is said of the one who wrote it, and not taken for a time."""
    assert "timestamp.txt" in " ".join(crowd.last(student).notes)
    assert "nobody knows whether this was late" in crowd.status.stdout


def test_commands_and_formgrader_go_on_over_odd_times_and_names(crowd):
    """Do status, grading again, export, feedback or Formgrader's lists end for the whole class?"""
    everybody = {"aaa", *FIT, "zoe\u0308", *NO_TIMES}
    api = crowd.api()
    assert {one["student"] for one in api.get_submissions(NAME)} == everybody
    assert {one["id"] for one in api.get_students()} == everybody
    assert api.get_autograded_students(NAME) == everybody
    crowd.run("ipnb", "grade", NAME, "--student", "o'brien")
    for student in everybody:
        for cell in ("n1", "n2"):
            crowd.mark(student, cell, 10)
    crowd.run("ipnb", "export")
    crowd.run("ipnb", "report", NAME)
    crowd.run("nbgrader", "generate_feedback", NAME)
    assert all("80 of 100" in crowd.feedback(student) for student in everybody)


def test_a_folder_that_the_grader_may_not_open_is_named(released):
    """A copy made by root, for example: neither graded as empty nor lost."""
    place = Path(tempfile.mkdtemp())
    try:
        place.chmod(0o755)
        coursedir = released.app().coursedir
        coursedir.root = str(place)
        for student in ("ada", "bob", "cy"):
            (place / "submitted" / student / NAME).mkdir(parents=True)
        (place / "submitted" / "bob").chmod(0)
        (place / "submitted" / "cy" / NAME).chmod(0)
        with _as_nobody():
            assert [student for _, student, _ in list_submissions(coursedir, NAME)] == ["ada", "cy"]
            (told,) = refused_folders(coursedir, NAME)
            assert "“bob”" in told and "cannot be opened" in told
            from ipnb.grading.read_submission import read_submission

            held = read_submission(place / "submitted" / "cy" / NAME, NAME, {}).review_reasons
            assert "cannot be opened" in held[0].reason
    finally:
        (place / "submitted" / "bob").chmod(0o700)
        shutil.rmtree(place)


class _as_nobody:
    """Root may open everything, so a run as root looks with the rights of nobody."""

    def __enter__(self):
        self.root = os.geteuid() == 0
        if self.root:
            # os.access asks for the real user
            os.setresuid(65534, 65534, 0)

    def __exit__(self, *_):
        if self.root:
            os.setresuid(0, 0, 0)
