"""Rubrics in the page, and texts marked with them."""

from sphinx.application import Sphinx

from ipnb.sphinxext.rubrics import annotated, rubric_table


def setup(app: Sphinx) -> None:
    """Offer ``{marking-rubric}`` and ``{annotated-texts}``."""
    rubric_table.setup(app)
    annotated.setup(app)
