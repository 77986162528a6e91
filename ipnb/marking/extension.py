"""The addresses of the marking page, under Formgrader's content policy."""

from collections.abc import Callable, MutableMapping
from typing import Any

from tornado import web

from ipnb.grading.formgrader.class_pages import SECOND_MARKS
from ipnb.grading.formgrader.pages import add_routes
from ipnb.marking import pages, rubric_handlers, work_handlers
from ipnb.marking.marking_course import CourseCache, MarkingCourse, NothingToMark
from ipnb.marking.second_marks import Pairs, second_marks
from ipnb.web.bundle import PACKAGE

ONE = r"([^/]+)"
ROUTES: list[Any] = [
    (r"/marking/?", pages.Entrance),
    (r"/marking/static/((?:marking|web)/\w+\.(?:js|css))", pages.Files, {"path": str(PACKAGE)}),
    (rf"/marking/api/class/{ONE}/{ONE}/{ONE}", work_handlers.ClassHandler),
    (rf"/marking/api/text/{ONE}/{ONE}/{ONE}/{ONE}", work_handlers.TextHandler),
    (rf"/marking/api/undo/{ONE}/{ONE}/{ONE}", work_handlers.UndoHandler),
    (rf"/marking/api/groups/{ONE}/{ONE}", work_handlers.GroupsHandler),
    (rf"/marking/api/names/{ONE}/{ONE}", work_handlers.NamesHandler),
    (rf"/marking/api/agreement/{ONE}/{ONE}", work_handlers.AgreementHandler),
    (rf"/marking/api/bank/{ONE}/(\d+)", rubric_handlers.BankHandler),
    (rf"/marking/api/rubric/{ONE}", rubric_handlers.RubricHandler),
    (rf"/marking/of/{ONE}", pages.OfSubmission),
    (rf"/marking/{ONE}", pages.PageHandler),
]


def add_handlers(webapp: web.Application) -> None:
    """Serve the page on an instructor's server.

    Parameters
    ----------
    webapp
        The server's, with the settings that Formgrader has made.
    """
    webapp.settings["ipnb_marking_cache"] = CourseCache()
    webapp.settings[SECOND_MARKS] = reader_of_second_marks(webapp.settings)
    add_routes(webapp, ROUTES)


def reader_of_second_marks(
    settings: MutableMapping[str, Any],
) -> Callable[[Any, str], dict[str, Pairs]]:
    """Make what the report asks for the marks of two markers.

    Parameters
    ----------
    settings
        The server's; Formgrader's course is looked up in them when the report is made.
    """

    def read(gradebook: Any, assignment: str) -> dict[str, Pairs]:
        coursedir, cache = settings["nbgrader_formgrader"].coursedir, settings["ipnb_marking_cache"]
        try:
            return second_marks(MarkingCourse(gradebook, coursedir, assignment, cache))
        except NothingToMark:
            # the report says itself why there is none
            return {}

    return read
