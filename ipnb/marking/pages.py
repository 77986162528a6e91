"""The marking page itself, the way to it, and its files."""

from pathlib import Path
from urllib.parse import quote

from nbgrader.api import MissingEntry
from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.grading.formgrader.data_handler import ShowsPages, templates_in
from ipnb.marking.handler import MarkingHandler
from ipnb.marking.marking_course import NothingToMark
from ipnb.marking.student_text import case_view


class Files(web.StaticFileHandler):
    """Modules and style sheets of the page; they are asked for again whenever they have changed."""

    def set_extra_headers(self, path: str) -> None:
        """Let the browser ask whether a file has changed."""
        self.set_header("Cache-Control", "no-cache")


class PageOfMarking(ShowsPages, MarkingHandler):
    """A page of marking, also where something is wrong."""

    templates = templates_in(Path(__file__).with_name("templates"))


class Entrance(PageOfMarking):
    """``/marking``: the assignments of which something is graded."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with a list."""
        names = sorted(one.name for one in self.gradebook.assignments if one.num_submissions)
        self.show("entrance.html.j2", assignments=names)


class PageHandler(PageOfMarking):
    """``/marking/<assignment>``: the page on which texts are marked."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str) -> None:
        """Answer with the page; its texts are asked for by it."""
        course = self.course(assignment)
        parts = [
            {"name": one.name, "title": one.title, "rubric": one.rubric, "kind": one.kind}
            for one in course.parts
        ]
        told = {
            "base": self.base_url,
            "assignment": assignment,
            "parts": parts,
            "case": case_view(course),
            "xsrf": self.xsrf_token.decode(),
        }
        title = course.case["title"]
        self.show("page.html.j2", title=title, assignment=assignment, told=told)


class OfSubmission(PageOfMarking):
    """``/marking/of/<id>``: leads from one submission in Formgrader to its text here."""

    @web.authenticated
    @check_xsrf
    def get(self, notebook: str) -> None:
        """Lead on."""
        try:
            found = self.gradebook.find_submission_notebook_by_id(notebook)
        except MissingEntry:
            raise NothingToMark("This submission is not in the gradebook any more.") from None
        name = quote(found.assignment.assignment.name, safe="")
        self.redirect(f"{self.base_url}/marking/{name}#text={quote(notebook, safe='')}")
