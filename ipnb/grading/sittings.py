"""Sittings: an assignment that is open for a time in a room, with more time for students who are named.

They stand in the gradebook's database, on the instructor's side. While there is a sitting, its end is the
assignment's due date, and extra time is an extension; so lateness, desks and forms know it as they know those.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from weakref import WeakSet

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, delete, select

from ipnb.formulation.due import due_time, iso
from ipnb.grading.database_tables import create_missing_tables

TABLES = MetaData()
_SITTING = Table(
    "ipnb_sitting",
    TABLES,
    Column("assignment", String(128), primary_key=True),
    Column("start", String(40), nullable=False),
    Column("end", String(40), nullable=False),
    #: the due date that it takes the place of
    Column("due_before", String(40)),
)
_EXTRA = Table(
    "ipnb_sitting_extra",
    TABLES,
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("minutes", Integer, nullable=False),
)
_WITH_TABLES: WeakSet[Engine] = WeakSet()


@dataclass(frozen=True)
class Sitting:
    """One sitting.

    Attributes
    ----------
    start, end : datetime
        In UTC.
    extra : mapping of str to int
        Student -> minutes more.
    due_before : datetime or None
        The due date that the assignment had, in UTC.
    """

    assignment: str
    start: datetime
    end: datetime
    extra: Mapping[str, int] = field(default_factory=dict)
    due_before: datetime | None = None

    def end_for(self, student: str) -> datetime:
        """Return until when a student has time."""
        return self.end + timedelta(minutes=self.extra.get(student, 0))

    @property
    def last_end(self) -> datetime:
        """Return when nobody has time any more."""
        return self.end + timedelta(minutes=max(self.extra.values(), default=0))

    def minutes_after(self, student: str, handed_in: datetime | None) -> int:
        """Return how many minutes, begun ones counted, something came after a student's own end; 0 for in time.

        Parameters
        ----------
        student
            Id.
        handed_in
            In UTC, with or without saying so; None where nobody knows.
        """
        if handed_in is None:
            return 0
        late = handed_in.replace(tzinfo=UTC) - self.end_for(student)
        return max(0, math.ceil(late.total_seconds() / 60))


class Sittings:
    """The sittings in the database of a gradebook; callers commit.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    """

    def __init__(self, gradebook: Any):
        self.db = gradebook.db
        if gradebook.engine not in _WITH_TABLES:
            create_missing_tables(gradebook.engine, TABLES)
            _WITH_TABLES.add(gradebook.engine)

    def of(self, assignment: str) -> Sitting | None:
        """Return an assignment's sitting; None if there is none."""
        where = _SITTING.c.assignment == assignment
        row = self.db.execute(select(_SITTING).where(where)).first()
        return None if row is None else self._sitting(row)

    def all(self) -> list[Sitting]:
        """Return every sitting, the first to begin first."""
        rows = self.db.execute(select(_SITTING).order_by(_SITTING.c.start, _SITTING.c.assignment))
        return [self._sitting(row) for row in rows.all()]

    def keep(self, sitting: Sitting) -> None:
        """Keep a sitting in the place of the one that there was."""
        self.drop(sitting.assignment)
        before = sitting.due_before and iso(sitting.due_before)
        name, start, end = sitting.assignment, iso(sitting.start), iso(sitting.end)
        self.db.execute(
            _SITTING.insert().values(assignment=name, start=start, end=end, due_before=before)
        )
        for student, minutes in sitting.extra.items():
            self.db.execute(
                _EXTRA.insert().values(assignment=name, student=student, minutes=minutes)
            )

    def drop(self, assignment: str) -> None:
        """Forget an assignment's sitting."""
        for table in (_SITTING, _EXTRA):
            self.db.execute(delete(table).where(table.c.assignment == assignment))

    def _sitting(self, row: Any) -> Sitting:
        extra = self.db.execute(select(_EXTRA).where(_EXTRA.c.assignment == row.assignment))
        return Sitting(
            row.assignment,
            due_time(row.start),
            due_time(row.end),
            {one.student: one.minutes for one in extra.all()},
            due_time(row.due_before) if row.due_before else None,
        )


def after_end_words(sitting: Sitting, student: str, handed_in: datetime | None) -> str:
    """Say, to whoever reads it, that something came after a student's own end; "" where it did not."""
    minutes = sitting.minutes_after(student, handed_in)
    if not minutes:
        return ""
    end = sitting.end_for(student)
    return (
        f"handed in {minutes} minute{'' if minutes == 1 else 's'} after the end of the sitting "
        f"({end:%Y-%m-%d %H:%M} UTC{', extra time included' if sitting.extra.get(student) else ''})"
    )
