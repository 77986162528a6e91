"""``{second-coding}``: how far a second coding of the claims agrees with the first, computed at build."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.documents.document import line_of
from ipnb.sphinxext.book import BookEnvironment, Translator
from ipnb.sphinxext.claims.agreement import Coding, Kappa, codes, confusion, kappa, share
from ipnb.sphinxext.claims.ratings import Rating
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.faults import Fault, read, report

#: the three into which one old rating was split after the second coding had been written down
SPLIT = ("contradicted", "untested", "untestable")


class coding_table(nodes.General, nodes.Element):
    """The table of both codings: ``html``."""


def load_codings(
    path: Path, claims: Mapping[str, Any], ratings: Mapping[str, Rating]
) -> tuple[list[Coding], list[Fault]]:
    """Return the codings of a file, and every fault with its line.

    Parameters
    ----------
    path : Path
        ``second_coding.yaml``.
    claims : mapping
        The ledger's entries by slug.
    ratings : mapping
        The ledger's ratings by id.
    """
    data, faults = read(path)
    codings = []
    for row in data.get("claims") or []:
        one = Coding(
            **{field: row.get(field) for field in Coding.__dataclass_fields__ if field != "claim"},
            claim=row.get("id"),
        )
        words = _problems(one, claims, ratings)
        faults += [Fault(path, line_of(row), f"second coding of '{one.claim}': {w}") for w in words]
        if not words:
            codings.append(one)
    return codings, faults


def _problems(one: Coding, claims: Mapping[str, Any], ratings: Mapping[str, Rating]) -> list[str]:
    words = [] if one.claim in claims else ["no such claim in the ledger"]
    given = [one.first, one.second] + ([] if one.agrees else [one.settled])
    words += [f"unknown rating '{name}'" for name in given if name not in ratings]
    if not one.agrees and not one.why:
        words.append("the two differ; say in `why` how it was settled")
    return words


def summary(codings: Sequence[Coding], ratings: Sequence[str]) -> str:
    """Return agreement in sentences, with every number computed from the codings."""
    split = [name for name in ratings if name in SPLIT]
    six = kappa(*codes(codings, ratings), len(ratings))
    four = kappa(*codes(codings, ratings, dict.fromkeys(split, split[0])), len(ratings))
    agree = sum(one.agrees for one in codings)
    return (
        f"The two agree on {agree} of {len(codings)} claims, {share(codings):.0%}. "
        f"Cohen’s κ, which takes away what chance would give, is {told(six)}. "
        "If contradicted, untested and untestable count as one, as they did when the second coding "
        f"was written down, κ is {told(four)}. "
        "(In brackets: 95% intervals, by drawing the claims again.)"
    )


def told(one: Kappa) -> str:
    """Return a kappa with its interval in figures."""
    return f"{one.value:.2f} [{one.low:.2f}, {one.high:.2f}]"


def cell(count: int, same: bool) -> str:
    """Return a cell of the table; agreement is bold, and nothing is pale."""
    if same:
        return f'<td class="same"><strong>{count}</strong></td>'
    return f"<td>{count}</td>" if count else '<td class="none">0</td>'


def table(codings: Sequence[Coding], ratings: Mapping[str, Rating]) -> str:
    """Return the table of both codings as HTML: rows the first, columns the second."""
    first, second = codes(codings, list(ratings))
    counts = confusion(first, second, len(ratings))
    labels = [escape(one.label) for one in ratings.values()]
    heads = "".join(f'<th scope="col"><span>{label}</span></th>' for label in [*labels, "All"])
    rows = "".join(
        f'<tr><th scope="row">{label}</th>'
        + "".join(cell(int(n), i == j) for j, n in enumerate(row))
        + f"<td>{row.sum()}</td></tr>"
        for i, (label, row) in enumerate(zip(labels, counts, strict=True))
    )
    sums = "".join(f"<td>{n}</td>" for n in counts.sum(axis=0))
    return (
        '<table class="coding"><caption>How many claims got which two ratings. A row is a rating '
        "of the ledger, a column one of the second coding; in bold: the same twice.</caption>"
        f'<thead><tr><th scope="col">Ledger</th>{heads}</tr></thead>'
        f'<tbody>{rows}<tr><th scope="row">All</th>{sums}<td>{counts.sum()}</td></tr></tbody></table>\n'
    )


def difference(one: Coding, claim: str, ratings: Mapping[str, Rating]) -> str:
    """Return one difference as MyST: the claim, both ratings, how it was settled."""
    label = {name: rating.label.lower() for name, rating in ratings.items()}
    return (
        f"{{claim}}`{claim} <{one.claim}>` Ledger: {label[one.first]}; second coding: {label[one.second]}; "
        f"now {label[one.settled or one.first]}. {one.why}"
    )


class SecondCoding(SphinxDirective):
    """``{second-coding}``: agreement, the table, and the claims on which the two differ."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return what the data file gives, or nothing if there is none."""
        app = self.env.app
        path = app.claims_file.with_name("second_coding.yaml")
        self.env.note_dependency(str(path))
        shows(self.env, "claims")
        shows(self.env, "ratings")
        codings, faults = load_codings(path, app.claims, app.claim_ratings)
        report(faults)
        if len(codings) < 2:
            return []
        items = [
            nodes.list_item(
                "",
                *self.parse_text_to_nodes(
                    difference(one, str(app.claims[one.claim]["claim"]), app.claim_ratings)
                ),
            )
            for one in codings
            if not one.agrees
        ]
        return [
            *self.parse_text_to_nodes(summary(codings, list(app.claim_ratings))),
            coding_table(html=table(codings, app.claim_ratings)),
            *self.parse_text_to_nodes(f"They differ on {len(items)} claims:"),
            nodes.bullet_list("", *items),
        ]


def visit_table(self: Translator, node: nodes.Element) -> None:
    """Write the table."""
    self.body.append(node["html"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(coding_table, html=(visit_table, None))
    app.add_directive("second-coding", SecondCoding)
