"""The rows of some submissions: made whole or not at all, and nobody becomes a student by mistake."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from grading.course import NAME
from ipnb.grading.graded_notebook import read_assignment_cells
from ipnb.grading.submission_rows import (
    NoStudent,
    find_submissions,
    open_submission_rows,
    save_rows,
)

NOON = datetime(2026, 3, 1, 12)


@pytest.fixture
def gradebook(course):
    with course.open_gradebook() as gradebook:
        yield gradebook


@pytest.fixture
def cells(gradebook):
    return read_assignment_cells(gradebook, NAME)


def test_rows_are_made_once_and_found_again(gradebook, cells):
    """Does grading again, beside somebody new, make a second submission?"""
    assert find_submissions(gradebook.db, cells, ["ada"]) == {}
    first = open_submission_rows(gradebook.db, cells, {"ada": None}, create_student=True)
    gradebook.db.commit()
    both = {"ben": NOON, "ada": NOON}
    again = open_submission_rows(gradebook.db, cells, both, create_student=True)
    assert first["ada"].notebook == again["ada"].notebook != again["ben"].notebook
    found = find_submissions(gradebook.db, cells, ["ada", "ben", "eve"])
    assert {student: one.timestamp for student, one in found.items()} == both
    for rows in again.values():
        assert set(rows.grades) == {cell.name for cell in cells.cells}
        assert {"n1", "n2"} <= set(rows.comments)


def test_scores_and_comments_are_saved_by_cell(gradebook, cells, course):
    """Does each land where it belongs, and with whom?"""
    rows = open_submission_rows(
        gradebook.db, cells, {"ada": None, "ben": None}, create_student=True
    )
    rows["ada"].save_grades({"n1": (0.0, False), "n2": (None, True)})
    rows["ada"].save_comments({"n1": "No response.", "n2": None})
    rows["ben"].save_grades({"n1": (3.0, False)})
    save_rows(gradebook.db, rows.values())
    gradebook.db.commit()
    assert gradebook.find_comment("n1", NAME, NAME, "ada").auto_comment == "No response."
    assert gradebook.find_comment("n1", NAME, NAME, "ben").auto_comment is None
    assert course.grades("ada")["n1"] == (0.0, None, False)
    assert course.grades("ada")["n2"] == (None, None, True)
    assert course.grades("ben")["n1"] == (3.0, None, False)


def test_many_submissions_cost_as_many_statements_as_one(gradebook, cells):
    """Is the database asked anew for every student?"""
    counts = []
    for group in (["a0"], [f"b{number}" for number in range(20)]):
        statements = []
        listen = lambda *told: statements.append(told[2])  # noqa: B023, E731
        event.listen(Engine, "before_cursor_execute", listen)
        rows = open_submission_rows(gradebook.db, cells, dict.fromkeys(group), create_student=True)
        for one in rows.values():
            one.save_grades({"n1": (1.0, False)})
        save_rows(gradebook.db, rows.values())
        event.remove(Engine, "before_cursor_execute", listen)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_lateness_is_written_where_it_changed(gradebook, cells):
    """Does an extension that was taken back stay in the gradebook?"""
    day = timedelta(days=1)
    for extension, penalty in ((day, 2.0), (None, None)):
        rows = open_submission_rows(gradebook.db, cells, {"ada": NOON}, create_student=True)
        rows["ada"].save_lateness(gradebook.db, extension, penalty)
        gradebook.db.commit()
        submission = gradebook.find_submission(NAME, "ada")
        assert submission.extension == extension
        assert submission.notebooks[0].late_submission_penalty == penalty


def test_a_student_whom_nobody_enrolled_is_refused_if_so_configured(gradebook, cells):
    """Would a folder's name be enough to get into the gradebook?"""
    with pytest.raises(NoStudent):
        open_submission_rows(gradebook.db, cells, {"stranger": None}, create_student=False)
    assert "stranger" not in {student.id for student in gradebook.students}
