"""The ledger page: a row for every claim, with filters that need no server (for the rating, no script).

The entries stand whole on a page for each part of the book (`part_pages`): all on one would weigh more than a
chapter with its models, for whoever looks up one.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.claims.boxes import plain, ratings_of
from ipnb.sphinxext.claims.part_pages import address
from ipnb.sphinxext.claims.ratings import Rating
from ipnb.sphinxext.entries_shown import shows


class ledger_filters(nodes.General, nodes.Element):
    """The filters above the list: ``counts``, rating -> how many claims."""


class claim_row(nodes.General, nodes.Element):
    """A claim in one row: ``claim`` (the entry) and ``address`` (of its box)."""


class Ledger(SphinxDirective):
    """``{claims-ledger}``: filters, and a row for every claim."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return one list; a claim's id leads to its row."""
        env = self.env
        shows(env, "claims")
        shows(env, "ratings")
        env.claims_ledger = env.docname
        claims = list(env.app.claims.values())
        filters = ledger_filters()
        filters["counts"] = dict(Counter(str(claim["ratings"][0]["rating"]) for claim in claims))
        return [filters, nodes.bullet_list("", *map(self.row, claims), classes=["claims"])]

    def row(self, claim: dict[str, Any]) -> claim_row:
        """Return a claim's row: its words alone, since the whole of them is a link."""
        node: claim_row = claim_row(claim=plain(claim), address="")
        words = self.parse_text_to_nodes(str(claim["claim"]))
        node += nodes.Text(" ".join(block.astext() for block in words))
        return node


def link_rows(app: Book, doctree: nodes.document, docname: str) -> None:
    """Give every row the address of its entry."""
    for row in doctree.findall(claim_row):
        row["address"] = address(app.builder, docname, row["claim"]["id"])


def visit_row(self: Translator, node: nodes.Element) -> None:
    """Open a row; its id is the one by which the ledger's claims have been linked to from the beginning."""
    claim, known = node["claim"], self.builder.app.claim_ratings
    self.body.append(
        f'<li class="{claim["ratings"][0][0]}" id="claim-{claim["id"]}">'
        f'<a href="{node["address"]}">'
    )
    node["after"] = (
        f'</a> <span class="ratings">{ratings_of(claim, known, self.encode)}</span></li>'
    )


def depart_row(self: Translator, node: nodes.Element) -> None:
    """Close it, with its ratings."""
    self.body.append(f"{node['after']}\n")


def legend(ratings: Mapping[str, Rating]) -> str:
    """Return what each rating means, in a few words."""
    rows = "".join(
        f'<div><dt class="rating {name}">{one.icon} {one.label}</dt><dd>{one.meaning}</dd></div>'
        for name, one in ratings.items()
    )
    return f'<dl class="meanings">{rows}</dl>'


def criteria(ratings: Mapping[str, Rating]) -> str:
    """Return the criteria in the order in which they are asked: from the last rating to the first."""
    rows = "".join(
        f'<li><span class="rating {name}">{one.icon} {one.label}</span> {one.criterion}</li>'
        for name, one in reversed(list(ratings.items()))
    )
    return (
        '<details class="criteria"><summary>How a rating is chosen</summary>'
        "<p>Take the claim as it is worded, and what its evidence says. The first of these that fits decides.</p>"
        f"<ol>{rows}</ol></details>"
    )


def visit_filters(self: Translator, node: nodes.Element) -> None:
    """Write radio buttons that CSS alone can follow, and a field for words, which the page's script shows."""
    counts = node["counts"]
    ratings = self.builder.app.claim_ratings
    total = sum(counts.values())
    choices = [("all", "All", total, "")] + [
        (name, one.label, counts.get(name, 0), one.icon) for name, one in ratings.items()
    ]
    radios = "".join(
        f'<label class="rating {name}"><input type="radio" name="rating" value="{name}"'
        f'{" checked" if name == "all" else ""}> {sign} {word} <span class="count">{count}</span></label>'
        for name, word, count, sign in choices
    )
    self.body.append(
        '<form class="ledger" aria-label="Filter the claims">'
        f"<fieldset><legend>Rating</legend>{radios}</fieldset>"
        '<label class="find" hidden>Words in the claim <input type="search" autocomplete="off"></label>'
        f'<p role="status">{total} claims</p></form>{legend(ratings)}{criteria(ratings)}\n'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(ledger_filters, html=(visit_filters, None))
    app.add_node(claim_row, html=(visit_row, depart_row))
    app.add_directive("claims-ledger", Ledger)
    app.connect("doctree-resolved", link_rows)
