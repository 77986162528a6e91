"""Which pages the ePub has, in which order, under which captions: those of `_toc.yml` that need no browser."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipnb.documents.document import read_document

#: what they show lives in a browser alone
LEFT_OUT = ("book/review", "book/your-answers")


@dataclass(frozen=True)
class Entry:
    """A page of the ePub.

    Attributes
    ----------
    page : str
        Its name below the site's root, without an ending.
    part : str
        The caption under which it stands; empty for the front page.
    depth : int
        1 for a page of a part, 2 for one below such a page.
    """

    page: str
    part: str
    depth: int

    @property
    def file(self) -> str:
        """Its name in the ePub, where all pages lie in one folder."""
        return self.page.removeprefix("book/").replace("/", "-") + ".xhtml"

    @property
    def identifier(self) -> str:
        """Its name in the package, in which a name begins with a letter."""
        return "page-" + self.file.removesuffix(".xhtml")

    @property
    def folder(self) -> str:
        """Where its links are seen from, in the site."""
        return posixpath.dirname(self.page)


def contents(toc: Path) -> list[Entry]:
    """Return the pages in their order.

    Parameters
    ----------
    toc : Path
        ``_toc.yml``.
    """
    data = read_document(toc)
    found = [Entry(str(data["root"]), "", 1)]
    for part in data["parts"]:
        found += _below(part["chapters"], str(part["caption"]), 1)
    return [entry for entry in found if entry.page not in LEFT_OUT]


def _below(entries: list[dict[str, Any]], part: str, depth: int) -> Iterator[Entry]:
    for entry in entries:
        yield Entry(str(entry["file"]), part, depth)
        yield from _below(entry.get("sections") or [], part, depth + 1)
