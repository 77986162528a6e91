"""Old addresses: `book/redirects.yaml` says where what stood there is now, and nobody meets a missing page."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader

from ipnb.documents.document import line_of
from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.faults import Fault, read, report
from ipnb.sphinxext.theme.page_context import sha256

TEMPLATES = Environment(loader=PackageLoader("ipnb.sphinxext.addresses", "."), autoescape=True)
#: at once, and with the place in the page, which a refresh by the page's head would lose
MOVE = (
    "{const a=document.querySelector('link[rel=canonical]').dataset.here;"
    "location.replace(a+(a.includes('#')?'':location.hash))}"
)
#: whose content is a place of its own: what is put before it would stand outside its table or list
ROWS = ("tr", "thead", "tbody", "ul", "ol", "dl", "svg", "img", "input")


@dataclass(frozen=True)
class Redirect:
    """An address that was, and the one that is.

    Attributes
    ----------
    old, new : str
        From the site's root, for example ``book/paths.html#fourteen-weeks``.
    line : int
        Where the file says so.
    """

    old: str
    new: str
    line: int

    @property
    def page(self) -> str:
        """The page of the old address."""
        return self.old.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The place in it; empty if the whole page has moved."""
        return self.old.partition("#")[2]

    @property
    def stays(self) -> bool:
        """Whether the place is another one of the same page."""
        return self.new.partition("#")[0] == self.page


def read_redirects(path: Path) -> tuple[list[Redirect], list[Fault]]:
    """Read where things have moved to.

    Parameters
    ----------
    path : Path
        One that is not there has moved nothing.

    Returns
    -------
    redirects : list of Redirect
    faults : list of Fault
        Entries that cannot be meant, each with its line.
    """
    if not path.exists():
        return [], []
    data, faults = read(path)
    entries: dict[str, Any] = data.get("redirects") or {}
    found = [Redirect(str(old), str(new), line_of(entries, old)) for old, new in entries.items()]
    faults += [
        Fault(path, one.line, f"{one.old} → {one.new}: {words}")
        for one in found
        if (words := what_is_wrong(one))
    ]
    return ([] if faults else found), faults


def what_is_wrong(one: Redirect) -> str:
    """Return why an entry cannot be meant, or nothing."""
    for address in (one.old, one.new):
        if not address.partition("#")[0].endswith(".html") or address.startswith(("/", ".")):
            return "write both as they stand below the site's address, for example book/paths.html"
    return "both are the same address" if one.old == one.new else ""


def load(app: Book) -> None:
    """Read the redirects once, before any page."""
    app.redirects_file = Path(app.srcdir) / app.config.redirects_file
    app.redirects, faults = read_redirects(app.redirects_file)
    report(faults)


def relative(address: str, page: str) -> str:
    """Return an address as seen from a page.

    >>> relative("book/paths.html#one", "book/ledger/practice.html")
    '../paths.html#one'
    """
    target, mark, anchor = address.partition("#")
    return posixpath.relpath(target, posixpath.dirname(page) or ".") + mark + anchor


def add_anchors(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Let old places of a page lead on: to where the thing is in it now, or by a link to another page."""
    page = app.builder.get_target_uri(pagename)
    mine = [one for one in app.redirects if one.anchor and one.page == page]
    if mine and app.builder.name == "html" and "body" in context:
        context["body"] = with_anchors(context["body"], page, mine)


def with_anchors(body: str, page: str, redirects: list[Redirect]) -> str:
    """Return a page's body with the old places in it."""
    away = []
    for one in redirects:
        if one.stays:
            body = beside(body, one.new.partition("#")[2], one.anchor)
        else:
            away.append((one.anchor, relative(one.new, page)))
    if not away:
        return body
    return body + TEMPLATES.get_template("moved_places.html").render(places=away)


def beside(body: str, now: str, before: str) -> str:
    """Return a body in which one more name leads to a place.

    >>> beside('<section id="new"><h2>', "new", "old")
    '<section id="new"><span id="old"></span><h2>'
    """
    found = re.search(rf'<(\w+)[^>]*\sid="{re.escape(now)}"[^>]*>', body)
    if not found:  # the check of all links names it
        return body
    at = found.end()
    if found[1] in ROWS:
        inside = re.compile(r"<(?:t[dh]|li|dt)\b[^>]*>").search(body, at)
        at = inside.end() if inside else at
    return f'{body[:at]}<span id="{html.escape(before)}"></span>{body[at:]}'


def pages(app: Book) -> Iterator[Redirect]:
    """Yield the redirects of whole pages."""
    return (one for one in app.redirects if not one.anchor)


def write(app: Book) -> None:
    """Write a page at each old address; one that a page of today has is a fault."""
    out, home = Path(app.outdir), app.config.html_baseurl.rstrip("/")
    built = {app.builder.get_target_uri(name) for name in app.env.found_docs}
    faults = [
        Fault(
            app.redirects_file, one.line, f"{one.old} is a page of the book, and leads nowhere else"
        )
        for one in pages(app)
        if one.old in built
    ]
    report(faults)
    for one in pages(app):
        if one.old in built:
            continue
        here = relative(one.new, one.old)
        text = TEMPLATES.get_template("moved.html").render(
            here=here,
            canonical=f"{home}/{one.new}" if home else here,
            book=app.config.html_title,
            policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src '{sha256(MOVE)}'",
            script=MOVE,
        )
        write_if_new(out / one.old, text)
