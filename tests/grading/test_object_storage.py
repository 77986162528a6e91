"""Submissions in object storage: found, copied within limits, and read as any other."""

import shutil

import fsspec
import pytest

from grading.course import NAME
from ipnb.grading import object_storage
from ipnb.grading import read_submission as read_module
from ipnb.grading.object_storage import list_remote, local_copy
from ipnb.grading.read_submission import read_submission
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.untrusted_files import LIMITS

BUCKET = "memory://term"


@pytest.fixture
def bucket():
    """A bucket with Ada's and Ben's submission, and something that is none."""
    files = fsspec.filesystem("memory")
    put = {
        f"ada/{NAME}/answers.json": b"{}",
        f"ada/{NAME}/{NAME}.ipynb": b'{"cells": []}',
        f"ada/{NAME}/virus.exe": b"MZ",
        f"ben/{NAME}/answers.json": b" " * (LIMITS["answers.json"] + 500),
        "ben/99-other/answers.json": b"{}",
        "loose.txt": b"nobody's",
    }
    for name, data in put.items():
        files.pipe(f"/term/{name}", data)
    yield files
    files.rm("/term", recursive=True)


def test_submissions_are_found_by_name(bucket):
    """Is a loose file or another assignment taken for a submission?"""
    assert list_remote(BUCKET, NAME, "*") == [
        (NAME, student, f"{BUCKET}/{student}/{NAME}") for student in ("ada", "ben")
    ]
    assert [one[1] for one in list_remote(BUCKET, "*", "b*")] == ["ben", "ben"]


def test_the_course_looks_there_if_it_is_told(bucket, course, monkeypatch):
    """One setting, for whatever lists submissions."""
    course.hand_in("eve", course.answers("eve"))
    monkeypatch.setenv(object_storage.SETTING, f"{BUCKET}/")
    listed = list_submissions(course.app().coursedir, NAME)
    assert [student for _, student, _ in listed] == ["ada", "ben"]


def test_only_what_a_submission_has_is_copied_and_no_more_than_is_read(bucket):
    """Does a student's terabyte come to the grader's disk?"""
    with local_copy(f"{BUCKET}/ada/{NAME}") as folder:
        assert {path.name for path in folder.iterdir()} == {"answers.json", f"{NAME}.ipynb"}
    assert not folder.exists()
    with local_copy(f"{BUCKET}/ben/{NAME}") as folder:
        assert (folder / "answers.json").stat().st_size == LIMITS["answers.json"] + 1


def test_it_is_read_as_any_other(bucket):
    """Is what is too long said, and what is missing?"""
    submission = read_submission(f"{BUCKET}/ben/{NAME}", NAME, {})
    reasons = " ".join(one.reason for one in submission.review_reasons)
    assert "larger than 1 MB" in reasons and "notebook" in reasons


def test_storage_that_cannot_be_read_is_no_students_fault(bucket):
    """A folder that is gone, or a bucket that does not answer, is raised and not taken for a blank."""
    with pytest.raises(OSError):
        read_submission(f"{BUCKET}/nobody/{NAME}", NAME, {})


def test_a_submission_that_cannot_be_reached_stays_as_it_was(course, monkeypatch, tmp_path):
    """Does a storage that fails take a grade away, or end the class?"""
    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student))
    shutil.copytree(course.root / "submitted", tmp_path / "bucket")
    monkeypatch.setenv(object_storage.SETTING, f"file://{tmp_path / 'bucket'}")
    assert course.grade()[0]
    honest = read_module.local_copy

    def fails_for_ben(url):
        if "ben" in url:
            raise OSError("the bucket does not answer")
        return honest(url)

    monkeypatch.setattr(read_module, "local_copy", fails_for_ben)
    success, log = course.grade()
    assert not success
    assert "ben was not graded, and is as before: What was handed in cannot be read" in log
    assert course.grades("ben")["formulation"] == (60.0, None, False)
