"""What Formgrader's addresses answer here that they do not answer in nbgrader."""

import json
from collections.abc import Iterable
from typing import Any

from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader.base import BaseApiHandler, BaseHandler, check_xsrf
from tornado import web

from ipnb.grading.defence_material import defence_material
from ipnb.grading.defence_page import as_page, sheets
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.roster import RosterRow, read_roster

#: Only scripts that are files of this server run; nothing is sent to, or shown by, another.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'self'",  # Formgrader's tab in JupyterLab is a frame of the same server
        "base-uri 'none'",
        "form-action 'none'",
    ]
)


class Guarded:
    """Mixin for a handler: its answers carry a policy, also those that say that something went wrong."""

    content_security_policy = POLICY

    def set_default_headers(self: Any) -> None:
        """Add the policy to nbgrader's headers."""
        super().set_default_headers()  # type: ignore[misc]
        self.set_header("Content-Security-Policy", self.content_security_policy)
        self.set_header("X-Content-Type-Options", "nosniff")


def guarded(handler: type, policy: str = POLICY) -> type:
    """Put `Guarded` in front of a handler."""
    return type(handler.__name__, (Guarded, handler), {"content_security_policy": policy})


def add_routes(webapp: web.Application, routes: Iterable[Any], policy: str = POLICY) -> None:
    """Serve handlers below a server's own address, each under a content policy.

    Parameters
    ----------
    webapp
        The server's.
    routes
        Path, handler and, where there are any, its settings.
    policy
        Formgrader's unless said.
    """
    base = webapp.settings["base_url"]
    webapp.add_handlers(
        ".*$",
        [
            (url_path_join(base, path.lstrip("/")), guarded(handler, policy), *rest)
            for path, handler, *rest in routes
        ],
    )


class Entrance(BaseHandler):
    """``/formgrader``: the list of assignments.

    nbgrader's own takes ``?path=`` and runs the ``nbgrader_config.py`` of that folder, be it a student's, for
    whoever follows a link; a server here has one course, so nothing is asked for.
    """

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Lead to the list."""
        self.redirect(f"{self.base_url}/formgrader/manage_assignments")


class WaitingHandler(BaseApiHandler):
    """``/formgrader/api/waiting/<assignment>``: student -> what of theirs waits for a person, and why."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str) -> None:
        """Answer for one assignment."""
        roster = read_roster(self.gradebook, self.coursedir, assignment)
        self.write(json.dumps({row.student: waiting(row) for row in roster if waiting(row)}))


class DefenceHandler(BaseHandler):
    """``/formgrader/defence/<assignment>``: the sheets of a class, or of one with ``?student=``."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str) -> None:
        """Answer with the page that `ipnb defence` writes; 404 where there is nothing to talk about."""
        here = self.coursedir
        inputs = load_grading_inputs(here.root, assignment, here.source_directory)
        if other := inputs.other_than_case:
            raise web.HTTPError(
                404, f"Sheets are made from answers to a case, and this is {other}."
            )
        if inputs.case is None or inputs.key is None:
            raise web.HTTPError(404, " ".join(in_sentences(inputs.review_reasons)))
        material = defence_material(self.gradebook, here, assignment, inputs)
        views = sheets(material, self.get_argument("student", None))
        if not views:
            raise web.HTTPError(404, f"Nothing of it is graded yet. Run `ipnb grade {assignment}`.")
        self.write(as_page(material, views, bool(self.get_argument("for_students", ""))))


def waiting(row: RosterRow) -> dict[str, Any] | None:
    """Say what of a submission waits; None when its number may be given out.

    Returns
    -------
    dict or None
        ``words``, ``held`` (reasons; empty if the form has a number), ``texts`` (how many wait for a mark)
        and ``unread`` (whether texts are held as well).
    """
    if row.is_final or not row.graded:
        return None
    texts = len(row.to_mark())
    return {
        "words": row.in_words(),
        "held": row.review_reasons(),
        "texts": texts,
        "unread": row.unread,
    }
