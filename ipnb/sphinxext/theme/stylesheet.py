"""One style sheet for every page: the design tokens first, then the sheets of the parts."""

import re
from pathlib import Path

from ipnb.sphinxext.assets import MERGED_SHEETS, PACKAGE, write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.claims.ratings import Rating, rules
from ipnb.web.tokens import css


def slim(text: str) -> str:
    """Return CSS without comments and without blanks that mean nothing."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};,])\s*", r"\1", text).strip()


def stylesheet(ratings: dict[str, Rating]) -> str:
    """Return the whole sheet; the ledger's ratings have a rule each."""
    sheets = ((PACKAGE / address).read_text(encoding="utf-8") for address in MERGED_SHEETS)
    return slim("\n".join([css(":root"), *sheets, rules(ratings)]))


def write(app: Book) -> None:
    """Put the sheet where pages look for it."""
    write_if_new(Path(app.outdir) / "_static/book.css", stylesheet(app.claim_ratings))
