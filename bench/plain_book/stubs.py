"""The course's own directives and roles for a plain Jupyter Book: what stands in them is parsed, no more."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

DIRECTIVES = (
    "annotated-texts", "calendar", "check", "claim", "claims-ledger", "claims-of-part", "dialogue",
    "drawing", "form-sections", "local-help", "margin", "marking-rubric", "outcomes", "practice",
    "predict", "predicted", "review-decks", "river-hero", "second-coding", "study-path",
    "term-index", "your-answers",
)  # fmt: skip
ROLES = ("claim", "chapter")


class Stub(SphinxDirective):
    """Parses what stands in it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = dict.fromkeys(
        ("name", "ask", "shows", "class", "width"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        node = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class Words(SphinxRole):
    """Stands for itself."""

    def run(self):
        return [nodes.inline("", self.text)], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Offer them."""
    for name in DIRECTIVES:
        app.add_directive(name, Stub, override=True)
    for name in ROLES:
        app.add_role(name, Words(), override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
