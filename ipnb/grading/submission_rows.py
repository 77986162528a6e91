"""The rows of some submissions in the gradebook: found by index, made where they are missing, saved at once.

Whoever asked for them commits, all at once.

nbgrader's `find_grade` and `find_comment` walk the whole class for each cell, its `add_student` and
`add_submission` commit by themselves, and each asks the database anew for every student.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook, new_uuid
from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from ipnb.grading.graded_notebook import AssignmentCells
from ipnb.grading.merge_scores import SavedGrade

STUDENT, SUBMISSION, NOTEBOOK = (
    one.__table__ for one in (Student, SubmittedAssignment, SubmittedNotebook)
)
GRADE, COMMENT = Grade.__table__, Comment.__table__

_SET_GRADE = (
    GRADE.update()
    .where(GRADE.c.id == bindparam("row"))
    .values(auto_score=bindparam("auto"), needs_manual_grade=bindparam("waits"))
)
_SET_COMMENT = (
    COMMENT.update().where(COMMENT.c.id == bindparam("row")).values(auto_comment=bindparam("text"))
)
_SET_TIME = (
    SUBMISSION.update()
    .where(SUBMISSION.c.id == bindparam("row"))
    .values(timestamp=bindparam("time"))
)
_SET_EXTENSION = (
    SUBMISSION.update()
    .where(SUBMISSION.c.id == bindparam("row"))
    .values(extension=bindparam("time"))
)
_SET_PENALTY = (
    NOTEBOOK.update()
    .where(NOTEBOOK.c.id == bindparam("row"))
    .values(late_submission_penalty=bindparam("points"))
)


class NoStudent(Exception):
    """The gradebook has no such student, and making one was not allowed."""


@dataclass(frozen=True)
class FoundSubmission:
    """A submission that the gradebook has.

    Attributes
    ----------
    id : str
    timestamp : datetime or None
        When it was handed in, in UTC without a time zone.
    extension : timedelta or None
        More time than the others have.
    """

    id: str
    timestamp: datetime | None
    extension: timedelta | None


@dataclass
class SubmissionRows:
    """One submission's rows as they are, and what is to be saved in them.

    Attributes
    ----------
    submission, notebook : str
        Ids of the submission and of its one notebook.
    timestamp : datetime or None
        When it was handed in, in UTC without a time zone.
    extension : timedelta or None
        As the gradebook has it.
    penalty : float or None
        For coming late, in points, as the gradebook has it.
    grades, comments : dict of str to row
        By the name of the cell.
    """

    submission: str
    notebook: str
    timestamp: datetime | None
    extension: timedelta | None
    penalty: float | None
    grades: dict[str, Any] = field(default_factory=dict)
    comments: dict[str, Any] = field(default_factory=dict)
    _new_grades: list[dict[str, Any]] = field(default_factory=list)
    _new_comments: list[dict[str, Any]] = field(default_factory=list)

    def saved_grade(self, name: str) -> SavedGrade:
        """Return a cell's grade as it stands.

        Parameters
        ----------
        name
            Of the cell.
        """
        row = self.grades[name]
        waits = bool(row.needs_manual_grade)
        return SavedGrade(row.auto_score, row.manual_score, row.extra_credit, waits)

    def save_grades(self, scores: dict[str, tuple[float | None, bool]]) -> None:
        """Note automatic scores and whether a person is waited for, by the name of the cell.

        Parameters
        ----------
        scores : dict of str to (float or None, bool)
            Cell -> points (None where there is no automatic score), whether a person is waited for.
        """
        self._new_grades += [
            {"row": self.grades[name].id, "auto": auto, "waits": waits}
            for name, (auto, waits) in scores.items()
        ]

    def save_comments(self, comments: dict[str, str | None]) -> None:
        """Note automatic comments, by the name of the cell.

        Parameters
        ----------
        comments : dict of str to (str or None)
            Cell -> words; None takes an earlier comment back.
        """
        self._new_comments += [
            {"row": self.comments[name].id, "text": text} for name, text in comments.items()
        ]

    def save_lateness(
        self, db: Session, extension: timedelta | None, penalty: float | None
    ) -> None:
        """Save a student's extension and the penalty, if they are not saved already.

        Parameters
        ----------
        db
            The gradebook's session.
        extension
            None for no more time than the others have.
        penalty
            In points; None for none.
        """
        if extension != self.extension:
            db.execute(_SET_EXTENSION, {"row": self.submission, "time": extension})
            self.extension = extension
        if penalty != self.penalty:
            db.execute(_SET_PENALTY, {"row": self.notebook, "points": penalty})
            self.penalty = penalty


def save_rows(db: Session, rows: Iterable[SubmissionRows]) -> None:
    """Save what was noted, all submissions' grades in one statement and all their comments in another.

    Parameters
    ----------
    db
        The gradebook's session.
    rows
        Of the submissions.
    """
    grades, comments = [], []
    for one in rows:
        grades += one._new_grades
        comments += one._new_comments
        one._new_grades, one._new_comments = [], []
    connection = db.connection()
    if grades:
        connection.execute(_SET_GRADE, grades)
    if comments:
        connection.execute(_SET_COMMENT, comments)


def find_submissions(
    db: Session, assignment_cells: AssignmentCells, students: list[str]
) -> dict[str, FoundSubmission]:
    """Return the submissions that the gradebook has, by student.

    Parameters
    ----------
    db
        The gradebook's session.
    assignment_cells
        The assignment as the gradebook knows it.
    students
        Ids.
    """
    columns = SUBMISSION.c
    wanted = select(columns.student_id, columns.id, columns.timestamp, columns.extension)
    wanted = wanted.where(
        columns.assignment_id == assignment_cells.assignment_id, columns.student_id.in_(students)
    )
    return {student: FoundSubmission(*rest) for student, *rest in db.execute(wanted)}


def open_submission_rows(
    db: Session,
    assignment_cells: AssignmentCells,
    times: dict[str, datetime | None],
    create_student: bool,
) -> dict[str, SubmissionRows]:
    """Find or make the rows of some submissions; nobody else can change these until the commit.

    Parameters
    ----------
    db : sqlalchemy.orm.Session
        The gradebook's.
    assignment_cells
        The assignment as the gradebook knows it.
    times : dict of str to (datetime or None)
        Student -> when it was handed in, in UTC without a time zone.
    create_student
        Whether a student who is not there yet may be added.

    Returns
    -------
    dict of str to SubmissionRows
        By student.

    Raises
    ------
    NoStudent
    sqlalchemy.exc.IntegrityError
        If somebody else makes the same rows at this moment: roll back and look again.
    """
    students = list(times)
    found = find_submissions(db, assignment_cells, students)
    if missing := [student for student in students if student not in found]:
        _make(db, assignment_cells, missing, times, create_student)
    if found:
        # always, since this is what locks the rows
        changed = [{"row": found[one].id, "time": times[one]} for one in students if one in found]
        db.connection().execute(_SET_TIME, changed)
    return read_submission_rows(db, assignment_cells, students)


def read_submission_rows(
    db: Session, assignment_cells: AssignmentCells, students: list[str]
) -> dict[str, SubmissionRows]:
    """Return the rows of the submissions that the gradebook has, by student; nothing is locked.

    Parameters
    ----------
    db
        The gradebook's session.
    assignment_cells
        The assignment as the gradebook knows it.
    students
        Ids.
    """
    found = find_submissions(db, assignment_cells, students)
    of_student = {one.id: student for student, one in found.items()}
    columns = NOTEBOOK.c
    wanted = select(columns.id, columns.assignment_id, columns.late_submission_penalty)
    wanted = wanted.where(
        columns.notebook_id == assignment_cells.id, columns.assignment_id.in_(list(of_student))
    )
    rows, of_notebook = dict[str, SubmissionRows](), dict[str, SubmissionRows]()
    for notebook, submission, penalty in db.execute(wanted):
        student = of_student[submission]
        one = found[student]
        rows[student] = of_notebook[notebook] = SubmissionRows(
            submission, notebook, one.timestamp, one.extension, penalty
        )
    cells = assignment_cells.cells
    for row, name in _by_cell(db, GRADE, {cell.grade_id: cell.name for cell in cells}, of_notebook):
        of_notebook[row.notebook_id].grades[name] = row
    for row, name in _by_cell(
        db, COMMENT, {cell.comment_id: cell.name for cell in cells}, of_notebook
    ):
        of_notebook[row.notebook_id].comments[name] = row
    return rows


def _by_cell(
    db: Session, table: Table, names: dict[str | None, str], notebooks: Iterable[str]
) -> list[tuple[Any, str]]:
    # both columns, so that the table's own index on them is used
    where = table.c.cell_id.in_([cell for cell in names if cell]) & (
        table.c.notebook_id.in_(list(notebooks))
    )
    return [(row, names[row.cell_id]) for row in db.execute(select(table).where(where))]


def _make(
    db: Session,
    assignment_cells: AssignmentCells,
    students: list[str],
    times: dict[str, datetime | None],
    create_student: bool,
) -> None:
    known = set(db.execute(select(STUDENT.c.id).where(STUDENT.c.id.in_(students))).scalars())
    unknown = [{"id": student} for student in students if student not in known]
    if unknown and not create_student:
        raise NoStudent
    submissions: list[dict[str, Any]] = [
        {
            "id": str(new_uuid()),
            "assignment_id": assignment_cells.assignment_id,
            "student_id": student,
            "timestamp": times[student],
        }
        for student in students
    ]
    notebooks: list[dict[str, Any]] = [
        {"id": str(new_uuid()), "assignment_id": one["id"], "notebook_id": assignment_cells.id}
        for one in submissions
    ]
    cells = assignment_cells.cells
    for table, rows in (
        (STUDENT, unknown),
        (SUBMISSION, submissions),
        (NOTEBOOK, notebooks),
        (GRADE, _cell_rows(notebooks, [cell.grade_id for cell in cells])),
        (COMMENT, _cell_rows(notebooks, _commented(assignment_cells))),
    ):
        if rows:
            db.connection().execute(table.insert(), rows)


def _commented(assignment_cells: AssignmentCells) -> list[str | None]:
    graded = [cell.comment_id for cell in assignment_cells.cells if cell.comment_id]
    return [*graded, *assignment_cells.other_comments]


def _cell_rows(notebooks: list[dict[str, Any]], cells: list[str | None]) -> list[dict[str, Any]]:
    return [
        {"id": new_uuid(), "cell_id": cell, "notebook_id": notebook["id"]}
        for notebook in notebooks
        for cell in cells
    ]
