"""What pages beside Formgrader have in common: data that a page sends, data and pages that it gets."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbgrader.server_extensions.formgrader.base import BaseApiHandler
from tornado import web

from ipnb.web.tokens import css


class DataHandler(BaseApiHandler):
    """A handler with Formgrader's course; what goes wrong is answered as data, in words.

    Attributes
    ----------
    most_bytes : int
        The most that a page sends at once.
    too_long : str
        What is said of more.
    """

    most_bytes = 400_000
    too_long = "That is too much at once."

    def in_words(self, error: object, status: int) -> tuple[int, dict[str, Any]]:
        """Return status and data for what went wrong."""
        raise NotImplementedError

    def body(self) -> Mapping[str, Any]:
        """Return what the page sent, an object.

        Raises
        ------
        tornado.web.HTTPError
            400, in words.
        """
        if len(self.request.body) > self.most_bytes:
            raise web.HTTPError(400, self.too_long)
        sent = self.get_json_body()
        if not isinstance(sent, dict):
            raise web.HTTPError(400, "This page is of another version of the course. Reload it.")
        return sent

    def tell(self, data: Any, status: int = 200) -> None:
        """Answer with data."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(data))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what went wrong and what to do."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        status, told = self.in_words(error, status_code)
        self.clear()
        self.tell(told, status)
        self.finish()


class ShowsPages(DataHandler):
    """Mixin for a handler that answers with a page, also where something is wrong.

    Attributes
    ----------
    templates : jinja2.Environment
        As `templates_in` makes it.
    """

    templates: Environment

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = self.templates.get_template(template)
        self.write(page.render(base=self.base_url, css=Markup(css()), quote=quote, **values))

    def tell(self, data: Any, status: int = 200) -> None:
        """Answer with a problem as a page."""
        self.set_status(status)
        self.show("problem.html.j2", problem=data["problem"])


def templates_in(folder: Path) -> Environment:
    """Return the templates of a folder: whatever is put into them is text, and nothing may be missing."""
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
