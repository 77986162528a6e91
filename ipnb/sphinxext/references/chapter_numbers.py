"""Numbers of chapters that nobody types: ``{chapter}`foundations/reading-evidence` `` becomes the number.

It is the one of the table of contents, so that a chapter put in between is counted everywhere at once.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)
ABOVE = "book/"


class chapter_number(nodes.Inline, nodes.TextElement):
    """A number to be filled in when the table of contents is known: ``page``."""


class Chapter(SphinxRole):
    """``{chapter}`page below book/` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a place for the number."""
        place = chapter_number("", "", page=ABOVE + self.text.strip())
        self.set_source_info(place)
        return [place], []


def numbers(env: BookEnvironment) -> dict[str, str]:
    """Return the number of every numbered page."""
    return {
        page: ".".join(map(str, sections[""]))
        for page, sections in env.toc_secnumbers.items()
        if sections.get("")
    }


def fill(app: Book, doctree: nodes.document, docname: str) -> None:
    """Put the numbers in."""
    known = numbers(app.env)
    for place in doctree.findall(chapter_number):
        page = place["page"]
        if page not in known:
            below = [name.removeprefix(ABOVE) for name in known]
            hint = did_you_mean(page.removeprefix(ABOVE), below)
            logger.warning(
                "no numbered chapter '%s'.%s", page.removeprefix(ABOVE), hint, location=place
            )
        place.replace_self(nodes.Text(known.get(page, "?")))


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return all pages, to be written again, if one has another number or title: every menu lists them."""
    known = numbers(env)
    now = {page: (known.get(page, ""), title.astext()) for page, title in env.titles.items()}
    before, env.chapter_names = getattr(env, "chapter_names", None), now
    return [] if before in (None, now) else sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Offer the role."""
    app.add_node(chapter_number)
    app.add_role("chapter", Chapter())
    app.connect("doctree-resolved", fill)
