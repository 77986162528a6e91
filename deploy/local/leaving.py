"""Signing out in two steps, so that the page can look through the browser's copies before they go.

A GET only shows the page: a link on another site can sign nobody out.
"""

from jupyterhub.handlers.login import LogoutHandler


class LeavingHandler(LogoutHandler):
    """The page that asks, and the signing out itself."""

    async def get(self):
        self.finish(await self.render_template("logout.html"))

    async def post(self):
        await super().get()

    async def render_logout_page(self):
        self.redirect(f"{self.settings['login_url']}?left=1")
