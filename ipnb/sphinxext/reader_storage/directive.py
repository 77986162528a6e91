"""What this browser keeps of a reader: ``{your-answers}``, a page that lists it, downloads it and clears it.

`reader_storage.js` beside this file makes the list from the browser's own store; the page brings the names.
"""

import json
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator

#: without a script nothing is kept, so there is nothing to list
SILENT = "<noscript><p>Without JavaScript these pages keep nothing in your browser.</p></noscript>"


class your_answers(nodes.General, nodes.Element):
    """Where the list goes."""


class YourAnswers(SphinxDirective):
    """``{your-answers}``."""

    def run(self) -> list[nodes.Node]:
        """Return one place for the list."""
        self.env.metadata[self.env.docname]["lists_reader_storage"] = True
        return [your_answers()]


def names(env: BookEnvironment) -> dict[str, tuple[str, str]]:
    """Return key in the browser's store -> (page, title), for what pages keep under a known key."""
    return {
        key: (page, title)
        for page, own in sorted(env.metadata.items())
        for key, title in own.get("reader_storage", {}).items()
    }


def titles(env: BookEnvironment) -> dict[str, str]:
    """Return page -> its title."""
    return {
        page: env.titles[page].astext() for page in sorted(env.found_docs) if page in env.titles
    }


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the page with the list, to be written again, if a name or a title changed."""
    now = json.dumps([names(env), titles(env)])
    before, env.reader_storage_written = getattr(env, "reader_storage_written", None), now
    return [
        page
        for page, own in env.metadata.items()
        if own.get("lists_reader_storage") and before != now
    ]


def visit(self: Translator, node: nodes.Element) -> None:
    """Write the names of things, for the script."""
    env, here = self.builder.env, self.builder.current_docname

    def link(page: str) -> str:
        return self.builder.get_relative_uri(here, page)

    things = {key: [title, link(page)] for key, (page, title) in names(env).items()}
    pages = {page: [title, link(page)] for page, title in titles(env).items()}
    data = escape(json.dumps({"things": things, "pages": pages}, ensure_ascii=False))
    self.body.append(
        f'<div data-module="reader_storage/reader_storage.js" '
        f'data-css="reader_storage/reader_storage.css" data-values="{data}">{SILENT}'
    )


def setup(app: Sphinx) -> None:
    """Offer directive and node."""
    app.add_node(your_answers, html=(visit, lambda self, node: self.body.append("</div>\n")))
    app.add_directive("your-answers", YourAnswers)
    app.connect("env-updated", write_again)
