"""The marking page itself, the way to it, and its files."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbgrader.api import MissingEntry
from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.marking.handler import MarkingHandler
from ipnb.marking.marking_course import NothingToMark
from ipnb.marking.student_text import case_view
from ipnb.web.tokens import css

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
)


class Files(web.StaticFileHandler):
    """Modules and style sheets of the page; they are asked for again whenever they have changed."""

    def set_extra_headers(self, path: str) -> None:
        """Let the browser ask whether a file has changed."""
        self.set_header("Cache-Control", "no-cache")


class PageOfMarking(MarkingHandler):
    """A handler that answers with a page, also where something is wrong."""

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = _PAGES.get_template(template)
        self.write(page.render(base=self.base_url, css=Markup(css()), quote=quote, **values))

    def tell(self, data: Any, status: int = 200) -> None:
        """Answer with a problem as a page."""
        self.set_status(status)
        self.show("problem.html.j2", problem=data["problem"])


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
