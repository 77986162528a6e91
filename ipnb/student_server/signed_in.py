"""Who may have a page or a connection: whoever the hub says may have this server."""

from http import HTTPStatus
from typing import Any

from jupyterhub import __version__
from jupyterhub.services.auth import HubOAuthCallbackHandler, HubOAuthenticated, UserNotAllowed
from tornado.web import HTTPError, RequestHandler

from ipnb.student_server.assets import version

#: a page loads its own scripts and style sheets and talks to this server; nothing else
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
WORDS = {
    HTTPStatus.FORBIDDEN: (
        "This place is somebody else’s",
        "You are signed in, and this address belongs to another person of the course.",
    ),
    HTTPStatus.NOT_FOUND: (
        "There is nothing at this address",
        "If you have not begun this assignment yet, begin it on your desk; it opens from there.",
    ),
}
ANYTHING_ELSE = (
    "Something went wrong on this page",
    "Reload it. If that does not help, tell your instructor when it happened; what was saved is still there.",
)


class SignedIn(HubOAuthenticated):
    """Mixin for handlers that answer whoever may use this server."""

    async def prepare(self) -> None:
        """Ask the hub who this is, unless it said so a moment ago.

        Raises
        ------
        tornado.web.HTTPError
            403 for somebody else.
        """
        self._hub_auth_user_cache = None
        if (found := await self.hub_auth.get_user(self, sync=False)) is None:
            self.nobody()
            return
        try:
            self._hub_auth_user_cache = self.check_hub_user(found)
        except UserNotAllowed:
            raise HTTPError(403) from None

    def nobody(self) -> None:
        """Respond to a browser in which nobody is signed in."""
        raise HTTPError(403)


class InWords(RequestHandler):
    """Headers of every page; what does not open says so in words, with a way on."""

    def set_default_headers(self) -> None:
        """Let a page do what it has to, and nothing else."""
        self.clear_header("Server")
        for name, value in {
            "Cache-Control": "no-cache, private",
            "Content-Security-Policy": POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-JupyterHub-Version": __version__,
        }.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened."""
        title, words = WORDS.get(HTTPStatus(status_code), ANYTHING_ELSE)
        self.render("error.html", title=title, words=words, version=version())


class PageHandler(SignedIn, InWords):
    """A page for whoever may use this server; others sign in first."""

    def nobody(self) -> None:
        """Lead to the hub's sign-in, and back here."""
        if self.request.method not in ("GET", "HEAD"):
            raise HTTPError(403)
        self.redirect(self.get_login_url())


class CallbackHandler(HubOAuthCallbackHandler, InWords):
    """Where the hub's sign-in comes back to."""
