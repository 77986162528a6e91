"""What all addresses of the authoring page have in common: which case, who waits, and how trouble is said."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from tornado import web

from ipnb.authoring.case_files import CaseFiles, ChangedMeanwhile, NoCase, RefusedFile
from ipnb.authoring.case_list import CheckedCases
from ipnb.authoring.panel.invitations import NoInvitations
from ipnb.documents.diagnostics import DocumentError
from ipnb.grading.formgrader.data_handler import DataHandler

Made = TypeVar("Made")


class Refused(Exception):
    """Something cannot be done; the message says why and what to do instead."""


class AuthoringHandler(DataHandler):
    """A handler with Formgrader's course; what goes wrong is answered in words."""

    #: two texts, or the files of a panel
    most_bytes = 8_000_000

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

    def text(self, sent: Mapping[str, Any], name: str) -> str:
        """Return one of the texts that the page sent."""
        found = sent.get(name, "")
        if not isinstance(found, str):
            raise Refused("This page is of another version of the course. Reload it.")
        return found

    def in_words(self, error: object, status: int) -> tuple[int, dict[str, Any]]:
        """Say what went wrong, what it means for the texts, and what to do."""
        return _in_words(error, status)


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
