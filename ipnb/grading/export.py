"""Grades as CSV: nbgrader's own exporter, which by itself writes 0.0 for what nobody has graded."""

import csv
import os
import tempfile
from pathlib import Path

from nbgrader.plugins import CsvExportPlugin
from traitlets import Bool

from ipnb.grading.attention import rows
from ipnb.grading.late_penalty import SettleLatePenalty

SCORES = ("raw_score", "late_submission_penalty", "score")


class CaseExport(CsvExportPlugin):
    """Refuses while a submission has no final number, settles late penalties, and quotes names as CSV
    should."""

    with_held = Bool(
        False, help="Export all the same; a submission without a final number gets no number."
    ).tag(config=True)

    def export(self, gradebook) -> None:
        wanted = [a.name for a in gradebook.assignments if not self.assignment or a.name in self.assignment]
        held = {(name, student) for name in wanted for student in self._held(gradebook, name)}
        if held and not self.with_held:
            who = "; ".join(f"{name}: {student}" for name, student in sorted(held))
            self.parent.fail(
                "Not exported: %s without a final number (%s). `ipnb status` says why; "
                "`ipnb export --with-held` leaves their numbers out.",
                len(held),
                who,
            )
        penalties = SettleLatePenalty(parent=self.parent)
        for name in wanted:
            for submission in gradebook.assignment_submissions(name):
                penalties.settle(gradebook, name, submission.student.id)
        self._write(gradebook, held)

    def _held(self, gradebook, assignment: str) -> list[str]:
        found = rows(gradebook, self.parent.coursedir, assignment)
        return [
            r.student for r in found if not r.is_final and (not self.student or r.student in self.student)
        ]

    def _write(self, gradebook, held: set) -> None:
        target = Path(self.to or "grades.csv")
        names = {s.id: (s.last_name or "", s.first_name or "", s.email or "") for s in gradebook.students}
        handle, raw = tempfile.mkstemp(suffix=".csv", dir=target.parent)
        os.close(handle)
        try:
            self.to = raw
            super().export(gradebook)
            lines = Path(raw).read_text(encoding="utf-8").splitlines()
            with open(raw, "w", encoding="utf-8", newline="") as file:
                _rewrite(lines, names, held, csv.writer(file, lineterminator="\n"))
            os.replace(raw, target)
        finally:
            self.to = str(target)
            Path(raw).unlink(missing_ok=True)
        self.log.info("Wrote %s", target)


def _rewrite(lines: list[str], names: dict, held: set, out) -> None:
    """The same rows, with names quoted where a comma would shift the columns, and no number where there is
    none."""
    header = lines[0].split(",")
    out.writerow(header)
    for line in lines[1:]:
        cells = line.split(",")
        row = dict(zip(header[:4], cells[:4], strict=True)) | dict(zip(header[-4:], cells[-4:], strict=True))
        row |= dict(zip(header[4:-4], names[row["student_id"]], strict=True))
        if (row["assignment"], row["student_id"]) in held:
            row |= dict.fromkeys(SCORES, "")
        out.writerow([row[name] for name in header])
