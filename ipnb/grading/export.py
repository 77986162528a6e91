"""Grades as CSV: nbgrader's own exporter writes 0.0 for what nobody has graded or handed in."""

import csv
import os
import tempfile
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin
from traitlets import Bool

from ipnb.grading.equivalent_cases import better_of, equivalent_pairs, group_equivalents
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.roster import needing_review, read_roster

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
        units = self._units(gradebook)
        assignments = [name for unit in units for name in unit]
        undecided = self._undecided(gradebook, assignments)
        if undecided and not self.with_held:
            self._refuse(undecided)
        self._settle_penalties(gradebook, assignments)
        students = [one for one in gradebook.students if self._is_wanted(one.id)]
        lines = [
            _row(gradebook, unit, student, undecided) for unit in units for student in students
        ]
        target = Path(self.to or "grades.csv")
        _write(target, lines)
        self.log.info("Wrote %s", target)

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
            for row in needing_review(read_roster(gradebook, self.parent.coursedir, assignment))
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

    def _settle_penalties(self, gradebook: Gradebook, assignments: list[str]) -> None:
        penalties = SettleLatePenalty(parent=self.parent)
        for assignment in assignments:
            for submission in gradebook.assignment_submissions(assignment):
                penalties.settle(gradebook, assignment, submission.student.id)


def _row(
    gradebook: Gradebook, unit: tuple[str, ...], student: Any, undecided: set[tuple[str, str]]
) -> dict[str, Any]:
    """Make one student's row for an assignment or two equivalent ones."""
    submissions = _submissions(gradebook, unit, student.id)
    waiting = [name for name in submissions if (name, student.id) in undecided]
    scores = {name: _final_score(one) for name, one in submissions.items() if name not in waiting}
    # while one of two is undecided nobody knows which is better
    counted = waiting[0] if waiting else better_of(scores)
    assignment = gradebook.find_assignment(counted or unit[0])
    row = {
        "assignment": unit[0], "duedate": assignment.duedate, "max_score": assignment.max_score,
        "student_id": student.id, "email": student.email,
        "last_name": student.last_name, "first_name": student.first_name,
    }  # fmt: skip
    if counted is None:
        return row
    submission = submissions[counted]
    row |= {"timestamp": submission.timestamp, "case": counted}
    if not waiting:
        row["raw_score"] = submission.score
        row["late_submission_penalty"] = submission.late_submission_penalty
        row["score"] = scores[counted]
    return row


def _submissions(gradebook: Gradebook, unit: tuple[str, ...], student: str) -> dict[str, Any]:
    submissions = {}
    for name in unit:
        try:
            submissions[name] = gradebook.find_submission(name, student)
        except MissingEntry:
            continue
    return submissions


def _final_score(submission: Any) -> float:
    return max(0.0, float(submission.score - submission.late_submission_penalty))


def _write(target: Path, lines: list[dict[str, Any]]) -> None:
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
