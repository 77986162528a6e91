"""Every link within the built site leads to a file, and to a place in it; and no old address is lost."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sphinx.util import logging

from ipnb.sphinxext.addresses.record import read_record, remedy
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)

#: elements with an address that a page loads or leads to; what scripts make is in no file
LINK = re.compile(r"<(a|area|link|script|img|iframe|source|form)\b[^>]*?>")
ADDRESS = re.compile(r"""\s(?:href|src|action)="([^"]*)\"""")
SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.S)
ID = re.compile(r"""\sid="([^"]+)\"""")
#: what browsers do with it is theirs
TOP = ("", "top")


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was written.

    Attributes
    ----------
    address : str
        From the site's root.
    text : str
    """

    address: str
    text: str

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places in it."""
        return frozenset(html.unescape(one) for one in ID.findall(self.text))

    def links(self, *elements: str) -> Iterator[str]:
        """Yield what it leads to and loads, as it stands there; of these elements alone, if any are named."""
        for element in LINK.finditer(SCRIPT.sub(r"\1", self.text)):
            if elements and element[1] not in elements:
                continue
            if found := ADDRESS.search(element[0]):
                yield html.unescape(found[1])


def read_pages(out: Path) -> dict[str, BuiltPage]:
    """Return the pages of a site; what stands below `_static` is no page."""
    files = (file for file in sorted(out.rglob("*.html")) if "_static" not in file.parts)
    pages = (
        BuiltPage(file.relative_to(out).as_posix(), file.read_text(encoding="utf-8"))
        for file in files
    )
    return {page.address: page for page in pages}


def broken(
    out: Path, pages: dict[str, BuiltPage], base: str = "/", elsewhere: tuple[str, ...] = ()
) -> list[str]:
    """Return what is wrong with links, in words.

    Parameters
    ----------
    out : Path
        The folder of the site.
    pages : dict of str to BuiltPage
        By address.
    base : str
        The path below which the site stands on its server; an address may begin with it.
    elsewhere : tuple of str
        Folders of the site that other builds write, such as older editions.
    """
    faults, there = [], {}
    for page in pages.values():
        for link in dict.fromkeys(page.links()):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith("//"):
                continue
            target = target_of(parts.path, page.address, base)
            if elsewhere and target.startswith(elsewhere):
                continue
            if target not in there:
                there[target] = target in pages or (out / target).is_file()
            if target.startswith("../") or not there[target]:
                faults.append(f"{page.address} leads to {link}, and there is no such file")
            elif unquote(parts.fragment) not in TOP and target in pages:
                known = pages[target].ids
                if unquote(parts.fragment) not in known:
                    hint = did_you_mean(parts.fragment, known)
                    faults.append(f"{page.address} leads to {link}: no such place there.{hint}")
    return faults


def target_of(path: str, page: str, base: str) -> str:
    """Return what a path leads to, from the site's root; what is outside begins with ``..``.

    >>> target_of("../paths.html", "book/ledger/part.html", "/")
    'book/paths.html'
    """
    if not path:
        return page
    if path.startswith("/"):
        return posixpath.relpath(unquote(path), base)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))


def check(app: Book) -> None:
    """Warn of each such link and of each address of the last release that is gone; `make book` then fails."""
    out = Path(app.outdir)
    pages = read_pages(out)
    older = tuple(one["address"] for one in app.config.older_editions if ":" not in one["address"])
    # made of what this build gives, after it
    lite = ("lite/",) if getattr(app.config, "lite", False) else ()
    base = urlsplit(app.config.html_baseurl).path or "/"
    for words in broken(out, pages, base, (*older, *lite)):
        logger.warning("%s", words, location=None)
    record = Path(app.srcdir) / app.config.addresses_file
    for number, address in read_record(record):
        page, _, anchor = address.partition("#")
        if page not in pages or (anchor and anchor not in pages[page].ids):
            logger.warning("%s", remedy(address), location=f"{record}:{number}")
