"""Notes beside the text: ``{margin}``."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Translator


class margin_note(nodes.General, nodes.Element):
    """A note that stands in the margin where there is one, else below its paragraph."""


class Margin(SphinxDirective):
    """``{margin} Optional title`` with any content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the note, with its title as a first bold paragraph."""
        self.assert_has_content()
        note = margin_note()
        if self.arguments:
            note += nodes.paragraph("", "", nodes.strong(text=self.arguments[0]))
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note]


def visit(self: Translator, node: nodes.Element) -> None:
    """Open the note."""
    self.body.append('<div class="margin" role="note">')


def depart(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(margin_note, html=(visit, depart))
    app.add_directive("margin", Margin)
