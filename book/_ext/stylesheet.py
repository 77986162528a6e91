"""One style sheet for every page: the design tokens first, then `book/web/*.css` in the order below."""

import re
from pathlib import Path

from ipnb.web.tokens import css

from . import WEB, write_if_new
from .ratings import Rating, rules

ORDER = [
    "page", "text", "code", "figures", "drawings", "boxes", "front", "claims", "exercise", "dialogue",
    "paths", "print",
]  # fmt: skip


def slim(text: str) -> str:
    """CSS without comments and without blanks that mean nothing."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};,])\s*", r"\1", text).strip()


def stylesheet(ratings: dict[str, Rating]) -> str:
    """The whole sheet; the ledger's ratings have a rule each."""
    parts = [css(":root"), *((WEB / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)]
    return slim("\n".join([*parts, rules(ratings)]))


def write(app):
    """Put the sheet where pages look for it."""
    write_if_new(Path(app.outdir) / "_static/book.css", stylesheet(app.claim_ratings))


def setup(app):
    """Write the sheet before any page is."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
