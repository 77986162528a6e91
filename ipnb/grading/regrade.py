"""`ipnb grade`: grade again, whatever was graded before, and say what changed."""

from dataclasses import dataclass
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException

from ipnb.grading.autograde import CaseAutograde
from ipnb.grading.plain_text import for_terminal
from ipnb.grading.roster import RosterRow, read_roster

#: what a score depends on, as records name it
INPUTS = ("answers", "judgements", "case", "key", "scoring", "tests")


@dataclass(frozen=True)
class Change:
    """One submission before and after, each ``None`` where there was no final number."""

    student: str
    before: float | None
    after: float | None
    max_score: float
    review_reasons: list[str]
    digests: dict[str, str | None]
    changed_inputs: list[str]


def regrade(app: Any, assignment: str, student: str = "*") -> tuple[list[Change], bool]:
    """Grade an assignment, or one student's, again.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Initialised, with the course's configuration.
    assignment
        Its name.
    student
        An id; "*" for everybody.

    Returns
    -------
    changes : list of Change
    complete : bool
        False if something could not be graded, so that a script can stop there.
    """
    before = _rows(app, assignment)
    app.coursedir.assignment_id, app.coursedir.student_id = assignment, student
    converter = CaseAutograde(coursedir=app.coursedir, parent=app)
    converter.force = True
    try:
        converter.start()
        complete = True
    except NbGraderException:
        complete = False
    after = _rows(app, assignment)
    graded = [row for row in after.values() if row.handed_in and student in ("*", row.student)]
    return [_change(before.get(row.student), row) for row in graded], complete


def _rows(app: Any, assignment: str) -> dict[str, RosterRow]:
    with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
        return {row.student: row for row in read_roster(gradebook, app.coursedir, assignment)}


def _change(before: RosterRow | None, after: RosterRow) -> Change:
    old = _digests(before)
    new = _digests(after)
    return Change(
        student=after.student,
        before=_number(before),
        after=_number(after),
        max_score=after.max_score,
        review_reasons=after.review_reasons(),
        digests=new,
        changed_inputs=[
            name for name in INPUTS if old and name in new and old.get(name) != new[name]
        ],
    )


def _digests(row: RosterRow | None) -> dict[str, str | None]:
    return row.record.digests if row is not None and row.record is not None else {}


def _number(row: RosterRow | None) -> float | None:
    """Return the score so far, unless nothing in it is known yet."""
    if row is None or not row.graded or row.form_waits:
        return None
    return row.score


def as_table(changes: list[Change]) -> str:
    """Write before → after for each student, and what it was due to.

    Parameters
    ----------
    changes : list of Change
        As `regrade` gives them.
    """
    lines = []
    for change in changes:
        line = f"{change.student}: {_words(change.before)} → {_words(change.after)} of {change.max_score:g}"
        if change.changed_inputs:
            line += f" (changed: {', '.join(sorted(change.changed_inputs))})"
        lines.append(line)
        lines += [f"    {reason}" for reason in change.review_reasons]
    return for_terminal("\n".join(lines))


def _words(score: float | None) -> str:
    return "no score" if score is None else f"{score:g}"
