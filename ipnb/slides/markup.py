"""Pieces of the book's pages as markup that can stand anywhere: no links, no ids, nothing to press."""

import copy
import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

#: what a page needs and a slide does not
LEFT_OUT = "a.headerlink, script, style, form, .unseen, .kept, .plot-tools, details"
LEAD = re.compile(r"\s*[.:]\s*$")


def parsed(markup: str) -> BeautifulSoup:
    """Return markup as a tree."""
    return BeautifulSoup(markup, "html.parser")


def cleaned(tag: Tag) -> Tag:
    """Return a copy without links, ids and what only a page needs."""
    made = copy.copy(tag)
    for one in made.select(LEFT_OUT):
        one.decompose()
    for link in made.select("a"):
        link.unwrap()
    for one in [made, *made.find_all(True)]:
        for name in ("id", "data-head", "data-empty", "role", "style", "name"):
            if one.name != "svg" and name in one.attrs:
                del one[name]
    return made


def inner(tag: Tag) -> str:
    """Return what stands inside a tag, as markup."""
    return cleaned(tag).decode_contents().strip()


def words(tag: Tag | None) -> str:
    """Return what stands inside a tag, as words on one line."""
    return " ".join(cleaned(tag).get_text().split()) if tag else ""


def found(within: Tag, selector: str) -> Tag:
    """Return the one element that has to be there.

    Raises
    ------
    ValueError
        If the page is not built as this package expects it.
    """
    tag = within.select_one(selector)
    if tag is None:
        raise ValueError(f"the built page has no '{selector}': run `make book`")
    return tag


def paragraphs(texts: list[str]) -> str:
    """Return pieces of markup as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts if text)


def by_leads(paragraph: Tag) -> list[tuple[str, str]]:
    """Split a paragraph at its bold words: ``**Prepare.** … **Stop** when …``.

    Returns
    -------
    list of (str, str)
        The bold word without its full stop, and the markup that follows; the first word is empty if the
        paragraph does not begin with a bold one.
    """
    parts: list[tuple[str, list[str]]] = []
    for node in cleaned(paragraph).children:
        if isinstance(node, Tag) and node.name == "strong":
            parts.append((LEAD.sub("", node.get_text()), []))
        elif isinstance(node, Tag | NavigableString):
            if not parts:
                parts.append(("", []))
            text = str(node) if isinstance(node, Tag) else node.output_ready("minimal")
            parts[-1][1].append(text)
    return [
        (lead, "".join(texts).strip()) for lead, texts in parts if lead or "".join(texts).strip()
    ]


def unquoted(text: str) -> str:
    """Return words without the quotation marks around the whole of them.

    >>> unquoted("“Largest first.”")
    'Largest first.'
    """
    whole = re.fullmatch(r"“([^“”]*)”", text.strip())
    return whole[1] if whole else text
