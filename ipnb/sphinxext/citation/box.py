"""*Cite this chapter* at the end of each chapter and of the front page, and the files of its references."""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.citation.formats import Work, bibtex, ris, sentence

FOLDER = "_static/citation"
SCRIPT = "citation/cite.js"
NUMBER = re.compile(r"^\d+\. ")
TEMPLATES = Environment(loader=PackageLoader("ipnb.sphinxext.citation", "."), autoescape=True)


def work_of(app: Book, pagename: str, context: dict[str, Any]) -> Work | None:
    """Return what a page is, if it is to be cited: a numbered chapter, or the front page for the book."""
    front, chapter = pagename == app.config.root_doc, context.get("chapter") or ""
    if app.edition is None or not (front or chapter):
        return None
    title = app.edition.title if front else plain_title(context)
    return Work(app.edition, title, chapter, pagename, context.get("pageurl") or "")


def plain_title(context: dict[str, Any]) -> str:
    """Return a page's title as text, without the number that its chapter has now."""
    return NUMBER.sub("", Markup(context["title"]).striptags())


def add(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put edition and citation into the page's context, and write the files that it links."""
    context["edition_line"] = edition_line(app, context)
    work = context["work"] = work_of(app, pagename, context)
    if work is None or app.builder.name != "html":
        return
    for ending, text in (("bib", bibtex(work)), ("ris", ris(work))):
        write_if_new(Path(app.outdir) / FOLDER / f"{pagename}.{ending}", text)
    address = context["pathto"](f"{FOLDER}/{pagename}", 1)
    made = TEMPLATES.get_template("box.html").render(
        work=work, sentence=sentence(work), address=address
    )
    context["chapter_foot"] = context.get("chapter_foot", Markup("")) + Markup(made)
    context["modules"] = [*context["modules"], SCRIPT]


def edition_line(app: Book, context: dict[str, Any]) -> Markup:
    """Return what the foot of every page says of its edition, with the way to what is new in it."""
    edition = app.edition
    if edition is None:
        return Markup("")
    has_changes = context["hasdoc"]("book/changes")
    older = [
        (one["version"], one["address"] if "://" in one["address"] else
         context["pathto"](one["address"], 1))
        for one in app.config.older_editions
    ]  # fmt: skip
    made = TEMPLATES.get_template("edition.html").render(
        edition=edition,
        changes=context["pathto"]("book/changes") if has_changes else "",
        older=older,
    )
    return Markup(made.strip())
