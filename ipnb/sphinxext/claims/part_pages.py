"""``{claims-of-part}``: the entries of one part of the book, whole; the ledger's own page has a row for each."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookBuilder, BookEnvironment
from ipnb.sphinxext.claims.boxes import box, claim_box
from ipnb.sphinxext.claims.parts import ELSEWHERE
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)


class PartOfLedger(SphinxDirective):
    """``{claims-of-part} caption``; without a caption, the claims that no chapter names."""

    env: BookEnvironment
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the boxes; the page becomes the target of the links to them."""
        env, part = self.env, self.arguments[0] if self.arguments else ELSEWHERE
        shows(env, "ratings")
        if part not in env.app.claim_parts:
            hint = did_you_mean(part, env.app.claim_parts)
            words = "no numbered part '%s' in the table of contents.%s"
            logger.warning(words, part, hint, location=self.get_location())
            return []
        pages(env)[part] = env.docname
        slugs = env.app.claim_parts[part]
        shows(env, "claims", slugs)
        entries = [env.app.claims[slug] for slug in slugs]
        return [nodes.container("", *(box(self, one, "ledger") for one in entries))]


def pages(env: BookEnvironment) -> dict[str, str]:
    """Return part -> the page of its entries."""
    if not hasattr(env, "claim_pages"):
        env.claim_pages = {}
    return env.claim_pages


def page_of(env: BookEnvironment, slug: str) -> str | None:
    """Return the page of a claim's entry, or None where there is none."""
    known = pages(env)
    found = (known.get(part) for part, slugs in env.app.claim_parts.items() if slug in slugs)
    return next(found, None)


def address(builder: BookBuilder, here: str, slug: str) -> str:
    """Return the address of a claim's entry as seen from a page; its row in the ledger where it has none, or "".

    Parameters
    ----------
    builder : BookBuilder
        One that writes a single page gives places in it.
    here : str
        The page that links.
    slug : str
        The claim.
    """
    env = builder.env
    page, place = page_of(env, slug), f"evidence-{slug}"
    if page is None:
        page, place = getattr(env, "claims_ledger", None), f"claim-{slug}"
    if page is None:
        return ""
    return f"{builder.get_relative_uri(here, page).partition('#')[0]}#{place}"


def link_both_ways(app: Book, doctree: nodes.document, docname: str) -> None:
    """Link a box in a chapter to its entry, and an entry to each page that rests on it."""
    env = app.env
    uses = getattr(env, "claim_uses", {})
    for node in doctree.findall(claim_box):
        slug = node["claim"]["id"]
        if node["place"] == "chapter":
            target = address(app.builder, docname, slug)
            node["links"] = [(target, "This claim in the ledger")] if target else []
            continue
        node["links"] = [
            (app.builder.get_relative_uri(docname, name), f"Used in: {env.titles[name].astext()}")
            for name, slugs in sorted(uses.items())
            if slug in slugs and name != docname
        ]


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the entries' pages if other pages rest on them now; and where one has moved, who links to it."""
    uses = getattr(env, "claim_uses", {})
    now = {name: (tuple(slugs), env.titles[name].astext()) for name, slugs in uses.items()}
    before, env.claim_uses_written = getattr(env, "claim_uses_written", None), now
    again = set(pages(env).values()) if before != now else set()

    homes = {slug: page_of(env, slug) for slug in app.claims}
    old, env.claim_homes_written = getattr(env, "claim_homes_written", {}), homes
    elsewhere = {slug for slug, page in homes.items() if old.get(slug) != page}
    if elsewhere:
        again |= {name for name, slugs in uses.items() if elsewhere.intersection(slugs)}
        again.add(getattr(env, "claims_ledger", ""))
    return sorted(again & env.found_docs)


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget that a page which is read again, or is gone, held a part's entries."""
    env.claim_pages = {part: page for part, page in pages(env).items() if page != docname}


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_directive("claims-of-part", PartOfLedger)
    app.connect("doctree-resolved", link_both_ways)
    app.connect("env-updated", write_again)
    app.connect("env-purge-doc", forget)
