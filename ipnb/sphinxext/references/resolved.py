"""What references say of other pages: the heading of a section, the number of a figure or of an equation.

Sphinx writes the page again on which that has changed, and not those that name it.
"""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book, BookEnvironment

#: what a reference names: a label or a page, and a place on that page, which may be empty
Reference = tuple[str, str]


def collect(app: Book, doctree: nodes.document) -> None:
    """Note what a page refers to, before Sphinx puts in what that is called."""
    found = doctree.findall(addnodes.pending_xref)
    named = {(str(ref.get("reftarget")), str(ref.get("reftargetid") or "")) for ref in found}
    store(app.env)[app.env.docname] = sorted(named)


def store(env: BookEnvironment) -> dict[str, list[Reference]]:
    """Return page -> what it refers to."""
    if not hasattr(env, "references_made"):
        env.references_made = {}
    return env.references_made


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget what a page referred to that is read again, or is gone."""
    store(env).pop(docname, None)


def shown(env: BookEnvironment, reference: Reference) -> tuple[Any, ...]:
    """Return what a reference puts into a page: address, words and numbers of what it names."""
    target, place = reference
    std = env.domaindata["std"]
    page, anchor = std["anonlabels"].get(target, ("", ""))[:2]
    numbers = {kind: known.get(anchor) for kind, known in env.toc_fignumbers.get(page, {}).items()}
    section = env.metadata.get(target, {}).get("myst_slugs", {}).get(place, ())[1:]  # not its line
    equation = env.domaindata["math"]["objects"].get(target)
    return page, anchor, std["labels"].get(target), numbers, tuple(section), equation


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the pages that refer to something which has another name, number or place now."""
    now = {name: repr([shown(env, one) for one in own]) for name, own in store(env).items()}
    before, env.references_resolved = getattr(env, "references_resolved", now), now
    return [page for page in now if before.get(page) != now[page]]


def setup(app: Sphinx) -> None:
    """Collect; `write_again` is connected where the order of such steps is seen."""
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
