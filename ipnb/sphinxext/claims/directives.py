"""``{claim}``: an entry of the ledger as an evidence box, or as a short link in a sentence."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.claims import boxes
from ipnb.sphinxext.claims.entries import load_claims
from ipnb.sphinxext.claims.part_pages import address
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.faults import report
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)


def use(env: BookEnvironment, docname: str, slug: str) -> None:
    """Note that a page rests on a claim."""
    if not hasattr(env, "claim_uses"):
        env.claim_uses = {}
    env.claim_uses.setdefault(docname, [])
    if slug not in env.claim_uses[docname]:
        env.claim_uses[docname].append(slug)


def entry(env: BookEnvironment, slug: str, location: str) -> dict[str, Any] | None:
    """Return the entry of a slug; an unknown one is reported where it stands.

    Parameters
    ----------
    env : BookEnvironment
        Of the build.
    slug : str
        The claim's id.
    location : str
        Where a page names it, for the warning.
    """
    shows(env, "claims", [slug])
    shows(env, "ratings")
    claim = env.app.claims.get(slug)
    if claim is None:
        hint = did_you_mean(slug, env.app.claims)
        logger.warning("claim not in the ledger: '%s'.%s", slug, hint, location=location)
    return claim


class Claim(SphinxDirective):
    """``{claim} slug``: the evidence box."""

    env: BookEnvironment
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the box, or nothing but a warning."""
        slug = self.arguments[0].strip()
        claim = entry(self.env, slug, self.get_location())
        if claim is None:
            return []
        use(self.env, self.env.docname, slug)
        return [boxes.box(self, claim, "chapter")]


class ClaimLink(SphinxRole):
    """``{claim}`slug` ``, or ``{claim}`words <slug>` `` for words of one's own."""

    env: BookEnvironment

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a link that is given its address when the pages are written."""
        words, _, rest = self.text.rpartition("<")
        slug = rest.rstrip(">").strip() if words else self.text.strip()
        claim = entry(self.env, slug, self.get_location())
        if claim is None:
            return [nodes.literal("", slug)], []
        use(self.env, self.env.docname, slug)
        rating = str(claim["ratings"][0]["rating"])
        return [boxes.claim_link(slug=slug, words=words.strip(), rating=rating)], []


def resolve_links(app: Book, doctree: nodes.document, docname: str) -> None:
    """Turn short links into references to the ledger's entries."""
    for link in list(doctree.findall(boxes.claim_link)):
        link["address"] = address(app.builder, docname, link["slug"])


def load(app: Book) -> None:
    """Read the ledger and report its faults."""
    app.claims_file = Path(app.srcdir) / app.config.claims_file
    app.claims, app.claim_ratings, faults = load_claims(app.claims_file)
    report(faults)


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget what a page rested on that is read again."""
    getattr(env, "claim_uses", {}).pop(docname, None)


def setup(app: Sphinx) -> None:
    """Offer directive, role and nodes."""
    app.add_config_value("claims_file", "book/claims.yaml", "env")
    app.add_node(boxes.claim_box, html=(boxes.visit_box, boxes.depart_box))
    app.add_node(boxes.claim_link, html=(boxes.visit_link, None))
    app.add_node(boxes.number_bar, html=(boxes.visit_bar, None))
    app.add_directive("claim", Claim)
    app.add_role("claim", ClaimLink())
    # before the style sheet is written, which has a rule for each rating
    app.connect("builder-inited", load, priority=400)
    app.connect("doctree-resolved", resolve_links)
    app.connect("env-purge-doc", forget)
