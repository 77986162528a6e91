"""Grades as CSV: nbgrader's own exporter writes 0.0 for what nobody has graded or handed in."""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment
from nbgrader.plugins import CsvExportPlugin
from sqlalchemy import select
from traitlets import Bool

from ipnb.grading.equivalent_cases import counted_of, equivalent_pairs, group_equivalents
from ipnb.grading.error_messages import explain_file_error
from ipnb.grading.final_points import final_points
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.records import AT_ONCE, in_groups
from ipnb.grading.roster import each_row, needing_review

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "case"),
)
#: a cell that begins with one of these is a formula for a spreadsheet
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: by which spreadsheets know that accents are UTF-8
BYTE_ORDER_MARK = "utf-8-sig"


class CaseExport(CsvExportPlugin):
    """Exports final numbers only.

    It refuses while a submission has no final number, settles late penalties, counts equivalent cases as one,
    and leaves empty what was not handed in.
    """

    with_held = Bool(
        False, help="Export all the same; a submission without a final number gets no number."
    ).tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Write the file; fails while a number is not final, unless ``with_held`` says otherwise.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
            Late penalties are settled in it first.
        """
        lines, _ = self.final_rows(gradebook, refuse=not self.with_held)
        target = Path(self.to or "grades.csv")
        try:
            _write(target, lines)
        except OSError as error:
            self.parent.fail(
                "Not exported, and an older file is as it was: %s.",
                explain_file_error(error, target.parent),
            )
        self.log.info("Wrote %s", target)

    def final_rows(
        self, gradebook: Gradebook, refuse: bool = False
    ) -> tuple[Iterator[dict[str, Any]], set[tuple[str, str]]]:
        """Give the rows of the file, and which submissions (assignment, student) have no final number.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
            Late penalties are settled in it first.
        refuse
            Whether to fail where a submission has no final number.
        """
        units = self._units(gradebook)
        assignments = [name for unit in units for name in unit]
        undecided = self._undecided(gradebook, assignments)
        if undecided and refuse:
            self._refuse(undecided)
        SettleLatePenalty(parent=self.parent).settle_all(gradebook, assignments)
        rows = (line for unit in units for line in self._lines(gradebook, unit, undecided))
        return rows, undecided

    def _units(self, gradebook: Gradebook) -> list[tuple[str, ...]]:
        """Return what counts once, of what was asked for: an assignment, or two equivalent ones."""
        coursedir = self.parent.coursedir
        pairs = equivalent_pairs(coursedir.root, coursedir.source_directory)
        units = group_equivalents([one.name for one in gradebook.assignments], pairs)
        wanted = set(self.assignment)
        return [unit for unit in units if not wanted or wanted & set(unit)]

    def _is_wanted(self, student: str) -> bool:
        return not self.student or student in self.student

    def _undecided(self, gradebook: Gradebook, assignments: list[str]) -> set[tuple[str, str]]:
        """Return assignment and student of what has no final number."""
        return {
            (assignment, row.student)
            for assignment in assignments
            for row in needing_review(each_row(gradebook, self.parent.coursedir, assignment))
            if self._is_wanted(row.student)
        }

    def _refuse(self, undecided: set[tuple[str, str]]) -> None:
        students = "; ".join(f"{name}: {student}" for name, student in sorted(undecided))
        self.parent.fail(
            "Not exported: %s without a final number (%s). `ipnb status` says why; "
            "`ipnb export --with-held` leaves their numbers out.",
            len(undecided),
            students,
        )

    def _lines(
        self, gradebook: Gradebook, unit: tuple[str, ...], undecided: set[tuple[str, str]]
    ) -> Iterator[dict[str, Any]]:
        """Give a row a student, in the order of their names, a few hundred in memory at a time."""
        names = Student.last_name, Student.first_name
        students = select(Student.id, *names, Student.email).order_by(*names, Student.id)
        wanted = [one for one in gradebook.db.execute(students) if self._is_wanted(one.id)]
        assignments = {name: gradebook.find_assignment(name) for name in unit}
        for group in in_groups(wanted, AT_ONCE):
            saved = _saved(gradebook, unit, [one.id for one in group])
            for student in group:
                yield _row(assignments, saved.get(student.id, {}), student, undecided)


def _saved(
    gradebook: Gradebook, unit: tuple[str, ...], students: list[str]
) -> dict[str, dict[str, Any]]:
    """Return what the gradebook has of some students: student -> assignment -> numbers."""
    wanted = (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.score,
            SubmittedAssignment.late_submission_penalty,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name.in_(unit), SubmittedAssignment.student_id.in_(students))
    )
    found: dict[str, dict[str, Any]] = {}
    for row in gradebook.db.execute(wanted):
        found.setdefault(row.student_id, {})[row.name] = row
    return found


def _row(
    assignments: dict[str, Any],
    submissions: dict[str, Any],
    student: Any,
    undecided: set[tuple[str, str]],
) -> dict[str, Any]:
    """Make one student's row for an assignment or two equivalent ones."""
    first, *_ = assignments
    there = [name for name in assignments if name in submissions]
    waiting = [name for name in there if (name, student.id) in undecided]
    scores = {name: _final_score(submissions[name]) for name in there if name not in waiting}
    counted = counted_of(scores, waiting)
    assignment = assignments[counted or first]
    row = {
        "assignment": first, "duedate": assignment.duedate, "max_score": assignment.max_score,
        "student_id": student.id, "email": student.email,
        "last_name": student.last_name, "first_name": student.first_name,
    }  # fmt: skip
    if counted is None:
        return row
    submission = submissions[counted]
    row |= {"timestamp": submission.timestamp, "case": counted}
    if not waiting:
        row["raw_score"] = submission.score
        row["late_submission_penalty"] = submission.late_submission_penalty or 0.0
        row["score"] = scores[counted]
    return row


def _final_score(submission: Any) -> float:
    return final_points(submission.score, submission.late_submission_penalty)


def _write(target: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Write beside, then replace: an older file stays whole whatever happens."""
    handle, fresh = tempfile.mkstemp(suffix=".csv", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding=BYTE_ORDER_MARK, newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(COLUMNS)
            out.writerows([cell(line.get(name)) for name in COLUMNS] for line in lines)
        os.replace(fresh, target)
    finally:
        Path(fresh).unlink(missing_ok=True)


def cell(value: object) -> str:
    """Return a value as it stands in the file: two decimals, nothing for None, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
