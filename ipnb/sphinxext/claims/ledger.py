"""The ledger page: every claim, with filters that need no server (and, for the rating, no script either)."""

from collections import Counter
from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.claims.boxes import box, claim_box
from ipnb.sphinxext.claims.ratings import Rating


class ledger_filters(nodes.General, nodes.Element):
    """The filters above the list: ``counts``, rating -> how many claims."""


class Ledger(SphinxDirective):
    """``{claims-ledger}``: filters and all claims."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return one list; the page becomes the target of all short links."""
        env = self.env
        env.note_dependency(str(env.app.claims_file))
        env.claims_ledger = env.docname
        claims = list(env.app.claims.values())
        filters = ledger_filters()
        filters["counts"] = dict(Counter(str(claim["ratings"][0]["rating"]) for claim in claims))
        return [
            filters,
            nodes.container("", *(box(self, c, "ledger") for c in claims), classes=["claims"]),
        ]


def link_both_ways(app: Book, doctree: nodes.document, docname: str) -> None:
    """Link a box in a chapter to the ledger, and a claim there to each chapter that rests on it."""
    env, ledger = app.env, getattr(app.env, "claims_ledger", None)
    uses = getattr(env, "claim_uses", {})
    for node in doctree.findall(claim_box):
        slug = node["claim"]["id"]
        if node["place"] == "chapter":
            if ledger:
                target = app.builder.get_relative_uri(docname, ledger)
                node["links"] = [(f"{target}#claim-{slug}", "This claim in the ledger")]
            continue
        chapters = [
            name for name, slugs in sorted(uses.items()) if slug in slugs and name != docname
        ]
        node["links"] = [
            (app.builder.get_relative_uri(docname, name), f"Used in: {env.titles[name].astext()}")
            for name in chapters
        ]


def write_ledger_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the ledger, which names the chapters that use a claim, if these changed."""
    ledger = getattr(env, "claims_ledger", None)
    now = {
        name: (tuple(slugs), env.titles[name].astext())
        for name, slugs in getattr(env, "claim_uses", {}).items()
    }
    before, env.claim_uses_written = getattr(env, "claim_uses_written", None), now
    return [ledger] if ledger in env.found_docs and before != now else []


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
    app.add_directive("claims-ledger", Ledger)
    app.connect("doctree-resolved", link_both_ways)
    app.connect("env-updated", write_ledger_again)
