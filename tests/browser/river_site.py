"""A folder with the river in a page, as a book publishes it, a small server for it, and fixtures."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ipnb.models.river import model as river
from ipnb.models.river import still
from ipnb.simulation.static_figure import Figure
from ipnb.web import bundle

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The river</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data:">
<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="_static/ipnb/simulation/simulation.css">
</head><body><main><h1>The river</h1><p>A paragraph before it.</p>{figure}<p>A paragraph after it.</p></main>
<script type="module" src="mount.js"></script></body></html>
"""
STYLE = """:root { color-scheme: light dark; } html[data-theme=dark] { color-scheme: dark; }
html[data-theme=light] { color-scheme: light; }
body { margin: 0; font: 16px/1.5 sans-serif; }
body { background: light-dark(#fff, #121212); color: light-dark(#222, #eee); }
main { max-width: 1100px; margin: 0 auto; padding: 12px; }
"""
#: what a page does for each model: hand it a stub with the five methods of a widget's model
MOUNT = """
const place = document.querySelector('[data-module]'), values = JSON.parse(place.dataset.values);
const listeners = {};
const { default: simulation } = await import(new URL(`_static/${place.dataset.module}`, import.meta.url));
window.model = {
  get: (name) => values[name],
  set(name, value) {
    values[name] = value;
    (listeners[`change:${name}`] ?? []).forEach((listen) => listen());
  },
  on: (event, listen) => (listeners[event] ??= []).push(listen),
  off: (event, listen) => { listeners[event] = listeners[event].filter((other) => other !== listen); },
  save_changes() {},
};
window.leave = simulation.render({ model: window.model, el: place });
"""


def figure(name: str = "river", **settings) -> str:
    """The figure as a book's page holds it, with a name that does not depend on what was made before."""
    made = Figure(river.MODEL, still, settings)
    made.name = name
    return made._repr_html_()


def write(folder: Path, **settings) -> None:
    """The page, its style, the mounting script and every browser module."""
    for name, text in bundle.files().items():
        path = folder / "_static" / "ipnb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(figure=figure(**settings)), encoding="utf-8")
    (folder / "page.css").write_text(STYLE, encoding="utf-8")
    (folder / "mount.js").write_text(MOUNT, encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder: Path, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """A server for the folder on a free port (or the one given), and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def fixtures():
    """The fixtures ``site``, an address, ``errors``, and ``visit``: ``visit("?river=…")`` is the live river."""

    @pytest.fixture(scope="module")
    def site(tmp_path_factory):
        folder = tmp_path_factory.mktemp("site")
        write(folder)
        server, address = serve(folder)
        yield address
        server.shutdown()

    @pytest.fixture
    def errors(page):
        """What the browser complained of; a test that uses ``visit`` fails if there was anything."""
        found = []
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
        page.on(
            "request",
            lambda request: found.append(request.url) if "//127.0.0.1" not in request.url else None,
        )
        yield found
        odd = [text for text in found if not text.startswith("data:")]
        assert not odd, odd

    @pytest.fixture
    def visit(page, site, errors):
        def go(address: str = ""):
            page.goto(f"{site}/{address}")
            live = page.locator(".live")
            expect(live).to_have_attribute("data-phase", re.compile("."))
            return live

        return go

    return site, errors, visit


def begin(live, guess: str = "flow") -> None:
    """Guess, then play."""
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()
