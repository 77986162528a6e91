"""What all addresses of the marking page have in common: who asks, about what, and how trouble is said."""

from typing import Any

from sqlalchemy.exc import DBAPIError
from tornado import web

from ipnb.grading.error_messages import explain_database_error
from ipnb.grading.formgrader.data_handler import DataHandler
from ipnb.marking.course_rubrics import RefusedRubric, RubricChanged
from ipnb.marking.desk import Busy, MarkingDesk, Refused
from ipnb.marking.marking_course import CourseCache, MarkingCourse, NothingToMark
from ipnb.marking.sheet import STAGES


class MarkingHandler(DataHandler):
    """A handler with Formgrader's gradebook and course; what goes wrong is answered in words."""

    too_long = "That is too long to be kept."

    @property
    def marker(self) -> str:
        """The name under which whoever asks is signed in."""
        return str(self.current_user.username)[:255]

    @property
    def cache(self) -> CourseCache:
        """What this server has read of the course."""
        cache: CourseCache = self.settings["ipnb_marking_cache"]
        return cache

    def course(self, assignment: str) -> MarkingCourse:
        """Open an assignment."""
        return MarkingCourse(self.gradebook, self.coursedir, assignment, self.cache)

    def desk(self, assignment: str, part: str, stage: str) -> MarkingDesk:
        """Open one part of an assignment for whoever asks."""
        if stage not in STAGES:
            raise NothingToMark(f"There is no stage {stage}; there are {', '.join(STAGES)}.")
        course = self.course(assignment)
        return MarkingDesk(course, course.part(part), stage, self.marker)

    def in_words(self, error: object, status: int) -> tuple[int, dict[str, Any]]:
        """Say what went wrong, what it means for the marks, and what to do."""
        status, words = _in_words(error, status)
        return status, {"problem": words}

    def on_finish(self) -> None:
        """Leave nothing of a failed request behind in the session that Formgrader shares."""
        if self.get_status() >= 400 and self.settings.get("nbgrader_gradebook") is not None:
            self.settings["nbgrader_gradebook"].db.rollback()
        super().on_finish()


def _in_words(error: object, status: int) -> tuple[int, str]:
    if isinstance(error, NothingToMark):
        return 404, str(error)
    if isinstance(error, Refused | RefusedRubric):
        return 400, str(error)
    if isinstance(error, Busy):
        return 503, "Somebody else keeps marking this text. It is tried again in a moment."
    if isinstance(error, RubricChanged):
        return 409, "Somebody else has changed this rubric meanwhile. Reload the page to see how."
    if isinstance(error, DBAPIError):
        return 503, f"{explain_database_error(error)} Nothing of this was saved."
    if isinstance(error, web.HTTPError):
        return error.status_code, error.log_message or error.reason or "That cannot be done."
    return status, "The server has failed here, and nothing of this was saved. Its log says why."
