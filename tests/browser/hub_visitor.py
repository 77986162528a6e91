"""Somebody who comes to a real hub with a browser of their own."""

import re
import time

from playwright.sync_api import Page

NAME = "06-recovery"
EXPECTED = re.compile(r"Failed to load resource")  # told by `_answered`, with its address
# Jupyter's server stumbles over its own list while a kernel is starting; JupyterLab asks again
STUMBLES = re.compile(r"/api/(kernels|sessions)\?")
WAIT = 30_000


class Visitor:
    """Somebody at a browser of their own; what it complains of, or asks another host for, is kept."""

    def __init__(self, browser, hub, user):
        self.hub, self.user, self.trouble = hub, user, []
        self.context = browser.new_context(viewport={"width": 1200, "height": 900})
        self.page = self.open()

    def open(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(WAIT)
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        page.on("console", self._said)
        return page

    def _asked(self, request):
        host = self.hub.address.split("//")[1]
        if not re.match(rf"(https?|wss?)://{host}/|data:|blob:", request.url):
            self.trouble.append(f"asked another host: {request.url}")

    def _answered(self, response):
        stumbled = response.status == 500 and STUMBLES.search(response.url)
        if response.status >= 400 and not stumbled:
            self.trouble.append(f"{response.status} {response.url}")

    def _said(self, message):
        if message.type == "error" and not EXPECTED.search(message.text):
            self.trouble.append(f"console: {message.text}")

    def sign_in(self):
        self.hub.sign_in(self.page, self.user)

    def url(self, path: str) -> str:
        return f"{self.hub.address}/user/{self.user}/{path}"

    def row(self, name: str = NAME):
        return self.page.locator(f'li[data-id="{name}"]')

    def api(self, path: str):
        """What this visitor's own server answers; the hub wants the page's own token with it."""
        ask = """async url => {
            const token = (document.cookie.match(/_xsrf=([^;]+)/) ?? [])[1] ?? "";
            const answer = await fetch(url, { headers: { "X-XSRFToken": token } });
            return answer.ok ? answer.json() : null;
        }"""
        return self.page.evaluate(ask, self.url(path))


def eventually(check, seconds: float = 20):
    """Wait for something outside the browser, such as a file."""
    end = time.monotonic() + seconds
    while not (value := check()):
        assert time.monotonic() < end, "this did not come about"
        time.sleep(0.05)
    return value
