"""Links from a chapter to the slides of its week, and from the front page to the book as PDF and ePub."""

from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.companions import made as companions
from ipnb.sphinxext.companions.made import (
    BESIDE,
    DOWNLOADS,
    FORMATS,
    SLIDES,
    Made,
    beside,
    megabytes,
)

TEMPLATES = Environment(loader=PackageLoader("ipnb.sphinxext.companions", "."), autoescape=True)
WAY = "fourteen-weeks"
#: the page on which whoever teaches finds all of them
PLANS = "book/instructors/sessions"


def load(app: Book) -> None:
    """Look once for what was made, before any page is written."""
    app.made = companions.find(Path(app.outdir).parent)


def weeks_of(app: Book, pagename: str) -> list[int]:
    """Return the weeks in which a chapter is read and which have slides; for the plans, all of these."""
    if pagename == PLANS:
        return sorted(app.made.weeks)
    steps = (app.paths.get(WAY) or {}).get("steps") or []
    return [
        number
        for number, step in enumerate(steps, 1)
        if number in app.made.weeks and pagename.removeprefix("book/") in step["chapters"]
    ]


def named(deck: Path) -> list[tuple[str, str]]:
    """Return what was made with a deck: what it is called, and how its file's name ends."""
    there = beside(deck)
    return [(words, ending) for words, ending in BESIDE if ending in there]


def add(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the links that a page has to the foot of its text."""
    made: Made = app.made
    front, weeks = pagename == app.config.root_doc, weeks_of(app, pagename)
    if app.builder.name != "html" or not (weeks or (front and made.books)):
        return
    folder = context["pathto"](f"{SLIDES}/week-", 1)
    text = TEMPLATES.get_template("links.html").render(
        plans=pagename == PLANS,
        weeks=[(number, f"{folder}{number:02}", named(made.weeks[number])) for number in weeks],
        books=[
            (FORMATS[ending], context["pathto"](f"{DOWNLOADS}/{file.name}", 1), megabytes(file))
            for ending, file in (made.books.items() if front else ())
        ],
    )
    context["chapter_foot"] = context.get("chapter_foot", Markup("")) + Markup(text)
