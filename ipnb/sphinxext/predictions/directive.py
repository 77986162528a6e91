"""``{predict} id`` … ``{predicted}``: what stands between them is covered until the reader has made a guess.

The guess is written into a line, kept in the browser, and scored by nobody. A figure that is named by ``:shows:``
stays in sight, because what it shows at first gives nothing away; its menu, its table and its live picture come
with the guess. Without JavaScript, and for whoever does not want to guess, all of it can be unfolded; on paper it
is open.
"""

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.html_parts import html_part, part

logger = logging.getLogger(__name__)

LONGEST = "240"


class prediction_start(nodes.General, nodes.Element):
    """Where it begins: ``name``, ``ask`` and ``shows``; gone once the page has been read."""


class prediction_end(nodes.General, nodes.Element):
    """Where it ends."""


class Predict(SphinxDirective):
    """``{predict} id``."""

    env: BookEnvironment
    required_arguments = 1
    option_spec = {"ask": directives.unchanged_required, "shows": directives.unchanged_required}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return where the cover begins, and let the browser's page know what is kept."""
        name = self.arguments[0].strip()
        if "ask" not in self.options:
            words = "{predict} %s asks nothing: give the question in a few words as `:ask:`"
            logger.warning(words, name, location=self.get_location())
        ask = self.options.get("ask", "Your guess")
        stored = self.env.metadata[self.env.docname].setdefault("reader_storage", {})
        stored[f"book.guess.{name}"] = ask
        node = prediction_start(name=name, ask=ask, shows=self.options.get("shows", ""))
        self.set_source_info(node)
        return [node]


class Predicted(SphinxDirective):
    """``{predicted}``."""

    def run(self) -> list[nodes.Node]:
        """Return where the cover ends."""
        node = prediction_end()
        self.set_source_info(node)
        return [node]


def cover(app: Book, document: nodes.document) -> None:
    """Put what stands between the two under a cover."""
    for start in list(document.findall(prediction_start)):
        parent, between = start.parent, list(_until_end(start))
        end = start.next_node(prediction_end, siblings=True, descend=False)
        if end is None:
            words = "{predict} %s has no end: close it with {predicted} before the next heading"
            logger.warning(words, start["name"], location=start)
            parent.remove(start)
            continue
        for node in [*between, end]:
            parent.remove(node)
        parent.replace(start, _covered(start, between))
    for end in list(document.findall(prediction_end)):
        logger.warning("{predicted} without a {predict} before it", location=end)
        end.parent.remove(end)


def _until_end(start: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the siblings between a start and its end."""
    after = start.parent.children[start.parent.index(start) + 1 :]
    for node in after:
        if isinstance(node, prediction_end):
            return
        yield node


def _covered(start: nodes.Element, between: list[nodes.Node]) -> html_part:
    """Return the line for the guess, the figure that stays in sight, and the rest, folded."""
    name = start["name"]
    shown = [node for node in between if start["shows"] and _holds(node, start["shows"])]
    if start["shows"] and not shown:
        words = "{predict} %s shows '%s', which does not stand between it and {predicted}"
        logger.warning(words, name, start["shows"], location=start)
    rest = [node for node in between if node not in shown]
    line = part("input", type="text", id=f"{name}.guess", maxlength=LONGEST, autocomplete="off")
    form = part(
        "form",
        part("label", start["ask"], for_=f"{name}.guess"),
        line,
        part("button", "Commit and look", type="submit"),
        part("p", role="status"),
        part("p", "Your guess is kept in this browser only.", class_="kept"),
        hidden=True,
    )
    fold = part(
        "details",
        part("summary", "Look without a guess"),
        part("div", *rest),
        class_="covered",
    )
    return part("div", form, *shown, fold, class_="predict", data_store=name)


def _holds(node: nodes.Node, label: str) -> bool:
    """Return whether a node is, or holds, the figure with a label."""
    wanted = nodes.fully_normalize_name(label)
    return any(
        wanted in one.get("names", []) or nodes.make_id(wanted) in one.get("ids", [])
        for one in node.findall(nodes.Element)
    )


def setup(app: Sphinx) -> None:
    """Offer the directives, and cover once a page has been read."""
    app.add_node(prediction_start)
    app.add_node(prediction_end)
    app.add_directive("predict", Predict)
    app.add_directive("predicted", Predicted)
    app.connect("doctree-read", cover)
