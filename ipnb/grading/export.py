"""Grades as CSV: nbgrader's own exporter writes 0.0 for what nobody has graded or handed in."""

import csv
import os
import tempfile
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.plugins import CsvExportPlugin
from traitlets import Bool

from ipnb.grading.equivalent_cases import better_of, equivalent_pairs, group_equivalents
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.roster import read_roster

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "case"),
)
#: a cell that begins with one of these is a formula for a spreadsheet
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "utf-8-sig"  # by which spreadsheets know that accents are UTF-8


class CaseExport(CsvExportPlugin):
    """Refuses while a submission has no final number, settles late penalties, counts equivalent cases as one,
    and leaves empty what was not handed in."""

    with_held = Bool(
        False, help="Export all the same; a submission without a final number gets no number."
    ).tag(config=True)

    def export(self, gradebook) -> None:
        coursedir = self.parent.coursedir
        known = equivalent_pairs(coursedir.root, coursedir.source_directory)
        units = group_equivalents([a.name for a in gradebook.assignments], known)
        units = [unit for unit in units if not self.assignment or set(self.assignment) & set(unit)]
        names = [name for unit in units for name in unit]
        undecided = {
            (name, student) for name in names for student in self._undecided(gradebook, name)
        }
        if undecided and not self.with_held:
            who = "; ".join(f"{name}: {student}" for name, student in sorted(undecided))
            self.parent.fail(
                "Not exported: %s without a final number (%s). `ipnb status` says why; "
                "`ipnb export --with-held` leaves their numbers out.",
                len(undecided),
                who,
            )
        penalties = SettleLatePenalty(parent=self.parent)
        for name in names:
            for submission in gradebook.assignment_submissions(name):
                penalties.settle(gradebook, name, submission.student.id)
        students = [s for s in gradebook.students if not self.student or s.id in self.student]
        lines = [
            _row(gradebook, unit, student, undecided) for unit in units for student in students
        ]
        target = Path(self.to or "grades.csv")
        _write(target, lines)
        self.log.info("Wrote %s", target)

    def _undecided(self, gradebook, assignment: str) -> list[str]:
        found = read_roster(gradebook, self.parent.coursedir, assignment)
        return [
            r.student
            for r in found
            if not r.is_final and (not self.student or r.student in self.student)
        ]


def _row(gradebook, unit: tuple[str, ...], student, undecided: set) -> dict:
    """One student's row for an assignment or two equivalent ones."""
    submissions = {}
    for name in unit:
        try:
            submissions[name] = gradebook.find_submission(name, student.id)
        except MissingEntry:
            continue
    waits = [name for name in submissions if (name, student.id) in undecided]
    done = {name: one for name, one in submissions.items() if name not in waits}
    final = {name: max(0.0, one.score - one.late_submission_penalty) for name, one in done.items()}
    # while one of two is held nobody knows which is better
    taken = waits[0] if waits else better_of(final)
    assignment = gradebook.find_assignment(taken or unit[0])
    row = {
        "assignment": unit[0], "duedate": assignment.duedate, "max_score": assignment.max_score,
        "student_id": student.id, "email": student.email,
        "last_name": student.last_name, "first_name": student.first_name,
    }  # fmt: skip
    if taken is None:
        return row
    row |= {"timestamp": submissions[taken].timestamp, "case": taken}
    if not waits:
        submission = submissions[taken]
        row |= {
            "raw_score": submission.score,
            "late_submission_penalty": submission.late_submission_penalty,
        }
        row["score"] = final[taken]
    return row


def _write(target: Path, lines: list[dict]) -> None:
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


def cell(value) -> str:
    """Return a value as it stands in the file: two decimals, nothing for None, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
