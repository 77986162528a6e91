"""The claims ledger's entries: shown as evidence boxes in chapters and as short links in sentences."""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .claim_numbers import bar, figures, sample, scale
from .nearest import nearest
from .ratings import Rating, ratings_in
from .sourced_yaml import Fault, line, read, report

logger = logging.getLogger(__name__)

#: where a number was read; one that is only remembered has no place here
SEEN = ("source", "secondary")
REQUIRED = ("id", "claim", "ratings", "evidence", "refs", "teach")


class claim_box(nodes.General, nodes.Element):
    """An evidence box: ``claim`` (the entry), ``place`` (chapter or ledger)."""


class claim_link(nodes.Inline, nodes.Element):
    """A short link to a claim's entry in the ledger: ``slug``, and ``words`` if the author gave some."""


class number_bar(nodes.Inline, nodes.Element):
    """The small picture of an estimate with its interval."""


def faults_of(claim: dict, path: Path, seen: set[str], ratings: dict[str, Rating]) -> list[Fault]:
    """What is wrong with one entry."""
    found = [
        Fault(path, line(claim), f"claim '{claim.get('id', '?')}': `{field}` is missing")
        for field in REQUIRED
        if not claim.get(field)
    ]
    if claim.get("id") in seen:
        found.append(
            Fault(path, line(claim, "id"), f"claim '{claim['id']}' stands here a second time")
        )
    for rating in claim.get("ratings") or []:
        if rating.get("rating") not in ratings:
            hint = nearest(str(rating.get("rating")), ratings)
            words = f"claim '{claim.get('id')}': unknown rating '{rating.get('rating')}'.{hint}"
            found.append(Fault(path, line(rating), words))
    for number in claim.get("numbers") or []:
        for field in ("label", "value", "source"):
            if number.get(field) is None:
                found.append(
                    Fault(
                        path, line(number), f"claim '{claim.get('id')}': a number without `{field}`"
                    )
                )
        if number.get("seen") not in SEEN:
            words = f"claim '{claim.get('id')}': a number is `seen` in a source or secondary, never recalled"
            found.append(Fault(path, line(number), words))
    return found


def load_claims(path: Path) -> tuple[dict[str, dict], dict[str, Rating], list[Fault]]:
    """The ledger: id -> entry and id -> rating in the file's order, and every fault with its line."""
    if not path.exists():
        return {}, {}, []
    data, faults = read(path)
    ratings, wrong = ratings_in(data, path)
    faults += wrong
    claims = {}
    for claim in data.get("claims") or []:
        wrong = faults_of(claim, path, set(claims), ratings)
        faults += wrong
        if not wrong:
            claims[claim["id"]] = claim
    return claims, ratings, faults


