"""One due date: the case's, unless a person typed another in Formgrader; and extensions for single students.

nbgrader keeps a date for each assignment and does not know where it came from. Two tables of ours remember
which date came from the case, so that it can follow the case, and who was given more time.
"""

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from weakref import WeakSet

from nbgrader.api import MissingEntry
from nbgrader.exchange.default import Exchange
from sqlalchemy import Column, Engine, MetaData, String, Table, delete, select

from ipnb.desk.progress_sign import make_folder
from ipnb.formulation.due import FOLDER, SITTINGS, date_file, due_time, iso
from ipnb.grading.database_tables import create_missing_tables
from ipnb.grading.sittings import Sitting, Sittings

TABLES = MetaData()
_FROM_CASE = Table(
    "ipnb_due",
    TABLES,
    Column("assignment", String(128), primary_key=True),
    Column("due", String(40), nullable=False),
)
_EXTENSION = Table(
    "ipnb_extension",
    TABLES,
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("until", String(40), nullable=False),
)
_WITH_TABLES: WeakSet[Engine] = WeakSet()


@dataclass(frozen=True)
class Deadline:
    """Until when there is time for one assignment.

    Attributes
    ----------
    due : datetime or None
        For everybody, in UTC.
    extensions : dict of str to datetime
        Student -> own time in UTC; only who has one.
    is_sitting : bool
        Whether it is worked on in a room at a time.
    """

    due: datetime | None
    extensions: dict[str, datetime]
    is_sitting: bool

    def extension(self, student: str) -> timedelta | None:
        """Return how much more time than the others somebody has, as nbgrader keeps it; None for none."""
        until = self.extensions.get(student)
        return None if until is None or self.due is None else until - self.due

    def seconds_late(self, student: str, handed_in: datetime | None) -> float:
        """Return how late something came, as nbgrader reckons it; 0 for in time.

        Parameters
        ----------
        student
            Id.
        handed_in
            In UTC without a time zone; None where nobody knows.
        """
        if handed_in is None or self.due is None:
            return 0.0
        until = self.due + (self.extension(student) or timedelta())
        return max(0.0, (_aware(handed_in) - until).total_seconds())


class DueDates:
    """Due dates and extensions in the database of a gradebook; callers commit.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    """

    def __init__(self, gradebook: Any):
        self.gradebook, self.db = gradebook, gradebook.db
        self.sittings = Sittings(gradebook)
        if gradebook.engine not in _WITH_TABLES:
            create_missing_tables(gradebook.engine, TABLES)
            _WITH_TABLES.add(gradebook.engine)

    # ------------------------------------------------------------ one date for everybody

    def follow(self, assignment: str, case: dict[str, Any] | None) -> None:
        """Let the gradebook's date be the case's, unless a person typed another one there.

        Parameters
        ----------
        assignment
            Its name; nothing happens if the gradebook does not know it.
        case
            Checked; None where it cannot be read.
        """
        try:
            entry = self.gradebook.find_assignment(assignment)
        except MissingEntry:
            return
        if sitting := self.sittings.of(assignment):
            entry.duedate = sitting.end.replace(tzinfo=None)
            return
        from_case, followed = case_due(case), self._from_case(assignment)
        if not _follows(entry, from_case, followed):
            return
        entry.duedate = from_case and from_case.replace(tzinfo=None)
        self.db.execute(delete(_FROM_CASE).where(_FROM_CASE.c.assignment == assignment))
        if from_case is not None:
            row = {"assignment": assignment, "due": iso(from_case)}
            self.db.execute(_FROM_CASE.insert().values(**row))

    def will_be_due(self, assignment: str, case: dict[str, Any] | None) -> datetime | None:
        """Return when it will be due, in UTC, once the gradebook has followed the case.

        Parameters
        ----------
        assignment, case
            As for `follow`; the gradebook knows the assignment.
        """
        if sitting := self.sittings.of(assignment):
            return sitting.end
        entry = self.gradebook.find_assignment(assignment)
        from_case = case_due(case)
        if _follows(entry, from_case, self._from_case(assignment)):
            return from_case
        return None if entry.duedate is None else _aware(entry.duedate)

    def _from_case(self, assignment: str) -> datetime | None:
        row = self.db.execute(
            select(_FROM_CASE.c.due).where(_FROM_CASE.c.assignment == assignment)
        ).first()
        return None if row is None else due_time(row.due)

    def due(self, assignment: str) -> datetime | None:
        """Return the assignment's due date in UTC, as the gradebook has it."""
        try:
            entry = self.gradebook.find_assignment(assignment)
        except MissingEntry:
            return None
        return None if entry.duedate is None else _aware(entry.duedate)

    def deadline(self, assignment: str) -> Deadline:
        """Return until when there is time, for everybody at once."""
        is_sitting = self.sittings.of(assignment) is not None
        return Deadline(self.due(assignment), self.extensions(assignment), is_sitting)

    # ------------------------------------------------------------ more time for one

    def extensions(self, assignment: str) -> dict[str, datetime]:
        """Return until when which students have time: extensions, and extra time in a sitting.

        Parameters
        ----------
        assignment : str
            Its name.

        Returns
        -------
        dict of str to datetime
            Student -> time in UTC; only who has an extension.
        """
        rows = self.db.execute(select(_EXTENSION).where(_EXTENSION.c.assignment == assignment))
        until = {row.student: due_time(row.until) for row in rows}
        if sitting := self.sittings.of(assignment):
            own = {student: sitting.end_for(student) for student in sitting.extra}
            return own | {who: max(time, own.get(who, time)) for who, time in until.items()}
        return until

    def extend(self, assignment: str, student: str, until: datetime | None) -> None:
        """Give one student more time.

        Parameters
        ----------
        assignment, student
            Names.
        until
            In UTC; None takes the extension back.
        """
        row_of_student = (_EXTENSION.c.assignment == assignment) & (_EXTENSION.c.student == student)
        self.db.execute(delete(_EXTENSION).where(row_of_student))
        if until is not None:
            row = {"assignment": assignment, "student": student, "until": iso(until)}
            self.db.execute(_EXTENSION.insert().values(**row))

    def apply(self, submission: Any) -> None:
        """Let nbgrader's own reckoning of lateness know a submission's extension."""
        due, extensions = (
            submission.assignment.duedate,
            self.extensions(submission.assignment.name),
        )
        deadline = Deadline(due and _aware(due), extensions, is_sitting=False)
        submission.extension = deadline.extension(submission.student_id)

    # ------------------------------------------------------------ a time in a room

    def hold_sitting(self, sitting: Sitting) -> None:
        """Let a sitting's end be when its assignment is due."""
        entry = self.gradebook.find_assignment(sitting.assignment)
        before = self.sittings.of(sitting.assignment)
        due = before.due_before if before else entry.duedate and _aware(entry.duedate)
        self.sittings.keep(replace(sitting, due_before=due))
        entry.duedate = sitting.end.replace(tzinfo=None)

    def take_back_sitting(self, assignment: str) -> None:
        """Forget a sitting; the assignment is due when it was before."""
        if sitting := self.sittings.of(assignment):
            due = sitting.due_before
            self.gradebook.find_assignment(assignment).duedate = due and due.replace(tzinfo=None)
            self.sittings.drop(assignment)


