"""A file that a page sets apart, and the way to it."""

import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

FOLDER = "_static/beside"
#: what leads somewhere on the site, seen from where it stands
ADDRESS = re.compile(r'(?<=\s)(href|src)="(?![a-z]+:)([^"]*)"')


@dataclass(frozen=True)
class Piece:
    """A file beside the pages.

    Attributes
    ----------
    address : str
        From the site's root.
    text : str
    """

    address: str
    text: str


#: a page's text without what was set apart, and the files that hold that
Parted = tuple[str, tuple[Piece, ...]]
#: from a page's address and text
Step = Callable[[str, str], Parted]


def beside(page: str, name: str, text: str) -> Piece:
    """Return a page's own file.

    Parameters
    ----------
    page : str
        The page's address from the site's root.
    name : str
        What the file is called there.
    text : str
    """
    return Piece(f"{FOLDER}/{page.removesuffix('.html')}/{name}", text)


def way(page: str, piece: Piece) -> str:
    """Return the address of a file as a page asks for it, with its version."""
    version = hashlib.sha256(piece.text.encode()).hexdigest()[:8]
    return f"{posixpath.relpath(piece.address, posixpath.dirname(page))}?v={version}"


def moved(markup: str, page: str, address: str) -> str:
    """Return markup of a page with its links as they are from another place.

    >>> moved('<a href="../x.html#y"> <a href="#z">', "book/a/b.html", "_static/beside/c.html")
    '<a href="../../book/x.html#y"> <a href="../../book/a/b.html#z">'
    """

    def seen_from_there(link: re.Match[str]) -> str:
        path, sign, rest = link[2].partition("#")
        path = posixpath.join(posixpath.dirname(page), path) if path else page
        return f'{link[1]}="{posixpath.relpath(path, posixpath.dirname(address))}{sign}{rest}"'

    return ADDRESS.sub(seen_from_there, markup)
