"""``{your-notes}``, the page of all notes; and the button with which notes begin in a chapter."""

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.references.chapter_numbers import numbers

BEGIN = "annotations/begin.js"
SILENT = (
    '<p class="silent">Notes need JavaScript, which is switched off: this page can neither show nor '
    "read in any. What was written before is still in the browser.</p>"
)


class your_notes(nodes.General, nodes.Element):
    """Where the notes go."""


class YourNotes(SphinxDirective):
    """``{your-notes}``."""

    def run(self) -> list[nodes.Node]:
        """Return one place for the notes, and name what is kept."""
        own = self.env.metadata[self.env.docname]
        own["shows_notes"] = True
        own.setdefault("reader_storage", {})["book.notes"] = "Notes and highlights"
        return [your_notes()]


def shown(env: BookEnvironment) -> list[str]:
    """Return the pages that list the notes."""
    return [page for page, own in env.metadata.items() if own.get("shows_notes")]


def name_of(page: str) -> str:
    """Return the name under which a chapter's notes are kept: it stays if the chapter moves.

    Parameters
    ----------
    page : str
        For example ``book/foundations/reading-evidence``.
    """
    return page.rpartition("/")[2]


def chapters(env: BookEnvironment) -> list[tuple[str, str]]:
    """Return the chapters in order: page, and number with title."""
    known = [(page, number) for page, number in numbers(env).items() if number.isdigit()]
    return [
        (page, f"{number}. {env.titles[page].astext()}")
        for page, number in sorted(known, key=lambda one: int(one[1]))
    ]


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the page of the notes, to be written again, if a chapter's number or title changed."""
    pages = shown(env)
    now = chapters(env) if pages else []
    before, env.note_chapters_written = getattr(env, "note_chapters_written", None), now
    return pages if before != now else []


def visit(self: Translator, node: nodes.Element) -> None:
    """Write the names of the chapters, for the script."""
    builder = self.builder
    known = [
        {
            "name": name_of(page),
            "title": title,
            "href": builder.get_relative_uri(builder.current_docname, page),
        }
        # as they were found when the chapters had their numbers: the one long page has none
        for page, title in builder.env.note_chapters_written or []
    ]
    values = escape(json.dumps({"chapters": known}, ensure_ascii=False))
    self.body.append(
        f'<div data-module="annotations/notes_page.js" data-css="annotations/annotations.css" '
        f'data-values="{values}">{SILENT}'
    )


def offer_notes(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the button beside a chapter's number, and the script that waits for it."""
    pages = shown(app.env)
    if not (pages and context["chapter"]) or app.builder.name != "html":
        return
    everything = escape(context["pathto"](pages[0]))
    context["notes_button"] = (
        f'<button type="button" class="notes-open" data-chapter="{escape(name_of(pagename))}" '
        f'data-all="{everything}">Notes</button>'
    )
    context["modules"].append(BEGIN)


def setup(app: Sphinx) -> None:
    """Offer directive and node."""
    app.add_node(your_notes, html=(visit, lambda self, node: self.body.append("</div>\n")))
    app.add_directive("your-notes", YourNotes)
    # once Sphinx has numbered the chapters
    app.connect("env-get-updated", write_again, priority=900)
