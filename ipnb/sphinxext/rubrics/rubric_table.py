"""A rubric as a table: ``{marking-rubric} observation``."""

from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.formulation import rubric
from ipnb.sphinxext.book import BookEnvironment
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.suggest import did_you_mean


class Rubric(SphinxDirective):
    """``{marking-rubric} NAME``: criteria and levels, how a mark is made of them, and how the levels sound."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the rubric as the notebook shows it."""
        name = self.arguments[0]
        known = rubric.rubrics()
        if name not in known:
            raise self.error(f"There is no rubric '{name}'.{did_you_mean(name, known)}")
        shows(cast("BookEnvironment", self.env), "rubrics", [name])
        return self.parse_text_to_nodes(rubric.rubric_markdown(name))


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_directive("marking-rubric", Rubric)
