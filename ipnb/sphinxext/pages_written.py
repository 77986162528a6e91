"""Which pages this build has written: what is made of a page that was not is as it was."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book


def begin(app: Book) -> None:
    """Begin with none."""
    app.pages_written = set()


def note(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Note a page that is being written."""
    app.pages_written.add(pagename)


def setup(app: Sphinx) -> None:
    """Connect both."""
    app.connect("builder-inited", begin)
    app.connect("html-page-context", note)
