"""The rows of one submission in the gradebook: found by index, and made where they are missing.

Whoever asked for them commits, all at once.

nbgrader's `find_grade` and `find_comment` walk the whole class for each cell, and its `add_student` and
`add_submission` commit by themselves.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook, new_uuid
from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from ipnb.grading.graded_notebook import AssignmentCells

STUDENT, SUBMISSION, NOTEBOOK = (
    one.__table__ for one in (Student, SubmittedAssignment, SubmittedNotebook)
)
GRADE, COMMENT = Grade.__table__, Comment.__table__


class NoStudent(Exception):
    """The gradebook has no such student, and making one was not allowed."""


@dataclass(frozen=True)
class SubmissionRows:
    """One submission's rows.

    Attributes
    ----------
    notebook : str
        Id of its submitted notebook.
    grades, comments : dict of str to row
        By the name of the cell.
    """

    db: Session
    notebook: str
    grades: dict[str, Any]
    comments: dict[str, Any]

    def save_grades(self, scores: dict[str, tuple[float | None, bool]]) -> None:
        """Set automatic score and whether a person is waited for, by the name of the cell.

        Parameters
        ----------
        scores : dict of str to (float or None, bool)
            Cell -> points (None where there is no automatic score), whether a person is waited for.
        """
        rows = [
            {"row": self.grades[name].id, "auto": auto, "waits": waits}
            for name, (auto, waits) in scores.items()
        ]
        change = GRADE.update().where(GRADE.c.id == bindparam("row"))
        change = change.values(auto_score=bindparam("auto"), needs_manual_grade=bindparam("waits"))
        self.db.connection().execute(change, rows)

    def save_comments(self, comments: dict[str, str | None]) -> None:
        """Set the automatic comment, by the name of the cell.

        Parameters
        ----------
        comments : dict of str to (str or None)
            Cell -> words; None takes an earlier comment back.
        """
        rows = [{"row": self.comments[name].id, "text": text} for name, text in comments.items()]
        change = COMMENT.update().where(COMMENT.c.id == bindparam("row"))
        self.db.connection().execute(change.values(auto_comment=bindparam("text")), rows)


def submission_exists(db: Session, assignment_cells: AssignmentCells, student: str) -> bool:
    """Say whether the gradebook has a submission of this student.

    Parameters
    ----------
    db
        The gradebook's session.
    assignment_cells
        The assignment as the gradebook knows it.
    student
        Id.
    """
    return _submission(db, assignment_cells, student) is not None


def open_submission_rows(
    db: Session,
    assignment_cells: AssignmentCells,
    student: str,
    timestamp: datetime | None,
    create_student: bool,
) -> SubmissionRows:
    """Find or make a submission's rows; nobody else can change this submission until the commit.

    Parameters
    ----------
    db : sqlalchemy.orm.Session
        The gradebook's.
    assignment_cells
        The assignment as the gradebook knows it.
    student
        Id.
    timestamp : datetime or None
        When it was handed in, in UTC without a time zone.
    create_student
        Whether a student who is not there yet may be added.

    Returns
    -------
    SubmissionRows

    Raises
    ------
    NoStudent
    sqlalchemy.exc.IntegrityError
        If somebody else makes the same rows at this moment: roll back and look again.
    """
    submission = _submission(db, assignment_cells, student)
    if submission is None:
        submission = _make(db, assignment_cells, student, timestamp, create_student)
    else:
        # always, since this is what locks the row
        db.execute(
            SUBMISSION.update().where(SUBMISSION.c.id == submission).values(timestamp=timestamp)
        )
    where = (NOTEBOOK.c.notebook_id == assignment_cells.id) & (
        NOTEBOOK.c.assignment_id == submission
    )
    notebook = db.execute(select(NOTEBOOK.c.id).where(where)).scalar_one()
    return SubmissionRows(
        db,
        notebook,
        _by_cell(
            db, GRADE, notebook, {cell.grade_id: cell.name for cell in assignment_cells.cells}
        ),
        _by_cell(
            db, COMMENT, notebook, {cell.comment_id: cell.name for cell in assignment_cells.cells}
        ),
    )


def _submission(db: Session, assignment_cells: AssignmentCells, student: str) -> str | None:
    where = (SUBMISSION.c.assignment_id == assignment_cells.assignment_id) & (
        SUBMISSION.c.student_id == student
    )
    return db.execute(select(SUBMISSION.c.id).where(where)).scalar_one_or_none()


def _make(
    db: Session,
    assignment_cells: AssignmentCells,
    student: str,
    timestamp: datetime | None,
    create_student: bool,
) -> str:
    if db.execute(select(STUDENT.c.id).where(STUDENT.c.id == student)).scalar_one_or_none() is None:
        if not create_student:
            raise NoStudent
        db.execute(STUDENT.insert().values(id=student))
    submission, notebook = str(new_uuid()), str(new_uuid())
    row = {"id": submission, "assignment_id": assignment_cells.assignment_id, "student_id": student}
    db.execute(SUBMISSION.insert().values(**row, timestamp=timestamp))
    db.execute(
        NOTEBOOK.insert().values(
            id=notebook, assignment_id=submission, notebook_id=assignment_cells.id
        )
    )
    for table, cells in (
        (GRADE, [cell.grade_id for cell in assignment_cells.cells]),
        (
            COMMENT,
            [cell.comment_id for cell in assignment_cells.cells if cell.comment_id]
            + list(assignment_cells.other_comments),
        ),
    ):
        rows = [{"id": new_uuid(), "cell_id": cell, "notebook_id": notebook} for cell in cells]
        if rows:
            db.connection().execute(table.insert(), rows)
    return submission


def _by_cell(
    db: Session, table: Table, notebook: str, names: dict[str | None, str]
) -> dict[str, Any]:
    # both columns, so that the table's own index on them is used
    where = table.c.cell_id.in_([cell for cell in names if cell]) & (
        table.c.notebook_id == notebook
    )
    return {names[row.cell_id]: row for row in db.execute(select(table).where(where))}
