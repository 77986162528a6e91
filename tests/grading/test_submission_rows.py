"""The rows of one submission: made whole or not at all, and nobody becomes a student by mistake."""

import pytest

from grading.course import NAME
from ipnb.grading.graded_notebook import read_assignment_cells
from ipnb.grading.submission_rows import NoStudent, open_submission_rows, submission_exists


def test_rows_are_made_once_and_found_again(course):
    """Does grading again make a second submission?"""
    with course.open_gradebook() as gradebook:
        cells = read_assignment_cells(gradebook, NAME)
        assert not submission_exists(gradebook.db, cells, "ada")
        first = open_submission_rows(gradebook.db, cells, "ada", None, create_student=True)
        gradebook.db.commit()
        again = open_submission_rows(gradebook.db, cells, "ada", None, create_student=True)
        assert first.notebook == again.notebook and submission_exists(gradebook.db, cells, "ada")
        assert set(again.grades) == {cell.name for cell in cells.cells}
        assert {"n1", "n2"} <= set(again.comments)


def test_scores_and_comments_are_saved_by_cell(course):
    """Does each land where it belongs?"""
    with course.open_gradebook() as gradebook:
        cells = read_assignment_cells(gradebook, NAME)
        rows = open_submission_rows(gradebook.db, cells, "ada", None, create_student=True)
        rows.save_grades({"n1": (0.0, False), "n2": (None, True)})
        rows.save_comments({"n1": "No response.", "n2": None})
        gradebook.db.commit()
        assert gradebook.find_comment("n1", NAME, NAME, "ada").auto_comment == "No response."
    assert course.grades("ada")["n1"] == (0.0, None, False)
    assert course.grades("ada")["n2"] == (None, None, True)


def test_a_student_whom_nobody_enrolled_is_refused_if_so_configured(course):
    """Would a folder's name be enough to get into the gradebook?"""
    with course.open_gradebook() as gradebook:
        cells = read_assignment_cells(gradebook, NAME)
        with pytest.raises(NoStudent):
            open_submission_rows(gradebook.db, cells, "stranger", None, create_student=False)
        assert "stranger" not in {student.id for student in gradebook.students}
