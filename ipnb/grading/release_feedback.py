"""Releasing feedback through the exchange, where some students handed in by another way."""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeReleaseFeedback

from ipnb.grading.plain_text import short
from ipnb.grading.roster import each_row, needing_review
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.untrusted_files import SECRET, TIMESTAMP


class CaseReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's own, which stops at the first student who did not hand in through the exchange.

    An upload from an LMS has no secret that the exchange could file its feedback under. The others are
    released; these are named, and get their page as a file.
    """

    def copy_files(self) -> None:
        """Release what came through the exchange, and name the rest."""
        here = self.coursedir
        self._say_what_waits()
        everybody = here.student_id or "*"
        with_feedback = list_submissions(
            here, here.assignment_id, everybody, here.feedback_directory
        )
        missing = [
            student
            for _, student, folder in with_feedback
            if not _came_through_the_exchange(Path(folder))
        ]
        excluded = here.student_id_exclude
        here.student_id_exclude = ",".join(filter(None, [excluded, *missing]))
        try:
            super().copy_files()
        finally:
            here.student_id_exclude = excluded
        if missing:
            where = f"{here.feedback_directory}/<student>/{here.assignment_id}/"
            self.fail(
                f"Not through the exchange, since it was not handed in there: {', '.join(missing)}. "
                f"Give back the pages in {where} as files. All others were released."
            )

    def _say_what_waits(self) -> None:
        """Warn whoever releases of what is not decided; it goes out all the same, and says so itself."""
        here = self.coursedir
        with Gradebook(here.db_url, here.course_id) as gradebook:
            roster = needing_review(each_row(gradebook, here, here.assignment_id))
            waits = [
                f"{short(row.student)} ({row.in_words()})"
                for row in roster
                if here.student_id in ("*", "", row.student) and row.in_words()
            ]
        if waits:
            self.log.warning(
                "Not everything is decided: %s. Their feedback says that it waits for a person. "
                "Mark it in Formgrader, generate and release feedback again.",
                ", ".join(waits),
            )


def _came_through_the_exchange(folder: Path) -> bool:
    return (folder / SECRET).is_file() and (folder / TIMESTAMP).is_file()
