"""``{review-decks}``: the review on its page; without a script, the way to the questions of each chapter."""

import json
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.review.decks import Deck, decks_of, shown

SILENT = (
    "With JavaScript this page would ask you these questions one by one, and each again after some days, for as "
    "long as you like. It is switched off; the questions stand in the chapters, each with its answer:"
)


class review_decks(nodes.General, nodes.Element):
    """Where the review goes."""


class ReviewDecks(SphinxDirective):
    """``{review-decks}``."""

    def run(self) -> list[nodes.Node]:
        """Return one place for the review, and name what it keeps."""
        own = self.env.metadata[self.env.docname]
        own["shows_review"] = True
        own.setdefault("reader_storage", {})["book.review"] = "Review"
        return [review_decks()]


def summary(decks: list[Deck]) -> list[tuple[str, ...]]:
    """Return what the page shows of the decks."""
    return [(deck.id, deck.title, deck.page, deck.first, str(len(deck.cards))) for deck in decks]


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the page of the review, to be written again, if a deck's name or size changed."""
    pages = shown(env)
    now = summary(decks_of(app)) if pages else []
    before, env.review_decks_written = getattr(env, "review_decks_written", None), now
    return pages if before != now else []


def visit(self: Translator, node: nodes.Element) -> None:
    """Write the names of the decks: for the script, and as a list for whoever has none."""
    builder = self.builder
    known = []
    # as they were found when the chapters had their numbers: the one long page has none
    for name, title, page, first, count in builder.env.review_decks_written or []:
        # on the one long page of the PDF it is a place already
        href = builder.get_relative_uri(builder.current_docname, page).partition("#")[0]
        known.append(
            {"id": name, "title": title, "href": href, "first": first, "count": int(count)}
        )
    values = escape(json.dumps({"decks": known}, ensure_ascii=False))
    rows = "".join(
        f'<li><a href="{one["href"]}#{one["first"]}">{self.encode(one["title"])}</a>, '
        f"{one['count']} cards</li>"
        for one in known
    )
    self.body.append(
        f'<div data-module="review/review.js" data-css="review/review.css" data-values="{values}">'
        f'<p class="silent">{SILENT}</p><ul>{rows}</ul>'
    )


def setup(app: Sphinx) -> None:
    """Offer directive and node."""
    app.add_node(review_decks, html=(visit, lambda self, node: self.body.append("</div>\n")))
    app.add_directive("review-decks", ReviewDecks)
    # once Sphinx has numbered the chapters
    app.connect("env-get-updated", write_again, priority=900)
