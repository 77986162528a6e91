"""What a page says of itself to who has not opened it: its author's sentence, or its first ones."""

import re
from typing import Any

from docutils import nodes

from ipnb.sphinxext.citation.box import plain_title

#: what search engines show of a description; the words after it are cut off there
LONGEST = 200
SENTENCE_END = re.compile(r"(?<=[.?!…])[”’)]*\s+")


def description_of(context: dict[str, Any], doctree: nodes.document | None) -> str:
    """Return the description of a page.

    Parameters
    ----------
    context : dict
        Of its template; ``meta`` has what the head of its file says.
    doctree : document or None
        None for a page that no file makes.

    Returns
    -------
    str
        ``description`` from the head of the file; else the page's first sentences; else the title and the book.
    """
    given = (context.get("meta") or {}).get("description")
    if given:
        return " ".join(str(given).split())
    if doctree is not None and (found := first_sentences(doctree)):
        return found
    return f"{plain_title(context)}: a page of {context['docstitle']}"


def first_sentences(doctree: nodes.document) -> str:
    """Return as many of the first sentences as fit; prose counts, and no box, list or table."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section | nodes.document):
            words = " ".join(paragraph.astext().split())
            if words:
                return fitting(words)
    return ""


def fitting(words: str, longest: int = LONGEST) -> str:
    """Return whole sentences up to a length, or the beginning of the first with an ellipsis.

    >>> fitting("One. Two is long.", 8)
    'One.'
    >>> fitting("A sentence without an end", 12)
    'A sentence…'
    """
    taken = ""
    for sentence in SENTENCE_END.split(words):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > longest:
            break
        taken = longer
    return taken or words[: longest - 1].rpartition(" ")[0].rstrip(",;:") + "…"
