"""Glossary definitions where a term is used: on hover, focus and touch. The link leads to the glossary."""

import html
import re
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.domains.std import StandardDomain
from sphinx.util import logging

from ipnb.sphinxext.apart import notes, whole
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)
TERM_LINK = re.compile(r'href="[^"]*#(term-[^"]+)"')


def collect(app: Book, doctree: nodes.document) -> None:
    """Note what this page defines and which terms it uses."""
    env, docname = app.env, app.env.docname
    found = {}
    for item in doctree.findall(nodes.definition_list_item):
        terms = [term for term in item.findall(nodes.term) if term["ids"]]
        definition = next(item.findall(nodes.definition), None)
        for term in terms:
            for label in term["ids"]:
                if label.startswith("term-") and definition is not None:
                    # a cross-reference inside a definition is read as its words
                    found[label] = (term.astext(), " ".join(definition.astext().split()))
    references = doctree.findall(addnodes.pending_xref)
    uses = {ref["reftarget"].lower() for ref in references if ref.get("reftype") == "term"}
    store(env)[docname] = {"defines": found, "uses": sorted(uses)}


def store(env: BookEnvironment) -> dict[str, Any]:
    """Return what is known of terms, a page at a time."""
    if not hasattr(env, "book_terms"):
        env.book_terms = {}
    return env.book_terms


def definitions(env: BookEnvironment) -> dict[str, tuple[str, str]]:
    """Return every term's id -> (term, definition in plain text)."""
    return {
        label: entry for page in store(env).values() for label, entry in page["defines"].items()
    }


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget what a page said that is read again."""
    store(env).pop(docname, None)


def merge(app: Book, env: BookEnvironment, docnames: list[str], other: BookEnvironment) -> None:
    """Take over what a parallel reader found."""
    store(env).update({name: page for name, page in store(other).items() if name in docnames})


def shown(env: BookEnvironment) -> dict[str, Any]:
    """Return page -> place and definition of each term that it uses."""
    objects = cast("StandardDomain", env.get_domain("std")).objects
    places = {name.lower(): place for (kind, name), place in objects.items() if kind == "term"}
    known = definitions(env)

    def of(term: str) -> Any:
        place = places.get(term)
        return place, known.get(place[1]) if place else None

    return {name: [of(term) for term in page["uses"]] for name, page in store(env).items()}


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the pages that use a term, and so carry its definition, which the glossary has changed."""
    now = shown(env)
    before, env.definitions_shown = getattr(env, "definitions_shown", now), now
    again = {page for page in now if before.get(page) != now[page]}
    known = {(label, *term) for label, term in definitions(env).items()}
    return sorted(again | {page for page, own in written(app, env).items() if own - known})


def written(app: Book, env: BookEnvironment) -> dict[str, set[tuple[str, str, str]]]:
    """Return page -> definitions that stand in it, also of terms to which something else than its text leads.

    Each is a term's id, the term, and its definition.
    """
    if app.builder.name != "html":
        return {}
    site = Path(app.outdir)
    files = {page: app.builder.get_target_uri(page) for page in env.found_docs}
    # the page itself has them set apart
    texts = {page: whole.read(site, file) for page, file in files.items() if (site / file).exists()}
    return {
        page: {(label, *term) for label, term in notes.definitions_in(text).items()}
        for page, text in texts.items()
    }


def add_definitions(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the definitions that a page needs at the end of its body, hidden."""
    body = context.get("body", "")
    known = definitions(app.env)
    own = store(app.env).get(pagename, {"defines": {}})["defines"]
    used = sorted(
        {label for label in TERM_LINK.findall(body) if label in known and label not in own}
    )
    if used:
        entries = "".join(
            f'<div id="about-{label}"><dt>{html.escape(known[label][0])}</dt>'
            f"<dd>{html.escape(known[label][1])}</dd></div>"
            for label in used
        )
        context["body"] = body + f'<dl id="definitions" hidden>{entries}</dl>'


def name_the_nearest(app: Book, domain: Domain | None, node: nodes.Element) -> bool | None:
    """Report an unknown term with the nearest one that the glossary has."""
    if node.get("reftype") != "term":
        return None
    terms = [
        name
        for (kind, name) in cast("StandardDomain", app.env.get_domain("std")).objects
        if kind == "term"
    ]
    logger.warning(
        "term not in the glossary: '%s'.%s",
        node["reftarget"],
        did_you_mean(node["reftarget"], terms),
        location=node,
    )
    return True


def setup(app: Sphinx) -> None:
    """Connect collection, writing and the report on unknown terms."""
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", write_again)
    app.connect("warn-missing-reference", name_the_nearest)
