"""The gradebook on PostgreSQL, and on SQLite with several graders at once."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from grading.course import NAME, Course
from grading.postgres import own_database, server


@pytest.fixture(scope="module")
def postgres():
    with server() as url:
        yield url


def test_the_whole_way_on_postgresql(postgres, tmp_path):
    """Does anything in the pipeline work on SQLite alone?"""
    course = Course(tmp_path / "course", gradebook=postgres)
    course.release()
    assert not (course.root / "gradebook.db").exists()
    hostile = course.answers(
        "ada", narrative={"n1": "NUL \x00, half \ud83d, and \U0001f30a.", "n2": "b"}
    )
    course.hand_in("ada", hostile)
    course.hand_in("ben", "{")
    done = course.run("nbgrader", "autograde", NAME, fine=False)
    assert "ben is held" in done.stderr
    assert course.grades("ada")["formulation"] == (60.0, None, False)
    assert course.grades("ben")["formulation"] == (None, None, True)
    for cell in ("n1", "n2"):
        course.mark("ada", cell, 10)
    course.run("nbgrader", "generate_feedback", NAME)
    assert "80 of 100" in course.feedback("ada")
    status = course.run("ipnb", "status", NAME).stdout
    assert "ben: answers.json is not accepted" in status
    course.run("ipnb", "export", fine=False)
    course.hand_in("ben", course.answers("ben", "blank", narrative={}))
    said = course.run("ipnb", "grade", NAME, "--yes").stdout
    assert re.search(r"ben +formulation +held +0 +answers", said) and "\nada" not in said
    course.run("ipnb", "export", "--to", "grades.csv")
    assert len((course.root / "grades.csv").read_text(encoding="utf-8").splitlines()) == 3


DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.deep)]


@pytest.fixture(params=DATABASES)
def shared(request, released, tmp_path):
    """A released course on either database, before anybody has graded."""
    if request.param == "sqlite":
        shutil.copytree(released.root, tmp_path / "course")
        return Course.at(tmp_path / "course")
    name = "".join(c for c in request.node.name if c.isalpha())[-40:]
    course = Course(
        tmp_path / "course", gradebook=own_database(request.getfixturevalue("postgres"), name)
    )
    course.release()
    return course


def test_two_graders_at_once_lose_nothing(shared):
    """Two people press Autograde at the same time: does one of them fail, or a grade get lost?"""
    students = [f"{half}{n}" for half in "ab" for n in range(8)]
    for student in students:
        shared.hand_in(student, shared.answers(student))
    with ThreadPoolExecutor(2) as pool:
        runs = [
            pool.submit(shared.run, "nbgrader", "autograde", NAME, f"--student={h}*") for h in "ab"
        ]
        assert [run.result().returncode for run in runs] == [0, 0]
    grades = shared.all_grades()
    assert [grades[student]["formulation"] for student in students] == [(60.0, None, False)] * 16
    assert set(shared.records()) == set(students)


def test_two_graders_of_the_same_class_are_both_told_that_all_is_well(shared):
    """Does whoever comes second to a submission read of a broken rule of the database, and of failure?"""
    students = [f"s{n:02}" for n in range(24)]
    for student in students:
        shared.hand_in(student, shared.answers(student))
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(shared.run, "nbgrader", "autograde", NAME, fine=None) for _ in "ab"]
        done = [run.result() for run in runs]
    for one in done:
        assert one.returncode == 0, one.stderr
        assert "Traceback" not in one.stderr and "UNIQUE" not in one.stderr.upper()
    grades = shared.all_grades()
    assert [grades[student]["formulation"] for student in students] == [(60.0, None, False)] * 24
    assert "Held" not in shared.run("ipnb", "status", NAME).stdout
