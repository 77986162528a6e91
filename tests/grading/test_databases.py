"""The gradebook on PostgreSQL, and on SQLite with several graders at once."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from grading.course import NAME, Course
from grading.postgres import server


@pytest.fixture(scope="module")
def postgres():
    with server() as url:
        yield url


def test_the_whole_way_on_postgresql(postgres, tmp_path):
    """Does anything in the pipeline work on SQLite alone?"""
    course = Course(tmp_path / "course", gradebook=postgres)
    course.release()
    assert not (course.root / "gradebook.db").exists()
    hostile = course.answers("ada", narrative={"n1": "NUL \x00, half \ud83d, and \U0001f30a.", "n2": "b"})
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
    assert course.run("ipnb", "grade", NAME).stdout.splitlines()[0].startswith("ada: 80 → 80")
    course.run("ipnb", "export", "--to", "grades.csv")
    assert len((course.root / "grades.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.deep)])
def test_two_graders_at_once_lose_nothing(database, released, request, tmp_path):
    """Two people press Autograde at the same time: does one of them fail, or a grade get lost?"""
    if database == "sqlite":
        shutil.copytree(released.root, tmp_path / "course")
        course = Course.at(tmp_path / "course")
    else:
        course = Course(
            tmp_path / "course", gradebook=_own_database(request.getfixturevalue("postgres"), "two")
        )
        course.release()
    students = [f"{half}{n}" for half in "ab" for n in range(8)]
    for student in students:
        course.hand_in(student, course.answers(student))
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(course.run, "nbgrader", "autograde", NAME, f"--student={h}*") for h in "ab"]
        assert [run.result().returncode for run in runs] == [0, 0]
    grades = course.all_grades()
    assert [grades[student]["formulation"] for student in students] == [(60.0, None, False)] * 16
    assert set(course.records()) == set(students)


def _own_database(url: str, name: str) -> str:
    port = url.rsplit(":", 1)[1].split("/")[0]
    psql = ["psql", "-q", "-h", "127.0.0.1", "-p", port, "-U", "postgres", "-c", f"CREATE DATABASE {name}"]
    subprocess.run(psql, check=True, timeout=30)
    return url.rsplit("/", 1)[0] + f"/{name}"
