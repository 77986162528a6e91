"""What was graded, when and with what: a table of our own beside nbgrader's, only ever added to.

nbgrader keeps one score a cell and forgets how it came about. Each grading adds a row here, with
fingerprints of everything that went into it and the marks as they stood before, so that nothing is lost by
grading again."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, func, inspect, select
from sqlalchemy.exc import DBAPIError

from ipnb.grading.hold import Hold

_TABLE = Table(
    "ipnb_grading",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("assignment", String(128), nullable=False, index=True),
    Column("student", String(128), nullable=False),
    Column("graded_at", String(40), nullable=False),
    Column("points", Float),
    Column("data", Text, nullable=False),
)


@dataclass
class Record:
    """One grading of one submission.

    Attributes
    ----------
    points : float or None
        What the form earned, of ``max_points``; None when held.
    holds : list of dict
        ``{"kind", "reason", "remedy"}`` each.
    digests : dict of str to str
        answers, judgements, handed_in, case, key, scoring.
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
    holds: list = field(default_factory=list)
    digests: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    marked: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    arguments: dict = field(default_factory=dict)
    workspace: str | None = None
    revision: int | None = None
    saved_at: str | None = None
    graded_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def reasons(self) -> list[Hold]:
        """The holds, as they were."""
        return [Hold(**hold) for hold in self.holds]


class Records:
    """The table in the database of a gradebook; made there when it is first needed.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Rows are added in its session, so a score and its record are committed together.
    """

    def __init__(self, gradebook):
        self.db = gradebook.db
        _ensure(gradebook.engine)

    def add(self, record: Record) -> None:
        """Add a row; the caller commits."""
        data = asdict(record)
        row = {name: data.pop(name) for name in ("assignment", "student", "graded_at", "points")}
        self.db.execute(_TABLE.insert().values(**row, data=json.dumps(data, ensure_ascii=True)))

    def of(self, assignment: str, student: str) -> list[Record]:
        """Every grading of one submission, newest last."""
        where = (_TABLE.c.assignment == assignment) & (_TABLE.c.student == student)
        return [_record(row) for row in self.db.execute(select(_TABLE).where(where).order_by(_TABLE.c.id))]

    def latest(self, assignment: str) -> dict[str, Record]:
        """The newest grading of each student."""
        newest = (
            select(func.max(_TABLE.c.id)).where(_TABLE.c.assignment == assignment).group_by(_TABLE.c.student)
        )
        rows = self.db.execute(select(_TABLE).where(_TABLE.c.id.in_(newest)))
        return {row.student: _record(row) for row in rows}


def _record(row) -> Record:
    return Record(
        row.assignment, row.student, points=row.points, graded_at=row.graded_at, **json.loads(row.data)
    )


def _ensure(engine) -> None:
    try:
        _TABLE.metadata.create_all(engine, checkfirst=True)
    except DBAPIError:
        # two graders starting at once: the other one was faster
        if not inspect(engine).has_table(_TABLE.name):
            raise
