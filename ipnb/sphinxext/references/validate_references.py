"""Warn about references and models that a chapter names and nobody has, with the nearest right name."""

import re
from collections.abc import Iterator
from pkgutil import iter_modules
from typing import cast

from sphinx.util import logging
from sphinxcontrib.bibtex.domain import BibtexDomain

import ipnb.models
from ipnb import widgets
from ipnb.documents.document import line_of
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)
CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
IMPORT = re.compile(r"^from ipnb\.(widgets|models(?:\.\w+)?) import ([\w, ]+)$", re.M)


def references(app: Book) -> set[str]:
    """Return every key of the bibliography, which its extension has read by now."""
    return set(cast("BibtexDomain", app.env.get_domain("cite")).bibdata.data.entries)


def importable() -> dict[str, set[str]]:
    """Return what a chapter's code may take from each floor of the package."""
    return {"widgets": set(widgets.__all__), "models": set(ipnb.models.NAMES)} | {
        f"models.{name}": {part.name for part in iter_modules([f"{folder}/{name}"])}
        for folder in ipnb.models.__path__
        for name in ipnb.models.NAMES
    }


def named(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield what a chapter names: (kind, name, place in the text).

    Parameters
    ----------
    text : str
        A chapter's source.
    """
    for found in CITE.finditer(text):
        yield from (("cite", key.strip(), found.start()) for key in found[1].split(","))
    for found in IMPORT.finditer(text):
        names = (part.split(" as ")[0].strip() for part in found[2].split(","))
        if "." in found[1]:
            yield "models", found[1].partition(".")[2], found.start()
        yield from ((found[1], name, found.start()) for name in names)


def check(app: Book, docname: str, source: list[str]) -> None:
    """Look at a chapter before it is parsed, while its lines are as its author wrote them."""
    known = importable() | {"cite": app.reference_keys}
    words = {"cite": "no reference", "widgets": "no model", "models": "no module of models"}
    for kind, name, at in named(source[0]):
        # of an unknown model nothing more is said
        if name and name not in known.get(kind, {name}):
            place = f"{app.env.doc2path(docname)}:{source[0].count(chr(10), 0, at) + 1}"
            logger.warning(
                "%s '%s'.%s",
                words.get(kind, f"no module of {kind}"),
                name,
                did_you_mean(name, known[kind]),
                location=place,
            )


def load(app: Book) -> None:
    """Read the keys; the ledger's entries are held to them at once."""
    app.reference_keys = references(app)
    for claim in app.claims.values():
        for key in claim["refs"]:
            if key not in app.reference_keys:
                hint = did_you_mean(key, app.reference_keys)
                words = f"claim '{claim['id']}': no reference '{key}'.{hint}"
                logger.warning(words, location=f"{app.claims_file}:{line_of(claim, 'refs')}")
