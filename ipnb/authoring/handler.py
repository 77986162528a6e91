"""What all addresses of the authoring page have in common: which case, who waits, and how trouble is said."""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from nbgrader.server_extensions.formgrader.base import BaseApiHandler
from tornado import web

from ipnb.authoring.case_files import CaseFiles, ChangedMeanwhile, NoCase, RefusedFile
from ipnb.authoring.case_list import CheckedCases
from ipnb.authoring.panel.invitations import NoInvitations
from ipnb.documents.diagnostics import DocumentError

Made = TypeVar("Made")
#: the most that a page sends at once: two texts, or the files of a panel
LONGEST_BODY = 8_000_000


class Refused(Exception):
    """Something cannot be done; the message says why and what to do instead."""


class AuthoringHandler(BaseApiHandler):
    """A handler with Formgrader's course; what goes wrong is answered in words."""

    @property
    def root(self) -> Path:
        """The course's folder."""
        return Path(self.coursedir.root)

    @property
    def checked(self) -> CheckedCases:
        """What this server has checked."""
        found: CheckedCases = self.settings["ipnb_checked_cases"]
        return found

    def files(self, name: str) -> CaseFiles:
        """Find the files of a case."""
        return CaseFiles.of(self.root, name)

    async def aside(self, work: Callable[..., Made], *given: Any) -> Made:
        """Do what takes a while, so that nobody else on this server waits."""
        pool: ThreadPoolExecutor = self.settings["ipnb_authoring_pool"]
        return await asyncio.get_running_loop().run_in_executor(pool, work, *given)

    def body(self) -> Mapping[str, Any]:
        """Return what the page sent, an object.

        Raises
        ------
        Refused
        """
        if len(self.request.body) > LONGEST_BODY:
            raise Refused("That is too much at once.")
        sent = self.get_json_body()
        if not isinstance(sent, dict):
            raise Refused("This page is of another version of the course. Reload it.")
        return sent

    def text(self, sent: Mapping[str, Any], name: str) -> str:
        """Return one of the texts that the page sent."""
        found = sent.get(name, "")
        if not isinstance(found, str):
            raise Refused("This page is of another version of the course. Reload it.")
        return found

    def tell(self, data: Any, status: int = 200) -> None:
        """Answer with data."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(data))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what went wrong, what it means for the texts, and what to do."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        status, told = _in_words(error, status_code)
        self.clear()
        self.tell(told, status)
        self.finish()


def _in_words(error: object, status: int) -> tuple[int, dict[str, Any]]:
    if isinstance(error, NoCase):
        return 404, {"problem": str(error)}
    if isinstance(error, ChangedMeanwhile):
        problem = "Somebody else has saved this file meanwhile. Nothing of yours or theirs is lost."
        now = {"text": error.now.text, "version": error.now.version}
        return 409, {"problem": problem, "part": error.part, "now": now}
    if isinstance(error, Refused | RefusedFile | NoInvitations):
        return 400, {"problem": str(error)}
    if isinstance(error, DocumentError):
        first = error.diagnostics[0]
        return 400, {"problem": f"{first.problem} {first.remedy}"}
    if isinstance(error, web.HTTPError):
        words = error.log_message or error.reason or "That cannot be done."
        return error.status_code, {"problem": words}
    return status, {
        "problem": "The server has failed here, and nothing was saved. Its log says why."
    }
