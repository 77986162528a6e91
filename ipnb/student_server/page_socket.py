"""A page's one connection to its state.

The page speaks first: ``{xsrf, status?, unanswered?}``, with the token that stands in it and, after a connection
was lost, what it knew then. Each message of the page, the first too, has one answer, in the same order:
``{state: {trait: value}, content: {…} | null}``. A page says ``{}`` to tell that somebody is there.
"""

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketHandler

from ipnb.student_server.folders import assignment_folder
from ipnb.student_server.page_state import FAILED, UNREADABLE, PageState, open_desk, open_form
from ipnb.student_server.settings import Settings
from ipnb.student_server.signed_in import SignedIn

#: more than answers can be, so that it is the form that says when they are too many
MOST_BYTES = 8_000_000
PING_SECONDS = 30
#: so often at most the hub is asked whether the page's student is still signed in
CHECK_SECONDS = 15
LOG = logging.getLogger("ipnb.student_server")
#: codes with which a connection ends for good
NOT_A_MESSAGE, NOT_THE_PAGE, NOT_THERE = 4400, 4403, 4404


class PageSocket(SignedIn, WebSocketHandler):
    """The state of the desk or of one form, for one page."""

    page: PageState | None = None
    checked = 0.0

    def get_compression_options(self) -> dict[str, Any]:
        """Compress: a case is words."""
        return {"compression_level": 6, "mem_level": 5}

    def open(self, path: str) -> None:
        """Find what the page shows; it has not said yet that it is one of ours."""
        course: Settings = self.settings["course"]
        self.opens: Callable[[dict[str, Any]], PageState] | None = None
        if path == "desk":
            self.opens = partial(open_desk, course.home)
        elif folder := assignment_folder(course.home, path.removeprefix("form/")):
            self.opens = partial(open_form, folder)
        self.settings["sockets"].add(self)
        self.checked = time.monotonic()

    def on_close(self) -> None:
        """Forget it."""
        self.settings["sockets"].discard(self)

    async def on_message(self, data: str | bytes) -> None:
        """Take a message; the next one waits until this one is answered."""
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            self.close(NOT_A_MESSAGE)
            return
        if not await self._is_still_signed_in():
            self.close(NOT_THE_PAGE)
            return
        self.settings["activity"].touch()
        answer = await (self._first(message) if self.page is None else self._next(message))
        if answer is not None and self.ws_connection is not None:
            await self.write_message(json.dumps(answer, default=str))

    async def _is_still_signed_in(self) -> bool:
        """Ask the hub now and then: somebody may have signed out in another tab, and left this one open."""
        if time.monotonic() - self.checked < CHECK_SECONDS:
            return True
        self.checked = time.monotonic()
        session = self.hub_auth.get_session_id(self)
        token = self.hub_auth.get_token(self)
        try:
            found = await self.hub_auth.user_for_token(
                token, use_cache=False, session_id=session, sync=False
            )
        except HTTPError as error:
            LOG.warning("The hub could not be asked who has a page open: %s", error)
            return True
        return found is not None

    async def _first(self, hello: dict[str, Any]) -> dict[str, Any] | None:
        if not self._is_from_our_page(hello.get("xsrf")):
            self.close(NOT_THE_PAGE)
            return None
        try:
            if self.opens is None:
                raise FileNotFoundError
            self.page = await self._apart(self.opens, hello)
        except UNREADABLE:
            LOG.exception("What a page shows cannot be read")
            self.close(NOT_THERE)
            return None
        return {"state": self.page.whole(), "content": None}

    def _is_from_our_page(self, token: object) -> bool:
        """Whether the page got its token from here: a page of another server of this hub has our cookies too."""
        if getattr(self, "_token_authenticated", False):
            return True
        given = token if isinstance(token, str) else ""
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.xsrf_token)

    async def _next(self, message: dict[str, Any]) -> dict[str, Any]:
        assert self.page is not None
        try:
            answer: dict[str, Any] = await self._apart(self.page.take, message)
            return answer
        except Exception:
            # whatever it is: the page hears of it, and the connection stands
            LOG.exception("A page's message could not be taken")
            asked = message.get("content")
            words = {**asked, "refused": FAILED} if isinstance(asked, dict) else None
            return {"state": {}, "content": words}

    async def _apart(self, work: Callable[..., Any], *given: Any) -> Any:
        """Wait for the disk without keeping others waiting."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.settings["workers"], work, *given)
