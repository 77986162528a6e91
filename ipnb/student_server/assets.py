"""Scripts and style sheets of the pages: a fixed list of files, under addresses that change with any of them.

They hold nothing of anybody's, so nobody has to be signed in, and a browser keeps them for a year.
"""

import hashlib
from functools import cache

from tornado.web import HTTPError, RequestHandler

import ipnb.workbench  # noqa: F401  (registers the form's vocabulary and style sheet)
from ipnb.desk import SHEETS
from ipnb.web.bundle import COMMENTS, import_order, source
from ipnb.web.tokens import css

PAGE, DESK, FORM = "student_server/page.js", "desk/desk.js", "workbench/widget.js"
PAGE_CSS = "student_server/page.css"
#: the style sheets of a page, by its module
STYLES = {
    DESK: (PAGE_CSS, *(f"desk/{sheet}" for sheet in SHEETS)),
    FORM: (PAGE_CSS, "workbench/workbench.css"),
}
TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
KEPT = "public, max-age=31536000, immutable"


@cache
def addresses() -> frozenset[str]:
    """Every file that is served, as an address below the package."""
    modules = (one for module in (PAGE, DESK, FORM) for one in import_order(module))
    return frozenset([*modules, *(one for sheets in STYLES.values() for one in sheets)])


def text(address: str) -> str:
    """Return a file as a browser gets it: without comments on lines of their own.

    Parameters
    ----------
    address : str
        One of `addresses`.
    """
    words = COMMENTS.sub("", source(address))
    return f"{css()}\n{words}" if address == PAGE_CSS else words


@cache
def version() -> str:
    """Return what stands in every address, and changes with any of the files."""
    total = hashlib.sha256()
    for address in sorted(addresses()):
        total.update(f"{address}\0{text(address)}\0".encode())
    return total.hexdigest()[:16]


class AssetHandler(RequestHandler):
    """A script or a style sheet."""

    def set_default_headers(self) -> None:
        """Let nothing be taken for another kind of file."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    def get(self, asked: str, address: str) -> None:
        """Send it; under an address of another version it is not kept."""
        if address not in addresses():
            raise HTTPError(404)
        self.set_header("Content-Type", TYPES[address.rpartition(".")[2]])
        self.set_header("Cache-Control", KEPT if asked == version() else "no-cache")
        self.finish(text(address))
