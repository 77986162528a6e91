"""What Formgrader's addresses below ``/formgrader/class`` answer: a class, and what it made of its cases."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from nbgrader.api import Student
from nbgrader.server_extensions.formgrader.base import BaseApiHandler, BaseHandler, check_xsrf
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from tornado import web

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.due import due_time
from ipnb.grading import report_page
from ipnb.grading.class_reports import ClassReports, NoReport
from ipnb.grading.class_view import outcomes_page
from ipnb.grading.class_view.how_far import HowFarReader
from ipnb.grading.class_view.outcome_map import Outcome, read_outcomes
from ipnb.grading.class_view.outcome_results import PartsReader, Result, outcome_results
from ipnb.grading.class_view.page import as_page, moment
from ipnb.grading.class_view.problem_page import problem_page
from ipnb.grading.class_view.read_class import listed_people, read_class
from ipnb.grading.class_view.standing import Person
from ipnb.grading.equivalent_cases import equivalent_pairs
from ipnb.grading.error_messages import explain_database_error
from ipnb.grading.extensions import RefusedExtension, give_extension
from ipnb.grading.gradebook_version import OtherVersion, open_gradebook

#: under which a server's settings may have what reads the marks of two markers: a function of the gradebook and
#: the assignment's name, to criterion or text, in words -> levels of the first and the second
SECOND_MARKS = "ipnb_second_marks"


#: seconds that a page waits for whoever writes to the gradebook: all other pages of this server wait with it
PATIENCE = 5
LOCKED = (
    "Somebody else is writing to the gradebook: another grader, or Formgrader in another tab. Wait until they "
    "are done, then load this page again."
)


class Unanswerable(Exception):
    """A page cannot be made now: ``status`` and, as the message, why and what to do."""

    def __init__(self, status: int, words: str):
        super().__init__(words)
        self.status = status


@contextmanager
def reading(handler: Any) -> Iterator[Any]:
    """Open the gradebook for one answer, so that a page never shows what another one left half read.

    Raises
    ------
    Unanswerable
        If it is locked, away, damaged or of another nbgrader.
    """
    try:
        with open_gradebook(handler.coursedir, PATIENCE) as gradebook:
            yield gradebook
    except DBAPIError as error:
        is_locked = "database is locked" in str(error.orig)
        raise Unanswerable(503, LOCKED if is_locked else explain_database_error(error)) from error
    except OtherVersion as error:
        raise Unanswerable(503, str(error)) from error


class ClassPage(BaseHandler):
    """Mixin: a page, or words in its place that say why there is none."""

    @property
    def formgrader_address(self) -> str:
        """Where Formgrader's pages begin, without a slash at the end."""
        return f"{self.base_url}/formgrader"

    def answer(self, *parts: str) -> None:
        """Answer with what `page` makes."""
        try:
            self.write(self.page(*parts))
        except Unanswerable as problem:
            self.set_status(problem.status)
            self.write(problem_page(self.formgrader_address, str(problem)))

    def page(self, *parts: str) -> str:
        """Make the page; the parts are those of its address."""
        raise NotImplementedError


class ClassHandler(ClassPage):
    """``/formgrader/class``: everybody, and what waits."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the page."""
        self.answer()

    def page(self, *parts: str) -> str:
        """Read the class and write it."""
        with reading(self) as gradebook:
            config = self.settings["nbgrader_formgrader"].config
            reader = self.settings.setdefault("ipnb_how_far_reader", HowFarReader())
            view = read_class(gradebook, self.coursedir, config, reader)
        return as_page(view, self.formgrader_address, datetime.now(UTC))


class OutcomesHandler(ClassPage):
    """``/formgrader/class/outcomes``: how far everybody has come with each outcome."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the page."""
        self.answer()

    def page(self, *parts: str) -> str:
        """Read what is graded and write it."""
        outcomes, results, people = read_results(self)
        return outcomes_page.as_page(outcomes, results, people, self.formgrader_address)


