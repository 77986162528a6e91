"""Which edition of the book this is: what `CITATION.cff` says, and the commit that a release was made of."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.faults import Fault, read, report

#: set by `make release`; a build that is no release names no commit
COMMIT = "IPNB_COMMIT"
#: without them nothing can be cited
NEEDED = ("title", "authors", "version")
LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


@dataclass(frozen=True)
class Edition:
    """An edition of the book, as citations name it.

    Attributes
    ----------
    title : str
    authors : tuple of str
        Names as they stand in `CITATION.cff`.
    version : str
    released : date or None
        None while it is being worked on.
    licence : str
        SPDX identifier of the licence of the text.
    abstract : str
    keywords : tuple of str
    doi : str
        Empty until somebody has registered one.
    commit : str
        Of which commit the pages were made, if this is a release.
    """

    title: str
    authors: tuple[str, ...]
    version: str
    released: date | None
    licence: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    doi: str = ""
    commit: str = ""

    @property
    def year(self) -> str:
        """The year of its release; empty while it has none."""
        return str(self.released.year) if self.released else ""

    @property
    def licence_address(self) -> str:
        """Where the licence stands in full, if we know."""
        return LICENCES.get(self.licence, "")


def name_of(author: dict[str, Any]) -> str:
    """Return a person's or an organisation's name.

    >>> name_of({"given-names": "Ada", "family-names": "Lovelace"})
    'Lovelace, Ada'
    """
    if "name" in author:
        return str(author["name"])
    parts = (author.get("family-names"), author.get("given-names"))
    return ", ".join(str(part) for part in parts if part)


def edition_of(data: dict[str, Any], commit: str = "") -> Edition:
    """Return the edition that a citation file describes; the text's own entry wins over the code's.

    Parameters
    ----------
    data : dict
        What stands in `CITATION.cff`; everything of `NEEDED` is there.
    commit : str
    """
    text = {**data, **(data.get("preferred-citation") or {})}
    released = data.get("date-released")
    return Edition(
        title=str(text["title"]),
        authors=tuple(name_of(author) for author in text["authors"]),
        version=str(data["version"]),
        released=date.fromisoformat(str(released)) if released else None,
        licence=str(text.get("license") or ""),
        abstract=str(text.get("abstract") or ""),
        keywords=tuple(str(word) for word in text.get("keywords") or ()),
        doi=str(text.get("doi") or ""),
        commit=commit,
    )


def read_edition(path: Path, commit: str = "") -> tuple[Edition | None, list[Fault]]:
    """Read a citation file.

    Parameters
    ----------
    path : Path
        One that is not there describes no edition.
    commit : str

    Returns
    -------
    edition : Edition or None
    faults : list of Fault
        What keeps the file from being used.
    """
    if not path.exists():
        return None, []
    data, faults = read(path)
    if not faults:
        faults = [
            Fault(path, 1, f"`{field}` is missing, and nobody can cite the book without it")
            for field in NEEDED
            if not data.get(field)
        ]
    return (None if faults else edition_of(data, commit)), faults


def load(app: Book) -> None:
    """Read the edition once, before any page; each page is written again when it has changed."""
    path = Path(app.srcdir) / app.config.edition_file
    app.edition, faults = read_edition(path, os.environ.get(COMMIT, ""))
    report(faults)
