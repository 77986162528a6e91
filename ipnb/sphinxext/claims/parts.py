"""Which part of the book a claim belongs to: that of the first chapter, by the table of contents, which names it.

It is looked up in the chapters' text, since a page must be read again when a claim comes to it or leaves it, and
which pages are read again is settled before any is read.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book, BookEnvironment

#: a box, a short link, a short link in words of one's own
NAMED = re.compile(r"\{claim\}(?: +([\w-]+)|`(?:[^`<]*<)?([\w-]+)>?`)")
#: what is in no part
ELSEWHERE = ""


def claims_named(text: str) -> list[str]:
    """Return the slugs that a chapter names, in its order."""
    return [box or link for box, link in NAMED.findall(text)]


def by_part(slugs: Iterable[str], chapters: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return part -> its claims in the ledger's order; those that no chapter names are `ELSEWHERE`.

    Parameters
    ----------
    slugs : iterable of str
        All claims.
    chapters : mapping
        Part -> the texts of its chapters, both in the book's order.
    """
    first: dict[str, str] = {}
    for part, texts in chapters.items():
        for slug in (slug for text in texts for slug in claims_named(text)):
            first.setdefault(slug, part)
    found: dict[str, list[str]] = {part: [] for part in (*chapters, ELSEWHERE)}
    for slug in slugs:
        found[first.get(slug, ELSEWHERE)].append(slug)
    return found


def chapters_of(app: Book) -> dict[str, list[str]]:
    """Return the numbered parts of the table of contents: caption -> pages."""
    return {
        str(tree.caption): [str(page) for page in tree.files()]
        for tree in app.config.external_site_map.root.subtrees
        if tree.numbered and tree.caption
    }


def load(app: Book) -> None:
    """Give every claim its part."""

    def text(page: str) -> str:
        file = (Path(app.srcdir) / page).with_suffix(".md")
        return file.read_text(encoding="utf-8") if file.exists() else ""

    texts = {part: [text(page) for page in pages] for part, pages in chapters_of(app).items()}
    app.claim_parts = by_part(app.claims, texts)


def moved(before: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> set[str]:
    """Return the parts whose claims are not what they were."""
    return {part for part in {*before, *now} if before.get(part) != now.get(part)}


def read_again(app: Book, env: BookEnvironment, *_outdated: set[str]) -> list[str]:
    """Return the pages of parts that a claim came to or left."""
    before, env.claim_parts_read = getattr(env, "claim_parts_read", {}), app.claim_parts
    parts = moved(before, app.claim_parts)
    return [page for part, page in getattr(env, "claim_pages", {}).items() if part in parts]


def setup(app: Sphinx) -> None:
    """Look once the ledger has been read."""
    app.connect("builder-inited", load, priority=450)
    app.connect("env-get-outdated", read_again)