def read_results(handler: Any) -> tuple[list[Outcome], dict[str, dict[str, Result]], list[Person]]:
    """Read outcomes, everybody's results, and the class."""
    here = handler.coursedir
    try:
        outcomes = read_outcomes(here.root)
    except DocumentError as problem:
        raise Unanswerable(500, f"The map of outcomes cannot be read. {problem}") from problem
    pairs = equivalent_pairs(here.root, here.source_directory)
    with reading(handler) as gradebook:
        assessed = {name for one in outcomes for name in one.assessed}
        assessed |= {pair.other(name) for name, pair in pairs.items() if name in assessed}
        known = [one.name for one in gradebook.assignments if one.name in assessed]
        reader = handler.settings.setdefault("ipnb_parts_reader", PartsReader())
        parts = {name: reader.read(gradebook, here, name) for name in known}
        people = list(listed_people(gradebook).values())
    return outcomes, outcome_results(outcomes, parts, pairs), people


class ReportHandler(ClassPage):
    """``/formgrader/class/report/<assignment>``; with ``?download=1`` as a file, ``names=0`` without names."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str) -> None:
        """Answer with the page that `ipnb report --to` writes."""
        self.answer(assignment)

    def page(self, *parts: str) -> str:
        """Count what is graded, unless it was counted already, and write it."""
        (assignment,) = parts
        is_file = bool(self.get_argument("download", ""))
        without_names = self.get_argument("names", "1") == "0"
        reports = self.settings.setdefault("ipnb_class_reports", ClassReports())
        try:
            with reading(self) as gradebook:
                read_marks = self.settings.get(SECOND_MARKS)
                marks = read_marks(gradebook, assignment) if read_marks else None
                found = reports.read(gradebook, self.coursedir, assignment, marks)
        except NoReport as problem:
            raise Unanswerable(404, str(problem)) from None
        back = "" if is_file else self.formgrader_address
        beside = replace(found.beside, without_names=without_names, back=back)
        text = report_page.as_page(found.report, beside)
        if is_file:
            # the exchange's own names of assignments: letters, digits, hyphens
            name = re.sub(r"[^\w.-]", "_", assignment, flags=re.ASCII)
            self.set_header("Content-Disposition", f'attachment; filename="report-{name}.html"')
        # the page's own scripts, by their digests, and none else
        self.set_header("Content-Security-Policy", report_page.policy_of(text))
        return text


class ClassApi(BaseApiHandler):
    """Mixin: what a page of this family sends, answered with words for people."""

    def say(self, words: str, status: int = 200, **more: Any) -> None:
        """Answer with words, and more where the page needs it."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.write(json.dumps({"words": words, **more}))


class ExtensionHandler(ClassApi):
    """``/formgrader/api/class/extension``: ``{assignment, student, until}``, with None to take it back."""

    @web.authenticated
    @check_xsrf
    def post(self) -> None:
        """Give more time."""
        try:
            assignment, student, until = _asked(self.get_json_body())
            with reading(self) as gradebook:
                if not _is_listed(gradebook, student):
                    raise RefusedExtension(f"{student} is not in the gradebook")
                formgrader = self.settings["nbgrader_formgrader"]
                shown = give_extension(
                    formgrader, gradebook, self.coursedir, assignment, student, until
                )
        except (RefusedExtension, ValueError) as problem:
            self.say(f"Nothing was changed: {problem}.", 400)
        except Unanswerable as problem:
            self.say(f"Nothing was changed. {problem}", problem.status)
        else:
            what = f"has until {moment(until)}" if until else "has no extension any more"
            where = "" if shown else " The desk shows it once the assignment is released."
            self.say(f"{student} {what} for {assignment}.{where}")


def _asked(body: Any) -> tuple[str, str, datetime | None]:
    """Return what a page asks for; ValueError, in words, where it is something else."""
    if not isinstance(body, dict):
        raise ValueError("the page sent nothing that can be read; load it again")
    assignment, student, until = (body.get(name) for name in ("assignment", "student", "until"))
    if not (isinstance(assignment, str) and isinstance(student, str)):
        raise ValueError("choose a student and an assignment")
    if until is None:
        return assignment, student, None
    try:
        return assignment, student, due_time(str(until))
    except ValueError as problem:
        raise ValueError(str(problem).rstrip(".")) from None


def _is_listed(gradebook: Any, student: str) -> bool:
    return gradebook.db.execute(select(Student.id).where(Student.id == student)).first() is not None


ROUTES: list[tuple[Any, ...]] = [
    (r"/formgrader/class/?", ClassHandler),
    (r"/formgrader/class/outcomes", OutcomesHandler),
    (r"/formgrader/class/report/([^/]+)", ReportHandler),
    (r"/formgrader/api/class/extension", ExtensionHandler),
]
