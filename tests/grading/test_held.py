"""A submission that cannot be read is held, never a zero; and it holds nobody else's."""

import os
import shutil

import pytest
from bad_submissions import HELD, MENDED

from grading.course import NAME, Course

GOOD = ("aaa-first", "mmm-middle", "zzz-last")
BAD = {spoil.__name__.replace("_", "-"): (spoil, words) for spoil, words in HELD.items()}
UNTIDY = {spoil.__name__.replace("_", "-"): (spoil, words) for spoil, words in MENDED.items()}


@pytest.fixture(scope="module")
def batch(released, tmp_path_factory):
    """One class with every kind of trouble in it, graded by the plain command."""
    root = tmp_path_factory.mktemp("batch") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    for student in [*GOOD, *BAD, *UNTIDY]:
        folder = course.hand_in(student, course.answers(student))
        if student in BAD | UNTIDY:
            (BAD | UNTIDY)[student][0](folder)
    course.outcome = course.run("nbgrader", "autograde", NAME, fine=None)
    course.outcome.grades, course.outcome.records = course.all_grades(), course.records()
    course.status = course.run("ipnb", "status", NAME).stdout
    course.run("nbgrader", "generate_feedback", NAME)
    return course


def test_the_batch_goes_on_and_says_that_it_is_not_complete(batch):
    """Does one bad folder stop the others, or does the command claim that all is well?"""
    assert batch.outcome.returncode == 1
    for student in GOOD:
        assert batch.outcome.grades[student]["formulation"] == (60.0, None, False)


def all_wait(grades) -> bool:
    """Whether every cell but `complete` waits for a person."""
    return all(waits for cell, (_, _, waits) in grades.items() if cell != "complete")


def lines_with(words: str, text: str) -> str:
    """The lines of a text with these words."""
    return "\n".join(line for line in text.splitlines() if words in line)


@pytest.mark.parametrize("student", BAD)
def test_what_cannot_be_read_is_held(batch, student):
    """Would this submission export as a number, or be held without a word?"""
    words, grades = BAD[student][1], batch.outcome.grades[student]
    assert grades["formulation"] == (None, None, True)
    assert all_wait(grades)
    assert words in lines_with(f"{student} is held", batch.outcome.stderr)
    held = next(line for line in batch.status.splitlines() if line.startswith(f"  {student}: "))
    assert words in held
    output = next(c for c in batch.graded(student)["cells"] if c["id"] == "formulation")["outputs"][
        0
    ]
    assert "not a zero" in "".join(output["text"])


@pytest.mark.parametrize("student", BAD)
def test_feedback_says_that_it_is_no_zero(batch, student):
    """Does a student whose work was held read "0 points"?"""
    page = batch.feedback(student)
    assert "This is not a zero" in page
    assert "none yet" in page
    assert "0 of 60" not in page
    assert "Because of what" not in page  # reasons for answers that may be somebody else's


@pytest.mark.parametrize("student", UNTIDY)
def test_an_untidy_notebook_costs_nothing_and_is_said(batch, student):
    """Do whole answers lose points because of what was done to the notebook around them?"""
    assert batch.outcome.grades[student]["formulation"] == (60.0, None, False)
    assert batch.outcome.grades[student]["n1"] == (None, None, True)
    assert UNTIDY[student][1] in " ".join(batch.outcome.records[student].notes)


def test_only_known_files_come_into_the_graded_folder(batch):
    """Could a student's own case, page or program lie on the instructor's side?"""
    for student in [*GOOD, *BAD, *UNTIDY]:
        names = set(os.listdir(batch.root / "autograded" / student / NAME))
        assert names <= {f"{NAME}.ipynb", "answers.json", "timestamp.txt", "submission_secret.txt"}
        assert not any(
            (batch.root / "autograded" / student / NAME / name).is_symlink() for name in names
        )


def test_export_refuses_while_something_is_held(batch):
    """Can a gradebook with held rows leave the house by accident?"""
    done = batch.run("ipnb", "export", fine=False)
    assert "Not exported" in done.stderr
    assert not (batch.root / "grades.csv").exists()
