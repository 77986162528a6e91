"""The index of terms: ``{term-index}`` lists every term with its definition and the chapters that use it."""

from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment


class term_index(nodes.General, nodes.Element):
    """Where the index will stand."""


class TermIndex(SphinxDirective):
    """``{term-index}``."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return a place that is filled when all pages have been read."""
        self.env.term_index_page = self.env.docname
        return [term_index()]


def collect(app: Book, doctree: nodes.document) -> None:
    """Note where this page uses each term for the first time: term -> id of the section."""
    places: dict[str, str] = {}
    for ref in doctree.findall(addnodes.pending_xref):
        if ref.get("reftype") == "term":
            section = next((one for one in ancestors(ref) if isinstance(one, nodes.section)), None)
            places.setdefault(ref["reftarget"].lower(), section["ids"][0] if section else "")
    store(app.env)[app.env.docname] = places


def ancestors(node: nodes.Element) -> Iterator[nodes.Element]:
    """Return what a node stands in, the innermost first."""
    while node.parent is not None:
        node = node.parent
        yield node


def store(env: BookEnvironment) -> dict[str, Any]:
    """Return page -> its terms with their places."""
    if not hasattr(env, "term_places"):
        env.term_places = {}
    return env.term_places


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget the places of a page that is read again."""
    store(env).pop(docname, None)


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the index, to be written again, if a page's places or title changed."""
    page = getattr(env, "term_index_page", None)
    now = {name: (places, env.titles[name].astext()) for name, places in store(env).items()}
    before, env.term_places_written = getattr(env, "term_places_written", None), now
    return [page] if page in env.found_docs and before != now else []


def terms(env: BookEnvironment) -> list[tuple[str, str, str]]:
    """Return every term of the glossary as (word, page, id), in the order of the alphabet."""
    found = {
        name.lower(): (name, *place)
        for (kind, name), place in cast("StandardDomain", env.get_domain("std")).objects.items()
        if kind == "term"
    }
    return [found[key] for key in sorted(found)]


def fill(app: Book, doctree: nodes.document, docname: str) -> None:
    """Put the letters and their terms in."""
    for place in list(doctree.findall(term_index)):
        letters: dict[str, list[tuple[str, str, str]]] = {}
        for term in terms(app.env):
            letters.setdefault(term[0][0].upper(), []).append(term)
        sections = [letter_section(app, docname, letter, some) for letter, some in letters.items()]
        place.replace_self(sections)


def letter_section(app: Book, docname: str, letter: str, some: list[Any]) -> nodes.section:
    """Return a letter with its terms."""
    rows = [nodes.list_item("", row(app, docname, *term)) for term in some]
    made = nodes.section(ids=[f"letter-{letter.lower()}"])
    made += nodes.title("", letter)
    made += nodes.bullet_list("", *rows, classes=["term-index"])
    return made


def row(app: Book, docname: str, word: str, page: str, label: str) -> nodes.paragraph:
    """Return a term that leads to its definition, then the chapters."""
    made = nodes.paragraph()
    made += link(app, docname, page, label, word)
    order = list(app.env.toc_secnumbers)
    used = [
        (name, places[word.lower()])
        for name, places in store(app.env).items()
        if word.lower() in places and name != page
    ]
    used.sort(key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    for name, section in used:
        made += nodes.Text(" · ")
        made += link(app, docname, name, section, title(app.env, name))
    return made


def title(env: BookEnvironment, name: str) -> str:
    """Return a page's title, with the number of a chapter."""
    number = ".".join(map(str, env.toc_secnumbers.get(name, {}).get("") or []))
    return f"{number} {env.titles[name].astext()}".strip()


def link(app: Book, docname: str, page: str, label: str, words: str) -> nodes.reference:
    """Return a link to a place on another page."""
    address = app.builder.get_relative_uri(docname, page) + (f"#{label}" if label else "")
    return nodes.reference("", words, internal=True, refuri=address)


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(term_index)
    app.add_directive("term-index", TermIndex)
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", write_again)
    app.connect("doctree-resolved", fill)
