"""`ipnb case preview`: the real form in a browser, with no hub and nothing from elsewhere.

A small server on this machine only. Each request reads the files again, so an author changes a line, saves,
and sees it; what is wrong with a file is told in its place, with line and remedy. The key is left out unless
asked for: then a second page shows what a student with the best answers reads.
"""

import html
import http.server
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ipnb import workbench  # noqa: F401 - it registers what it generates
from ipnb.authoring.read_feedback import after_feedback
from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.formulation.case import load_case
from ipnb.formulation.console import diagnostics_text
from ipnb.formulation.paths import find_key, from_here
from ipnb.formulation.review import author_review
from ipnb.web import bundle, tokens

#: no script and no style but ours, and nothing from elsewhere
RULES = "default-src 'self'; img-src 'self' data:"
KINDS = {".js": "text/javascript", ".css": "text/css"}
PAGE, STYLE = "authoring/preview_page/page.js", "workbench/workbench.css"
MODULES = bundle.import_order(PAGE)
REASONS = "/reasons"


class Preview:
    """What the pages of one case show.

    Parameters
    ----------
    file : Path
        The ``case.yaml``.
    key : Path or None
        The key, if it does not stand where keys stand.
    with_key : bool
        Whether the key may be read and what follows from it be shown.
    tell : callable
        Takes a text for the terminal, whenever what is to be said has changed.
    """

    def __init__(self, file: Path, key: Path | None, with_key: bool, tell: Callable[[str], None]):
        self.file, self.key, self.with_key, self.tell = file, key, with_key, tell
        self._told: str | None = None

    def stamp(self) -> str:
        """Return a text that changes whenever a file does."""
        files = [self.file, *([self._key_file()] if self.with_key else [])]
        return "-".join(f"{p.stat().st_mtime_ns}" if p.exists() else "0" for p in files)

    def _key_file(self) -> Path:
        return self.key or find_key(self.file, self.file.parent.name)

    def page(self, path: str) -> str:
        """Return the page at an address, as it is now.

        Parameters
        ----------
        path : str
            The part of the address after the server's name, for example ``/``.
        """
        if not self.with_key:
            return self._page_without_key()
        review = author_review(self.file, self.key)
        case, key, faults = review.case, review.key, review.found
        self._say(faults)
        if case is None or key is None:
            return self._whole(self._faults(faults))
        form = _form(case, **(after_feedback(case, key, "best") if path == REASONS else {}))
        return self._whole(form + self._faults(faults, "For the author: faults and notes"), path)

    def _page_without_key(self) -> str:
        try:
            case = load_case(self.file)
        except DocumentError as problem:
            self._say(problem.diagnostics)
            return self._whole(self._faults(problem.diagnostics))
        self._say([])
        return self._whole(_form(case))

    def _say(self, faults: list[Diagnostic]) -> None:
        text = diagnostics_text(faults) if faults else "No faults in the case."
        if text != self._told:
            self._told = text
            self.tell(text)

    def _whole(self, body: str, path: str = "/") -> str:
        links = ""
        if self.with_key:
            pages = (
                ("/", "As students see it"),
                (REASONS, "With the best answers and their reasons"),
            )
            links = "".join(
                f'<a href="{at}"{" aria-current=page" * (at == path)}>{words}</a>'
                for at, words in pages
            )
            links = f'<nav aria-label="Views">{links}</nav>'
        name = html.escape(from_here(self.file))
        return _own("page.html").format(name=name, stamp=self.stamp(), links=links, body=body)

    @staticmethod
    def _faults(faults: list[Diagnostic], title: str = "This case cannot be shown yet") -> str:
        if not faults:
            return ""
        items = "".join(_fault(fault) for fault in faults)
        return f'<section class="faults"><h1>{html.escape(title)}</h1><ol>{items}</ol></section>'


def _fault(fault: Diagnostic) -> str:
    place = f"{from_here(fault.file)}:{fault.line}" if fault.line else from_here(fault.file)
    parts = [("p", "Note. " * fault.is_note + fault.problem), ("p", fault.remedy)]
    words = "".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts)
    return f"<li><code>{html.escape(place)}</code> <b>{html.escape(fault.field)}</b>{words}</li>"


def _form(case: dict[str, Any], **traits: Any) -> str:
    values = html.escape(json.dumps({"case": case, **traits}, ensure_ascii=False))
    return f'<div data-values="{values}"></div>'


def _own(name: str) -> str:
    return (Path(__file__).parent / "preview_page" / name).read_text(encoding="utf-8")


# ---------------------------------------------------------------- the server


def serve(preview: Preview, started: Callable[[str], None]) -> None:
    """Serve on a free port of this machine until Ctrl-C.

    Parameters
    ----------
    preview
        What to serve.
    started
        Called with the address.
    """
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(preview))
    server.daemon_threads = True
    started(f"http://127.0.0.1:{server.server_port}/")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _handler(preview: Preview) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # a page elsewhere may know a name for this machine, and must not read the key through it
            is_ours = self.headers.get("Host", "").rpartition(":")[0] in ("127.0.0.1", "localhost")
            status, kind, text = (
                answer(preview, self.path.partition("?")[0]) if is_ours else _NOT_HERE
            )
            data = text.encode("utf-8", "replace")
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Security-Policy", RULES)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


_NOT_HERE = 404, "text/plain", "Nothing stands here."


def answer(preview: Preview, path: str) -> tuple[int, str, str]:
    """Answer a request.

    Parameters
    ----------
    preview
        What is served.
    path
        Of the address, without query.

    Returns
    -------
    status : int
    kind : str
        MIME type.
    text : str
    """
    if path == "/page.css":
        return 200, KINDS[".css"], f"{tokens.css()}\n{_own('page.css')}"
    if path == "/stamp":
        return 200, "text/plain", preview.stamp()
    if path == "/" or (path == REASONS and preview.with_key):
        return _page(preview, path)
    return _package_file(path)


def _page(preview: Preview, path: str) -> tuple[int, str, str]:
    try:
        return 200, "text/html", preview.page(path)
    except Exception as error:
        # an author is told, and never shown a traceback
        problem = type(error).__name__
        preview.tell(f"The preview failed ({problem}: {error}); please report it.")
        return 500, "text/plain", f"The preview failed ({problem}). Please report it."


def _package_file(path: str) -> tuple[int, str, str]:
    """Answer with a module or a style of the form's."""
    name = path.removeprefix("/ipnb/")
    is_ours = path.startswith("/ipnb/") and (name == STYLE or name in MODULES)
    return (200, KINDS[Path(path).suffix], bundle.source(name)) if is_ours else _NOT_HERE


def has_browser() -> bool:
    """Whether a browser with a window can be opened: one in the terminal would be in the way of Ctrl-C."""
    screen = (
        sys.platform in ("darwin", "win32")
        or "DISPLAY" in os.environ
        or "WAYLAND_DISPLAY" in os.environ
    )
    return sys.stdout.isatty() and screen
