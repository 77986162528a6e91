"""Put the ePub together from the built book."""

import os
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from ipnb.documents.document import read_document
from ipnb.epub.contents import contents
from ipnb.epub.cover import cover
from ipnb.epub.package import Publication, container, navigation, package, packed
from ipnb.epub.pages import Page, link_pages, read_page, say_what_this_is, without_words, xhtml
from ipnb.epub.styles import stylesheet
from ipnb.sphinxext.apart import whole
from ipnb.sphinxext.citation.edition import COMMIT, Edition, read_edition
from ipnb.sphinxext.claims.ratings import ratings_in

#: a time for reproducible builds, in seconds since 1970 (reproducible-builds.org)
EPOCH = "SOURCE_DATE_EPOCH"


class NotMade(Exception):
    """What keeps the ePub from being made, in words."""


def write(course: Path, built: Path, target: Path) -> list[Page]:
    """Write the ePub.

    Parameters
    ----------
    course : Path
        The folder with `_toc.yml`, `_config.yml` and `CITATION.cff`.
    built : Path
        ``_build/html``.
    target : Path
        The file.

    Returns
    -------
    list of Page
        What is in it.

    Raises
    ------
    NotMade
        If the book has not been built, or a picture in it has no words.
    """
    publication = publication_of(course)
    pages = read_pages(course, built)
    dumb = [f"{page.entry.page}: {name}" for page in pages for name in without_words(page)]
    if dumb:
        raise NotMade("pictures without words for who cannot see them:\n" + "\n".join(dumb))
    say_what_this_is(pages[0], publication.home)
    link_pages({page.entry.page: page for page in pages}, publication.home)
    # the properties are read from the pages' elements, which their text then takes the namespaces of
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": container(),
        "EPUB/package.opf": package(publication, pages),
        "EPUB/navigation.xhtml": navigation(publication, pages),
        "EPUB/book.css": stylesheet(ratings_of(course)),
        "EPUB/cover.png": cover(publication.edition),
    }
    files |= {f"EPUB/{page.entry.file}": xhtml(page, publication.language) for page in pages}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed(files, publication.made))
    return pages


def read_pages(course: Path, built: Path) -> list[Page]:
    """Return the pages, plain, in the order of `_toc.yml`."""
    found = []
    for entry in contents(course / "_toc.yml"):
        file = built / f"{entry.page}.html"
        if not file.exists():
            raise NotMade(f"{file} is not there: run `make book` first")
        found.append(read_page(entry, whole.read(built, f"{entry.page}.html")))
    return found


def publication_of(course: Path) -> Publication:
    """Return what the package says of the book, from the files of the course."""
    edition, faults = read_edition(course / "CITATION.cff", os.environ.get(COMMIT, ""))
    if edition is None:
        words = "; ".join(one.words for one in faults) or "the file is not there"
        raise NotMade(f"{course / 'CITATION.cff'}: {words}")
    config = read_document(course / "_config.yml")
    sphinx: dict[str, Any] = (config.get("sphinx") or {}).get("config") or {}
    home = str((config.get("html") or {}).get("baseurl") or sphinx.get("html_baseurl") or "")
    language = re.sub("_", "-", str(sphinx.get("language") or "en"))
    return Publication(edition, language, home, time_of(edition))


def time_of(edition: Edition) -> datetime:
    """Return the time that stands in the ePub: of the commit, if there is one to go by; else of the edition."""
    if given := os.environ.get(EPOCH):
        return datetime.fromtimestamp(int(given), UTC)
    if edition.released:
        return datetime.combine(edition.released, time(), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def ratings_of(course: Path) -> dict[str, Any]:
    """Return the ratings of the claims, whose colours the boxes have."""
    path = course / "book/claims.yaml"
    return ratings_in(read_document(path), path)[0]
