"""``{figure-index}``: every model, computed figure and drawing of the chapters, with its still picture.

The pictures are files beside the pages, and a browser fetches one when it comes near. What a chapter covers until
its reader has guessed is covered here too.
"""

import hashlib
import posixpath
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.figure_index.collect import Shown, all_of
from ipnb.sphinxext.figure_index.pictures import size, standalone

FOLDER = "_static/figure_index/pictures"
#: kind -> one of them, and the name of all
KINDS = {
    "model": ("Model", "Models"),
    "figure": ("Figure", "Figures"),
    "drawing": ("Drawing", "Drawings"),
}


class figure_index(nodes.General, nodes.Element):
    """Where the list will stand."""


class FigureIndex(SphinxDirective):
    """``{figure-index}``."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return a place that is filled when all pages have been read."""
        self.env.figure_index_page = self.env.docname
        return [figure_index()]


def store(env: BookEnvironment) -> dict[str, list[Shown]]:
    """Return page -> what it shows."""
    if not hasattr(env, "figures_shown"):
        env.figures_shown = {}
    return env.figures_shown


def collect(app: Book, doctree: nodes.document) -> None:
    """Note what a page shows when it has been read."""
    store(app.env)[app.env.docname] = all_of(doctree)


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    store(env).pop(docname, None)


def chapters(env: BookEnvironment) -> dict[str, list[Shown]]:
    """Return chapter -> what it shows, in their order; a chapter that shows nothing is left out."""
    numbered = [page for page in env.toc_secnumbers if env.toc_secnumbers[page].get("")]
    return {page: store(env)[page] for page in numbered if store(env).get(page)}


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the page with the list, to be written again, if something of it changed."""
    page = getattr(env, "figure_index_page", None)
    now = hashlib.sha256(
        repr(
            [(env.titles[one], number(env, one), own) for one, own in chapters(env).items()]
        ).encode()
    ).hexdigest()
    before, env.figure_index_written = getattr(env, "figure_index_written", None), now
    return [page] if page in env.found_docs and before != now else []


def write_pictures(app: Book, env: BookEnvironment) -> list[str]:
    """Put the pictures beside the pages, and clear those away that no page shows; no page is written again."""
    if app.builder.name != "html" or not getattr(env, "figure_index_page", None):
        return []
    folder = Path(app.outdir) / FOLDER
    wanted = {
        name: standalone(one)
        for page, own in chapters(env).items()
        for name, one in zip(names(page, own), own, strict=True)
    }
    for name, text in wanted.items():
        write_if_new(folder / name, text)
    for file in folder.glob("*.svg"):
        if file.name not in wanted:
            file.unlink()
    return []


def names(page: str, shown: list[Shown]) -> list[str]:
    """Return the names of the files of a page's pictures, counted: two may lead to the same section."""
    stem = page.rpartition("/")[2]
    return [f"{stem}-{count}-{one.at}.svg" for count, one in enumerate(shown, 1)]


def number(env: BookEnvironment, page: str) -> str:
    """Return a chapter's number."""
    return ".".join(map(str, env.toc_secnumbers.get(page, {}).get("") or []))


def figure_number(env: BookEnvironment, page: str, at: str) -> str:
    """Return a figure's number as the page prints it; empty if it has none."""
    found = env.toc_fignumbers.get(page, {}).get("figure", {}).get(at)
    return f"Fig. {'.'.join(map(str, found))}" if found else ""


def fill(app: Book, doctree: nodes.document, docname: str) -> None:
    """Put the filter, the chapters and what they show in."""
    for place in list(doctree.findall(figure_index)):
        found = chapters(app.env)
        parts: list[nodes.Node] = [nodes.raw("", filters(found), format="html")]
        place.replace_self(
            parts + [chapter(app, docname, page, own) for page, own in found.items()]
        )


def chapter(app: Book, docname: str, page: str, shown: list[Shown]) -> nodes.section:
    """Return a chapter with what it shows."""
    env = app.env
    title = f"{number(env, page)} {env.titles[page].astext()}"
    made = nodes.section(ids=[f"shown-in-{number(env, page).replace('.', '-')}"])
    made += nodes.title("", title)
    # on one long page a place has no page before it
    address = (
        "" if app.builder.name == "singlehtml" else app.builder.get_relative_uri(docname, page)
    )
    items = []
    for name, one in zip(names(page, shown), shown, strict=True):
        label = figure_number(env, page, one.at) or KINDS[one.kind][0]
        picture = image(one, docname, name) if app.builder.name == "html" else ""
        items.append(item(one, f"{address}#{one.at}", label, picture))
    made += nodes.raw("", f'<ul class="figure-list">{"".join(items)}</ul>', format="html")
    return made


def image(one: Shown, docname: str, name: str) -> str:
    """Return the picture, which a browser fetches when it comes near."""
    address = posixpath.relpath(f"{FOLDER}/{name}", posixpath.dirname(docname) or ".")
    version = hashlib.sha256(standalone(one).encode()).hexdigest()[:8]
    width, height = size(one.svg)
    return (
        f'<img src="{address}?v={version}" width="{width}" height="{height}" alt="{escape(one.words)}" '
        'loading="lazy" decoding="async">'
    )


def item(one: Shown, address: str, label: str, picture: str) -> str:
    """Return one figure of the list."""
    if picture and one.is_covered:
        picture = f"<details><summary>Look without a guess</summary>{picture}</details>"
    caption = f"<p>{escape(one.caption)}</p>" if one.caption else ""
    kind = KINDS[one.kind][0]
    shown = f"{kind}, {label}" if label != kind else kind
    link = f'<a href="{escape(address)}">{escape(one.title)}</a>'
    return (
        f'<li class="{one.kind}"><p class="kind">{shown}</p><h3>{link}</h3>{caption}{picture}</li>'
    )


def filters(found: dict[str, list[Shown]]) -> str:
    """Return radio buttons that CSS alone can follow, and a field for words, which the page's script shows."""
    kinds: list[Any] = [one.kind for own in found.values() for one in own]
    choices = [("all", "All", len(kinds))]
    choices += [(kind, many, kinds.count(kind)) for kind, (_, many) in KINDS.items()]
    radios = "".join(
        f'<label><input type="radio" name="kind" value="{kind}"{" checked" if kind == "all" else ""}> '
        f'{words} <span class="count">{count}</span></label>'
        for kind, words, count in choices
    )
    return (
        '<form class="figure-filter" aria-label="Filter the list" data-css="figure_index/figures.css">'
        f"<fieldset><legend>Show</legend>{radios}</fieldset>"
        '<label class="find" hidden>Words in title or caption <input type="search" autocomplete="off"></label>'
        f'<p role="status">{len(kinds)} in {len(found)} chapters</p></form>'
    )


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(figure_index)
    app.add_directive("figure-index", FigureIndex)
    app.connect("doctree-read", collect, priority=600)  # when predictions are covered
    app.connect("env-purge-doc", forget)
    # once Sphinx has numbered chapters and figures
    app.connect("env-get-updated", write_again, priority=900)
    app.connect("env-get-updated", write_pictures, priority=900)
    app.connect("doctree-resolved", fill)
