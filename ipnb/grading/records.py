"""What was graded, when and with what: a table of our own beside nbgrader's, only ever added to.

nbgrader keeps one score a cell and forgets how it came about. Each grading adds a row here, with
fingerprints of everything that went into it and the marks as they stood before, so that nothing is lost by
grading again.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from nbgrader.api import Comment, Grade, SubmittedNotebook
from sqlalchemy import (
    Column,
    Engine,
    Executable,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    inspect,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex

from ipnb.grading.database_tables import create_missing_tables
from ipnb.grading.review_reasons import COURSE_ERROR, ReviewReason

TABLES = MetaData()
_TABLE = Table(
    "ipnb_grading",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("assignment", String(128), nullable=False, index=True),
    Column("student", String(128), nullable=False),
    Column("graded_at", String(40), nullable=False),
    Column("points", Float),
    Column("data", Text, nullable=False),
)
#: a class of a thousand is as quick for each as a class of ten: what is looked up for every student has an
#: index, in nbgrader's tables too, which have none on these columns
_INDEXES = [
    Index("ipnb_grading_of", _TABLE.c.assignment, _TABLE.c.student),
    Index("ipnb_notebook_of", SubmittedNotebook.__table__.c.assignment_id),
    Index("ipnb_grade_of", Grade.__table__.c.notebook_id),
    Index("ipnb_comment_of", Comment.__table__.c.notebook_id),
]

T = TypeVar("T")
#: how many rows are in memory at once where all are read
AT_ONCE = 200


@dataclass
class Record:
    """One grading of one submission.

    Attributes
    ----------
    points : float or None
        What the form earned, of ``max_points``; None when held.
    holds : list of dict
        Why a person was needed, ``{"kind", "reason", "remedy"}`` each; `review_reasons` gives them typed. The
        fields have the names under which they are stored.
    digests : dict of str to str
        answers, judgements, handed_in, case, asked, key, scoring; graded: the stamp of the graded notebook.
    texts : dict of str to str
        Digest of what each graded cell was graded on: the answers, or a free text.
    marked : dict of str to str
        Digest of what each mark of a person's was given for, for the cells that have one.
    before : dict
        The marks as they stood before: cell -> ``{"auto", "manual", "extra", "waits", "comment"}``.
    notes, notices : list of str
    arguments : dict of str to str
        What the student argued, in the words of the feedback: "States, line 5" -> text.
    """

    assignment: str
    student: str
    points: float | None = None
    max_points: float = 0.0
    holds: list[dict[str, str]] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    arguments: dict[str, str] = field(default_factory=dict)
    workspace: str | None = None
    revision: int | None = None
    saved_at: str | None = None
    graded_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def review_reasons(self) -> list[ReviewReason]:
        """Return why a person was needed, as it was."""
        return [ReviewReason(**reason) for reason in self.holds]


def last_sound(records: Sequence[Record]) -> Record | None:
    """Return the newest grading; None if there is none, or if the course's own fault gave it no score.

    Parameters
    ----------
    records
        Gradings of one submission, newest last.
    """
    if not records or any(one.kind == COURSE_ERROR for one in records[-1].review_reasons()):
        return None
    return records[-1]


@dataclass(frozen=True)
class History:
    """Gradings of one submission so far.

    Attributes
    ----------
    newest : int
        Number of the newest; 0 for none.
    records : list of Record
        Newest last.
    """

    newest: int
    records: list[Record]


class Records:
    """The table in the database of a gradebook; made there when it is first needed.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Rows are added in its session, so a score and its record are committed together.
    """

    def __init__(self, gradebook: Any):
        self.db, self.engine = gradebook.db, gradebook.engine
        create_missing_tables(gradebook.engine, TABLES)

    def make_indexes(self) -> None:
        """Add the indexes that an older gradebook lacks."""
        for index in _INDEXES:
            if not _has(self.engine, index):
                _run_once(self.engine, CreateIndex(index), partial(_has, self.engine, index))

    def add(self, records: list[Record]) -> None:
        """Add rows; the caller commits.

        Parameters
        ----------
        records : list of Record
            Of gradings that have just been done.
        """
        self.db.connection().execute(_TABLE.insert(), [_row(record) for record in records])

    def of(self, assignment: str, student: str) -> list[Record]:
        """Return every grading of one submission, newest last.

        Parameters
        ----------
        assignment, student
            Names.
        """
        return self.histories(assignment, [student])[student].records

    def newest(self, assignment: str, students: list[str]) -> dict[str, int]:
        """Return the number of each submission's newest grading: it tells whether one was added.

        Parameters
        ----------
        assignment, students
            Names.

        Returns
        -------
        dict of str to int
            By student; only who has one.
        """
        wanted = (
            select(_TABLE.c.student, func.max(_TABLE.c.id).label("newest"))
            .where(_TABLE.c.assignment == assignment, _TABLE.c.student.in_(students))
            .group_by(_TABLE.c.student)
        )
        return {row.student: row.newest for row in self.db.execute(wanted)}

    def histories(self, assignment: str, students: list[str]) -> dict[str, History]:
        """Return the gradings of some submissions so far.

        Parameters
        ----------
        assignment, students
            Names.

        Returns
        -------
        dict of str to History
            By student, all of them.
        """
        where = (_TABLE.c.assignment == assignment) & _TABLE.c.student.in_(students)
        histories = {student: History(0, []) for student in students}
        for row in self.db.execute(select(_TABLE).where(where).order_by(_TABLE.c.id)):
            before = histories[row.student].records
            histories[row.student] = History(row.id, [*before, _record(row)])
        return histories

    def students(self) -> set[str]:
        """Return everybody who was ever graded in this course."""
        return set(self.db.execute(select(_TABLE.c.student).distinct()).scalars())

    def latest_stamp(self, assignment: str) -> tuple[int, int] | None:
        """Return what every grading changes: the newest row, and how many there are; None for none."""
        wanted = select(func.max(_TABLE.c.id), func.count()).where(
            _TABLE.c.assignment == assignment
        )
        newest, number = self.db.execute(wanted).one()
        return None if newest is None else (newest, number)

    def first_graded(self, assignment: str) -> str | None:
        """Return when the first of a class was graded, ISO time; it stays the same however often they are."""
        first = select(func.min(_TABLE.c.graded_at)).where(_TABLE.c.assignment == assignment)
        found: str | None = self.db.execute(first).scalar_one()
        return found

    def latest(self, assignment: str) -> dict[str, Record]:
        """Return the newest grading of each student.

        Parameters
        ----------
        assignment : str
            Its name.

        Returns
        -------
        dict of str to Record
            By student.
        """
        return {record.student: record for record in self.each_latest(assignment)}

    def each_latest(
        self, assignment: str, students: Sequence[str] | None = None
    ) -> Iterator[Record]:
        """Give the newest grading of each student, a few in memory at a time.

        Parameters
        ----------
        assignment
            Its name.
        students
            Of these only; of everybody if it is None.
        """
        wanted = _TABLE.c.assignment == assignment
        if students is not None:
            wanted &= _TABLE.c.student.in_(students)
        newest = select(func.max(_TABLE.c.id)).where(wanted).group_by(_TABLE.c.student)
        rows = select(_TABLE).where(_TABLE.c.id.in_(newest)).order_by(_TABLE.c.id)
        yield from map(_record, self.db.execute(rows).yield_per(AT_ONCE))

    def each(self, assignments: Sequence[str] = ()) -> Iterator[Record]:
        """Give every grading, in the order in which they were done.

        Parameters
        ----------
        assignments
            Of these only; of all if there are none.
        """
        rows = select(_TABLE).order_by(_TABLE.c.id)
        if assignments:
            rows = rows.where(_TABLE.c.assignment.in_(assignments))
        yield from map(_record, self.db.execute(rows).yield_per(AT_ONCE))

    def assignments(self) -> list[str]:
        """Return the names of all assignments of which anything was graded, sorted."""
        names = select(_TABLE.c.assignment).distinct().order_by(_TABLE.c.assignment)
        return list(self.db.execute(names).scalars())


def in_groups(students: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut a list into pieces of at most ``size``."""
    for start in range(0, len(students), size):
        yield students[start : start + size]


def _row(record: Record) -> dict[str, Any]:
    data = dict(vars(record))
    row = {name: data.pop(name) for name in ("assignment", "student", "graded_at", "points")}
    return {**row, "data": json.dumps(data, ensure_ascii=True)}


def _record(row: Any) -> Record:
    return Record(
        row.assignment,
        row.student,
        points=row.points,
        graded_at=row.graded_at,
        **json.loads(row.data),
    )


def _has(engine: Engine, index: Index) -> bool:
    assert index.table is not None
    return index.name in {one["name"] for one in inspect(engine).get_indexes(index.table.name)}


def _run_once(engine: Engine, change: Executable, done: Callable[[], bool]) -> None:
    """Change the database's structure, unless somebody else did at the same moment."""
    try:
        with engine.begin() as connection:
            connection.execute(change)
    except DBAPIError:
        if not done():
            raise
