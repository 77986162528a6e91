"""Releasing an assignment to the exchange, with the date on which it is due, and no sitting before its start."""

from datetime import UTC, datetime

from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeReleaseAssignment

from ipnb.grading.due_dates import publish_due_dates
from ipnb.grading.sittings import Sittings


class CaseReleaseAssignment(ExchangeReleaseAssignment):
    """nbgrader's own, which then lets students' desks know the due dates, also one typed in Formgrader."""

    def copy_files(self) -> None:
        """Release the files, then the dates."""
        here = self.coursedir
        with Gradebook(here.db_url, here.course_id) as gradebook:
            sitting = Sittings(gradebook).of(here.assignment_id)
        if sitting is not None and datetime.now(UTC) < sitting.start:
            self.fail(
                f"{sitting.assignment} is for a sitting that begins {sitting.start:%Y-%m-%d %H:%M} UTC, and "
                f"whoever fetches it can read it. `ipnb sitting open {sitting.assignment}` releases it then; "
                f"to release it now, take the sitting back: `ipnb sitting {sitting.assignment} --take-back`."
            )
        super().copy_files()
        with Gradebook(here.db_url, here.course_id) as gradebook:
            publish_due_dates(gradebook, self.config, here.course_id)