def parsed(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    """Markdown as nodes, with citations and terms, placed where the directive stands."""
    holder = nodes.Element()
    holder.document = directive.state.document
    source = directive.get_source_info()[0]
    directive.state.nested_parse(
        StringList(str(text).splitlines(), source), directive.content_offset, holder
    )
    return holder.children


def part(kind: str, *content: nodes.Node) -> nodes.container:
    """One part of a finding."""
    return nodes.container("", *content, classes=[kind])


def findings(directive: SphinxDirective, numbers: list[dict]) -> list[nodes.Node]:
    """Estimates, intervals, studies and people, sources: a list, so that it fits a phone."""
    axis = scale(numbers)
    rows = []
    for number in numbers:
        estimate = nodes.paragraph("", figures(number))
        if axis:
            estimate += number_bar(svg=bar(number, axis))
        source = parsed(directive, f"{{cite:t}}`{number['source']}`")
        if number.get("seen") == "secondary":
            source = [*source, nodes.paragraph("", "as told by a secondary source")]
        rows.append(
            nodes.list_item(
                "",
                part("measured", *parsed(directive, number["label"])),
                part("estimate", estimate),
                part("sample", nodes.paragraph("", sample(number))),
                part("source", *source),
            )
        )
    ranged = any(number.get("low") is not None for number in numbers)
    note = (
        [nodes.container("", nodes.paragraph("", "In brackets: 95% intervals."), classes=["key"])]
        if ranged
        else []
    )
    return [nodes.bullet_list("", *rows, classes=["numbers"]), *note]


def box(directive: SphinxDirective, claim: dict, place: str) -> claim_box:
    """The evidence box of one claim."""
    node = claim_box(claim=plain(claim), place=place)
    node["serial"] = directive.env.new_serialno("claim")
    node += nodes.container("", *parsed(directive, claim["claim"]), classes=["statement"])
    node += nodes.container("", *parsed(directive, claim["evidence"]), classes=["evidence"])
    if claim.get("numbers"):
        node += findings(directive, claim["numbers"])
    node += nodes.container(
        "", *parsed(directive, f"**Say it honestly.** {claim['teach']}"), classes=["teach"]
    )
    cites = "; ".join(f"{{cite:t}}`{key}`" for key in claim["refs"])
    node += nodes.container("", *parsed(directive, f"Sources: {cites}."), classes=["sources"])
    return node


def plain(claim: dict) -> dict:
    """The part of an entry that the page's HTML needs, without the YAML reader's marks."""
    return {
        "id": str(claim["id"]),
        "number": int(claim["number"]) if claim.get("number") else None,
        "ratings": [(str(r["rating"]), str(r.get("of") or "")) for r in claim["ratings"]],
        "seeds": [str(seed) for seed in claim.get("seeds") or []],
    }


def use(env, docname: str, slug: str) -> None:
    """Note that a page rests on a claim."""
    if not hasattr(env, "claim_uses"):
        env.claim_uses = {}
    env.claim_uses.setdefault(docname, [])
    if slug not in env.claim_uses[docname]:
        env.claim_uses[docname].append(slug)


def found(env, slug: str, location) -> dict | None:
    """The entry of a slug; an unknown one is reported where it stands."""
    env.note_dependency(str(env.app.claims_file))
    claim = env.app.claims.get(slug)
    if claim is None:
        hint = nearest(slug, env.app.claims)
        logger.warning("claim not in the ledger: '%s'.%s", slug, hint, location=location)
    return claim


class Claim(SphinxDirective):
    """``{claim} slug``: the evidence box."""

    required_arguments = 1

    def run(self):
        """The box, or nothing but a warning."""
        slug = self.arguments[0].strip()
        claim = found(self.env, slug, self.get_location())
        if claim is None:
            return []
        use(self.env, self.env.docname, slug)
        return [box(self, claim, "chapter")]


class ClaimLink(SphinxRole):
    """``{claim}`slug` ``, or ``{claim}`words <slug>` `` for words of one's own."""

    def run(self):
        """A link that is given its address when the pages are written."""
        words, _, rest = self.text.rpartition("<")
        slug = rest.rstrip(">").strip() if words else self.text.strip()
        claim = found(self.env, slug, self.get_location())
        if claim is None:
            return [nodes.literal("", slug)], []
        use(self.env, self.env.docname, slug)
        rating = str(claim["ratings"][0]["rating"])
        return [claim_link(slug=slug, words=words.strip(), rating=rating)], []


def resolve_links(app, doctree, docname):
    """Turn short links into references to the ledger's entries."""
    ledger = getattr(app.env, "claims_ledger", None)
    for link in list(doctree.findall(claim_link)):
        target = app.builder.get_relative_uri(docname, ledger) if ledger else ""
        link["address"] = f"{target}#claim-{link['slug']}" if ledger else ""


def rating_of(name: str, rating: Rating, of: str) -> str:
    """One rating of a box: sign, word, and what it rates."""
    what = f': <span class="of">{of}</span>' if of else ""
    return f'<span class="rating {name}">{rating.icon} {rating.label}{what}</span>'


def visit_box(self, node):
    """Open a box: its rating in word, sign and colour; in the ledger it carries the claim's id."""
    claim = node["claim"]
    rating = claim["ratings"][0][0]
    label = f"claim-title-{node['serial']}"
    anchor = f' id="claim-{claim["id"]}"' if node["place"] == "ledger" else ""
    known = self.builder.app.claim_ratings
    ratings = "".join(
        rating_of(name, known[name], self.encode(of)) for name, of in claim["ratings"]
    )
    number = f"Claim {claim['number']}" if claim["number"] else "Evidence"
    tag = "h2" if node["place"] == "ledger" else "p"
    self.body.append(
        f'<div class="claim {rating}"{anchor} role="note" aria-labelledby="{label}">'
        f'<{tag} class="kicker" id="{label}">{number}</{tag}><p class="ratings">{ratings}</p>\n'
    )


def depart_box(self, node):
    """Close it, with the way to the ledger or back to the chapters."""
    for address, words in node.get("links", []):
        self.body.append(f'<p class="more"><a href="{address}">{self.encode(words)}</a></p>')
    self.body.append("</div>\n")


def visit_link(self, node):
    """A short link: sign and word."""
    rating = self.builder.app.claim_ratings[node["rating"]]
    word = self.encode(node["words"] or rating.label.lower())
    inside = f"{rating.icon}\u202f{word}"
    address = node.get("address")
    opening = f'<a class="claim-link {node["rating"]}" href="{address}">' if address else "<span>"
    self.body.append(f"{opening}{inside}{'</a>' if address else '</span>'}")
    raise nodes.SkipNode


def visit_bar(self, node):
    """The picture of an interval."""
    self.body.append(node["svg"])
    raise nodes.SkipNode


def load(app):
    """Read the ledger and report its faults."""
    app.claims_file = Path(app.srcdir) / app.config.claims_file
    app.claims, app.claim_ratings, faults = load_claims(app.claims_file)
    report(faults)


def forget(app, env, docname):
    """A page is read again: forget what it rested on."""
    getattr(env, "claim_uses", {}).pop(docname, None)


def setup(app):
    """Offer directive, role and nodes."""
    app.add_config_value("claims_file", "book/claims.yaml", "env")
    app.add_node(claim_box, html=(visit_box, depart_box))
    app.add_node(claim_link, html=(visit_link, None))
    app.add_node(number_bar, html=(visit_bar, None))
    app.add_directive("claim", Claim)
    app.add_role("claim", ClaimLink())
    # before the style sheet is written, which has a rule for each rating
    app.connect("builder-inited", load, priority=400)
    app.connect("doctree-resolved", resolve_links)
    app.connect("env-purge-doc", forget)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
