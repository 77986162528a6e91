"""What references say in full, and what a page's terms mean: fetched when a reader points at one of them."""

import html
import json
import re
from collections.abc import Iterable

from ipnb.sphinxext.apart.piece import FOLDER, Parted, Piece, beside, way

#: a citation's link with the reference in full, which `notes.js` gives back to the one that is pointed at
CITED = re.compile(r'(<a class="reference internal" href="[^"]*#ref-[^"]+") title="[^"]*"')
#: an entry of the list of references
ENTRY = re.compile(r'<div class="citation" id="ref-([^"]+)"[^>]*>.*?<p>(.*?)</p>', re.S)
TAG = re.compile(r"<[^>]+>")
DEFINITIONS = re.compile(r'<dl id="definitions" hidden>.*?</dl>', re.S)
DEFINED = re.compile(r'<div id="about-(term-[^"]+)"><dt>(.*?)</dt><dd>(.*?)</dd></div>', re.S)
#: Sphinx numbers each citation; few are the end of a link
PLACE = re.compile(r'(<span class="bibtex-citation") id="(id\d+)"')
MAIN = '<main id="main"'


def as_json(known: object) -> str:
    """Return data as a file that is sent."""
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def without_places(text: str) -> str:
    """Return a page whose citations have no ids but those to which a link leads."""
    ends = set(re.findall(r'href="#(id\d+)"', text))
    return PLACE.sub(lambda found: found[0] if found[2] in ends else found[1], text)


def set_citations_apart(page: str, text: str) -> Parted:
    """Return a page whose citations say no more than names and years; `references` has the rest."""
    return without_places(CITED.sub(r"\1", text)), ()


def definitions_in(text: str) -> dict[str, tuple[str, str]]:
    """Return the definitions that a whole page carries: a term's id -> the term, and what it means."""
    return {
        label: (html.unescape(term), html.unescape(meaning))
        for listed in DEFINITIONS.findall(text)
        for label, term, meaning in DEFINED.findall(listed)
    }


def set_definitions_apart(page: str, text: str) -> Parted:
    """Return a page without the definitions of its terms, and the file with them."""
    terms = definitions_in(text)
    if not terms:
        return text, ()
    file = beside(page, "terms.json", as_json(terms))
    text = DEFINITIONS.sub("", text)
    return text.replace(MAIN, f'{MAIN} data-terms="{way(page, file)}"', 1), (file,)


def references(texts: Iterable[str]) -> list[Piece]:
    """Return all references of the site as plain words, in a file for each letter with which their keys begin.

    Parameters
    ----------
    texts : iterable of str
        The pages; those that list references have them.
    """
    said: dict[str, dict[str, str]] = {}
    for text in texts:
        for key, entry in ENTRY.findall(text):
            words = " ".join(html.unescape(TAG.sub("", entry)).split())
            said.setdefault(key[0].lower(), {})[key] = words
    return [
        Piece(f"{FOLDER}/references/{letter}.json", as_json(own))
        for letter, own in sorted(said.items())
    ]
