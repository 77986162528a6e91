"""Evidence boxes and short links: what stands in the page for a claim."""

from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext import html_parts
from ipnb.sphinxext.book import Translator
from ipnb.sphinxext.claims.numbers import bar, figures, sample, scale, unbroken
from ipnb.sphinxext.claims.ratings import Rating


class claim_box(nodes.General, nodes.Element):
    """An evidence box: ``claim`` (the entry), ``place`` (chapter or ledger)."""


class claim_link(nodes.Inline, nodes.Element):
    """A short link to a claim's entry in the ledger: ``slug``, and ``words`` if the author gave some."""


class number_bar(nodes.Inline, nodes.Element):
    """The small picture of an estimate with its interval."""


def part(kind: str, *content: nodes.Node) -> nodes.container:
    """Return one part of a box."""
    return nodes.container("", *content, classes=[kind])


def findings(directive: SphinxDirective, numbers: list[dict[str, Any]]) -> list[nodes.Node]:
    """Return estimates, intervals, studies and people, sources: a list, so that it fits a phone.

    Parameters
    ----------
    directive : SphinxDirective
        Parses what authors wrote in MyST.
    numbers : list of dict
        An entry's ``numbers``: label, value, perhaps low, high, statistic, k, n, source.
    """
    axis = scale(numbers)
    rows = []
    for number in numbers:
        estimate = nodes.paragraph("", unbroken(figures(number)))
        if axis:
            estimate += number_bar(svg=bar(number, axis))
        source = directive.parse_text_to_nodes(f"{{cite:t}}`{number['source']}`")
        if number.get("seen") == "secondary":
            source = [*source, nodes.paragraph("", "as told by a secondary source")]
        rows.append(
            nodes.list_item(
                "",
                part("measured", *directive.parse_text_to_nodes(str(number["label"]))),
                part("estimate", estimate),
                part("sample", nodes.paragraph("", unbroken(sample(number)))),
                part("source", *source),
            )
        )
    ranged = any(number.get("low") is not None for number in numbers)
    note = [part("key", nodes.paragraph("", "In brackets: 95% intervals."))] if ranged else []
    return [nodes.bullet_list("", *rows, classes=["numbers"]), *note]


def box(directive: SphinxDirective, claim: dict[str, Any], place: str) -> claim_box:
    """Return the evidence box of one claim."""

    def told(kind: str, text: object) -> nodes.container:
        return part(kind, *directive.parse_text_to_nodes(str(text)))

    node: claim_box = claim_box(claim=plain(claim), place=place)
    statement: nodes.Element = told("statement", claim["claim"])
    if place == "ledger":  # there the claims themselves are the headings
        own = {"class_": "statement", "role": "heading", "aria_level": "2"}
        statement = html_parts.part("div", *statement.children, **own)
    node += statement
    if claim.get("claimed_in"):
        node += told("claimed", f"Claimed in {claim['claimed_in']}.")
    node += told("evidence", claim["evidence"])
    if claim.get("numbers"):
        node += findings(directive, claim["numbers"])
    node += told("teach", f"**Say it honestly.** {claim['teach']}")
    cites = "; ".join(f"{{cite:t}}`{key}`" for key in claim["refs"])
    node += told("sources", f"Sources: {cites}.")
    return node


def plain(claim: dict[str, Any]) -> dict[str, Any]:
    """Return the part of an entry that the page's HTML needs, without the YAML reader's marks."""
    return {
        "id": str(claim["id"]),
        "number": int(claim["number"]) if claim.get("number") else None,
        "ratings": [(str(r["rating"]), str(r.get("of") or "")) for r in claim["ratings"]],
        "seeds": [str(seed) for seed in claim.get("seeds") or []],
    }


def rating_of(name: str, rating: Rating, of: str) -> str:
    """Return one rating of a box: sign, word, and what it rates."""
    what = f': <span class="of">{of}</span>' if of else ""
    return f'<span class="rating {name}">{rating.icon} {rating.label}{what}</span>'


def ratings_of(
    claim: dict[str, Any], known: Mapping[str, Rating], encode: Callable[[str], str]
) -> str:
    """Return all ratings of an entry, the first of which counts.

    Parameters
    ----------
    claim : dict
        As `plain` gives it.
    known : mapping of str to Rating
        The ledger's ratings.
    encode : callable
        Makes HTML of plain text.
    """
    return "".join(rating_of(name, known[name], encode(of)) for name, of in claim["ratings"])


def visit_box(self: Translator, node: nodes.Element) -> None:
    """Open a box: its rating in word, sign and colour; in the ledger it can be linked to."""
    claim = node["claim"]
    rating = claim["ratings"][0][0]
    anchor = f' id="evidence-{claim["id"]}"' if node["place"] == "ledger" else ""
    ratings = ratings_of(claim, self.builder.app.claim_ratings, self.encode)
    number = f"Claim {claim['number']}" if claim["number"] else "Evidence"
    self.body.append(
        f'<div class="claim {rating}"{anchor} role="note">'
        f'<p class="kicker">{number}</p><p class="ratings">{ratings}</p>\n'
    )


def depart_box(self: Translator, node: nodes.Element) -> None:
    """Close it, with the way to the ledger or back to the chapters."""
    for address, words in node.get("links", []):
        self.body.append(f'<p class="more"><a href="{address}">{self.encode(words)}</a></p>')
    self.body.append("</div>\n")


def visit_link(self: Translator, node: nodes.Element) -> None:
    """Write a short link: sign and word."""
    rating = self.builder.app.claim_ratings[node["rating"]]
    word = self.encode(node["words"] or rating.label.lower())
    inside = f"{rating.icon}\u202f{word}"
    address = node.get("address")
    opening = f'<a class="claim-link {node["rating"]}" href="{address}">' if address else "<span>"
    self.body.append(f"{opening}{inside}{'</a>' if address else '</span>'}")
    raise nodes.SkipNode


def visit_bar(self: Translator, node: nodes.Element) -> None:
    """Write the picture of an interval."""
    self.body.append(node["svg"])
    raise nodes.SkipNode
