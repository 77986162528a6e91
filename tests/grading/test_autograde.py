"""Grades and graded notebook change together or not at all, and what is missing of them is noticed."""

import logging
import multiprocessing
import os
import random
import signal
import time

import pytest

from grading.course import NAME, Course
from ipnb.grading import autograde, graded_files, grading_writer

STUDENTS = [f"s{number:02}" for number in range(12)]


def grade_in_another_process(root):
    Course.at(root).api().autograde(NAME, "*", force=False)


def states(course) -> dict[str, str]:
    """Each student's points, if gradebook, record and graded notebook agree about them; else what is not
    whole."""
    grades, records = course.all_grades(), course.records()
    found = {}
    for student in STUDENTS:
        points, record = grades[student]["formulation"][0], records[student]
        path = course.root / "autograded" / student / NAME / f"{NAME}.ipynb"
        whole = graded_files.is_complete(path, record.digests["graded"]) and record.points == points
        found[student] = f"{points:g}" if whole else "not whole"
    return found


def grade_and_be_killed(course, seconds: float) -> None:
    """Grade in a process that is ended after so long."""
    grader = multiprocessing.get_context("fork").Process(
        target=grade_in_another_process, args=(course.root,)
    )
    grader.start()
    time.sleep(seconds)
    grader.kill()
    grader.join()


def half_done_unsaid(before, after, target, status: str) -> list[str]:
    """Students between two gradings, if `ipnb status` does not say that their notebook is not whole."""
    between = [one for one in STUDENTS if after[one] not in (before[one], target)]
    words = "The graded notebook is missing or not whole."
    return [student for student in between if f"{student}: {words}" not in status]


def all_hand_in(course, how, revision):
    for student in STUDENTS:
        course.hand_in(student, course.answers(student, how, revision=revision))


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(range(10), id="10"),
        pytest.param(range(10, 100), id="90", marks=pytest.mark.deep),
    ],
)
def test_a_grader_killed_at_any_instant_leaves_nothing_half_done(course, kills):
    """Is a student's number of one grading and their notebook of another, or half a file, and nobody says
    so?"""
    all_hand_in(course, "expert", 1)
    assert course.grade()[0]
    before, took = states(course), 0.6
    assert set(before.values()) == {"60"}
    seen = set()
    for kill in kills:
        how = ("blank", "expert")[kill % 2]
        all_hand_in(course, how, kill + 2)
        grade_and_be_killed(course, random.Random(kill).uniform(0.1, 1.0) * took)
        after, target = states(course), "0" if how == "blank" else "60"
        seen |= {points == target for points in after.values()}
        assert half_done_unsaid(before, after, target, course.ipnb("status", NAME)[1]) == []
        began = time.monotonic()
        assert course.grade(force=False)[0]
        took = max(0.3, 1.5 * (time.monotonic() - began))
        before = states(course)
        assert set(before.values()) == {target}
    assert seen == {True, False}  # otherwise no kill fell into the grading


def die_at(monkeypatch, module, name):
    """End the process in place of a call."""
    monkeypatch.setattr(module, name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))


@pytest.mark.parametrize(
    ("module", "name", "points"),
    [
        (grading_writer, "write_beside", None),
        (grading_writer, "put_in_place", 60.0),
        (graded_files.os, "replace", 60.0),
    ],
)
def test_the_worst_instants(course, monkeypatch, module, name, points):
    """Ended just before the commit nothing has changed; ended just after it, the next run makes the
    notebook, and status names it until then."""
    course.hand_in("ada", course.answers("ada"))
    with monkeypatch.context() as patched:
        die_at(patched, module, name)
        grader = multiprocessing.get_context("fork").Process(
            target=grade_in_another_process, args=(course.root,)
        )
        grader.start()
        grader.join()
    assert grader.exitcode == -signal.SIGKILL
    if points is None:
        assert course.all_grades() == {}
    else:
        assert course.grades("ada")["formulation"][0] == points
        assert "ada: The graded notebook is missing or not whole" in course.ipnb("status", NAME)[1]
    assert course.grade(force=False)[0]
    assert course.grades("ada")["formulation"][0] == 60.0
    assert course.graded("ada")["cells"]


def empty_the_folder(course):
    for path in (course.root / "autograded/ada" / NAME).iterdir():
        path.unlink()


def cut_the_notebook(course):
    path = course.root / "autograded/ada" / NAME / f"{NAME}.ipynb"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:3000])


def remove_the_assignment(course):
    course.run("nbgrader", "db", "assignment", "remove", NAME, "--force")
    course.run("nbgrader", "generate_assignment", NAME, "--force")


@pytest.mark.parametrize("lose", [empty_the_folder, cut_the_notebook, remove_the_assignment])
def test_skipped_only_if_gradebook_and_notebook_both_say_so(course, lose):
    """Does "graded already" stand beside a submission that has no grade, or no notebook to show?"""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    lose(course)
    said = course.ipnb("status", NAME)[1]
    assert any(
        f"ada: {why}" in said for why in ("The graded notebook is missing", "Handed in and not")
    )
    success, log = course.grade(force=False)
    assert success and "Skipping ada" not in log
    assert course.grades("ada")["formulation"] == (60.0, None, False)
    course.give_feedback()
    assert "60 of 60" in course.feedback("ada")
    assert "Skipping ada" in course.grade(force=False)[1]


def test_who_left_the_course_blocks_nobody(course):
    """Somebody taken out of the gradebook: does the class wait for them, or does grading bring them back?"""
    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student, narrative={}))
    course.grade()
    course.run("nbgrader", "db", "student", "remove", "ben", "--force")
    _, log = course.grade(force=False)
    assert "1 taken out of the gradebook since, and not graded again: ben." in log
    assert "No longer in the gradebook\n  ben" in course.ipnb("status", NAME)[1]
    code, _ = course.ipnb("export", "--to", str(course.root / "grades.csv"))
    assert code == 0 and "ben" not in (course.root / "grades.csv").read_text(encoding="utf-8")
    assert course.grade("ben", force=False)[0]  # asked for by name, they are graded
    assert course.grades("ben")["formulation"][0] == 60.0


def test_a_log_above_the_progress_says_no_more_than_before(capsys):
    """A watched run writes above its bar: does every step of every submission come with it?"""
    log = logging.getLogger("watched")
    handler = logging.StreamHandler()
    handler.setLevel(logging.INFO)
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    with autograde.above_progress(log):
        log.debug("a step")
        log.info("a student")
    said = capsys.readouterr()
    assert "a student" in said.out + said.err and "a step" not in said.out + said.err
