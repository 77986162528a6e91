"""Releasing feedback through the exchange, where some students handed in by another way."""

from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from ipnb.grading.folders import submissions
from ipnb.grading.intake import SECRET, TIMESTAMP


class CaseReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's own, which stops at the first student who did not hand in through the exchange.

    An upload from an LMS has no secret that the exchange could file its feedback under. The others are
    released; these are named, and get their page as a file.
    """

    def copy_files(self):
        here = self.coursedir
        everybody = here.student_id or "*"
        found = submissions(here, here.assignment_id, everybody, here.feedback_directory)
        missing = [student for _, student, folder in found if not _came_through_the_exchange(Path(folder))]
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


def _came_through_the_exchange(folder: Path) -> bool:
    return (folder / SECRET).is_file() and (folder / TIMESTAMP).is_file()
