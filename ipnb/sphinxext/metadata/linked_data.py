"""What a chapter and the book are, in schema.org's words, as JSON-LD: data, which no browser runs."""

import json
from typing import Any

from markupsafe import Markup

from ipnb.sphinxext.citation.edition import Edition
from ipnb.sphinxext.citation.formats import Work

CONTEXT = "https://schema.org"
LEVEL = "graduate"


def linked_data(work: Work, description: str, language: str, home: str) -> dict[str, Any]:
    """Return a chapter or the book as one thing of schema.org.

    Parameters
    ----------
    work : Work
    description : str
    language : str
        As in BCP 47.
    home : str
        Address of the front page; empty while `_config.yml` names none.
    """
    book = {"@type": "Book", "name": work.edition.title, "url": home}
    own: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": ["Chapter" if work.chapter else "Book", "LearningResource"],
        "name": work.title,
        "description": description,
        "url": work.address,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "educationalLevel": LEVEL,
        "learningResourceType": "chapter" if work.chapter else "course",
        **_of_edition(work.edition),
    }
    if work.chapter:
        own |= {"position": int(work.chapter), "isPartOf": _without_gaps(book)}
    else:
        own |= {"bookEdition": work.edition.version, "keywords": list(work.edition.keywords)}
    return _without_gaps(own)


def _of_edition(edition: Edition) -> dict[str, Any]:
    people = [
        {"@type": "Person" if "," in name else "Organization", "name": name}
        for name in edition.authors
    ]
    return {
        "author": people,
        "license": edition.licence_address,
        "datePublished": edition.released.isoformat() if edition.released else "",
        "identifier": f"https://doi.org/{edition.doi}" if edition.doi else "",
    }


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", [])}


def block(data: dict[str, Any]) -> Markup:
    """Return the data as it stands in a page's head; no ``<`` in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