def _follows(entry: Any, from_case: datetime | None, followed: datetime | None) -> bool:
    """Return whether an assignment's date is the case's to change, and nobody typed another one."""
    typed = entry.duedate is not None and _aware(entry.duedate) not in (followed, from_case)
    return not typed and (from_case is not None or followed is not None)


def case_due(case: dict[str, Any] | None) -> datetime | None:
    """Return a case's due date in UTC; None if it has none.

    Parameters
    ----------
    case : dict or None
        A checked case; ``due`` is ISO text with a time zone.
    """
    return due_time(case["due"]) if case and case.get("due") else None


def _aware(moment: datetime) -> datetime:
    """Say of nbgrader's times that they are in UTC, which it keeps without saying so."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


# ---------------------------------------------------------------- where students' desks read it


def publish_due_dates(gradebook: Any, config: Any, course: str) -> bool:
    """Write every date and extension where students' servers read them.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    config : traitlets.config.Config
        nbgrader's, which says where the exchange is.
    course
        Its id.

    Returns
    -------
    bool
        False if this course has no folder in the exchange yet, or it cannot be written.
    """
    folder = Path(Exchange(config=config).root) / course / FOLDER
    if not folder.parent.is_dir():
        return False
    make_folder(folder.parent)
    wanted = _dated_files(gradebook, course)
    try:
        if not folder.is_dir():
            folder.mkdir()
            # whoever knows a file's name can read it; nobody can list them. One that is there may be another
            # instructor's, and only its owner can set this
            folder.chmod(0o711)
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()
        for name, told in wanted.items():
            _write(folder / name, json.dumps(told))
    except OSError:
        return False
    return True


def _dated_files(gradebook: Any, course: str) -> dict[str, Any]:
    """Return what each file of dates says, by its name; no name of a student is among it."""
    dates, files = DueDates(gradebook), dict[str, Any]()
    sittings = {one.assignment: one for one in dates.sittings.all()}
    for entry in gradebook.assignments:
        sitting = sittings.get(entry.name)
        opens = {"opens": iso(sitting.start)} if sitting else {}
        if entry.duedate is not None:
            files[date_file(course, entry.name)] = {"due": iso(_aware(entry.duedate)), **opens}
        for student, until in dates.extensions(entry.name).items():
            files[date_file(course, entry.name, student)] = {"due": iso(until), **opens}
    if sittings:
        # by it a desk knows of what is not released yet
        files[SITTINGS] = list(sittings)
    return files


def _write(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o644)
    os.replace(fresh, path)
