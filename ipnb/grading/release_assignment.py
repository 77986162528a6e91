"""Releasing an assignment to the exchange, with the date on which it is due."""

from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeReleaseAssignment

from ipnb.grading.due_dates import publish_due_dates


class CaseReleaseAssignment(ExchangeReleaseAssignment):
    """nbgrader's own, which then lets students' desks know the due dates, also one typed in Formgrader."""

    def copy_files(self) -> None:
        """Release the files, then the dates."""
        super().copy_files()
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            publish_due_dates(gradebook, self.config, self.coursedir.course_id)
