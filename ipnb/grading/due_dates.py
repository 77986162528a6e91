"""One due date: the case's, unless a person typed another in Formgrader; and extensions for single students.

nbgrader keeps a date for each assignment and does not know where it came from. Two tables of ours remember
which date came from the case, so that it can follow the case, and who was given more time.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakSet

from nbgrader.api import MissingEntry
from nbgrader.exchange.default import Exchange
from sqlalchemy import Column, MetaData, String, Table, delete, select

from ipnb.formulation.due import FOLDER, date_file, due_time, iso
from ipnb.grading.database_tables import create_missing_tables

_META = MetaData()
_FROM_CASE = Table(
    "ipnb_due",
    _META,
    Column("assignment", String(128), primary_key=True),
    Column("due", String(40), nullable=False),
)
_EXTENSION = Table(
    "ipnb_extension",
    _META,
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("until", String(40), nullable=False),
)
_MADE: WeakSet = WeakSet()


class DueDates:
    """Due dates and extensions in the database of a gradebook; callers commit.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    """

    def __init__(self, gradebook):
        self.gradebook, self.db = gradebook, gradebook.db
        if gradebook.engine not in _MADE:
            create_missing_tables(gradebook.engine, _META)
            _MADE.add(gradebook.engine)

    # ------------------------------------------------------------ one date for everybody

    def follow(self, assignment: str, case: dict | None) -> None:
        """Let the gradebook's date be the case's, unless a person typed another one there."""
        try:
            entry = self.gradebook.find_assignment(assignment)
        except MissingEntry:
            return
        told = case_due(case)
        followed = self._from_case(assignment)
        typed = entry.duedate is not None and _aware(entry.duedate) not in (followed, told)
        if typed or (told is None and followed is None):
            return
        entry.duedate = told and told.replace(tzinfo=None)
        self.db.execute(delete(_FROM_CASE).where(_FROM_CASE.c.assignment == assignment))
        if told is not None:
            self.db.execute(_FROM_CASE.insert().values(assignment=assignment, due=iso(told)))

    def _from_case(self, assignment: str) -> datetime | None:
        row = self.db.execute(
            select(_FROM_CASE.c.due).where(_FROM_CASE.c.assignment == assignment)
        ).first()
        return row and due_time(row.due)

    def due(self, assignment: str) -> datetime | None:
        """Return the assignment's due date in UTC, as the gradebook has it."""
        try:
            entry = self.gradebook.find_assignment(assignment)
        except MissingEntry:
            return None
        return entry.duedate and _aware(entry.duedate)

    # ------------------------------------------------------------ more time for one

    def extensions(self, assignment: str) -> dict[str, datetime]:
        """Return until when which students have time."""
        rows = self.db.execute(select(_EXTENSION).where(_EXTENSION.c.assignment == assignment))
        return {row.student: due_time(row.until) for row in rows}

    def extend(self, assignment: str, student: str, until: datetime | None) -> None:
        """Give one student time until a moment (UTC); with None take the extension back."""
        own = (_EXTENSION.c.assignment == assignment) & (_EXTENSION.c.student == student)
        self.db.execute(delete(_EXTENSION).where(own))
        if until is not None:
            row = {"assignment": assignment, "student": student, "until": iso(until)}
            self.db.execute(_EXTENSION.insert().values(**row))

    def apply(self, submission) -> None:
        """Let nbgrader's own reckoning of lateness know a submission's extension."""
        assignment, student = submission.assignment, submission.student_id
        own = (_EXTENSION.c.assignment == assignment.name) & (_EXTENSION.c.student == student)
        row = self.db.execute(select(_EXTENSION.c.until).where(own)).first()
        if row is None or assignment.duedate is None:
            submission.extension = None
        else:
            submission.extension = due_time(row.until) - _aware(assignment.duedate)


def case_due(case: dict | None) -> datetime | None:
    """Return a case's due date in UTC; None if it has none."""
    return due_time(case["due"]) if case and case.get("due") else None


def _aware(moment: datetime) -> datetime:
    """nbgrader keeps UTC without saying so."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


# ---------------------------------------------------------------- where students' desks read it


def publish_due_dates(gradebook, config, course: str) -> bool:
    """Write every date and extension where students' servers read them.

    Returns
    -------
    bool
        False if this course has no folder in the exchange yet, or it cannot be written.
    """
    folder = Path(Exchange(config=config).root) / course / FOLDER
    if not folder.parent.is_dir():
        return False
    dates = DueDates(gradebook)
    wanted = {}
    for entry in gradebook.assignments:
        due = entry.duedate and _aware(entry.duedate)
        if due is not None:
            wanted[date_file(course, entry.name)] = due
        for student, until in dates.extensions(entry.name).items():
            wanted[date_file(course, entry.name, student)] = until
    try:
        folder.mkdir(exist_ok=True)
        folder.chmod(0o711)  # whoever knows a file's name can read it; nobody can list them
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()
        for name, moment in wanted.items():
            _write(folder / name, json.dumps({"due": iso(moment)}))
    except OSError:
        return False
    return True


def _write(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o644)
    os.replace(fresh, path)
