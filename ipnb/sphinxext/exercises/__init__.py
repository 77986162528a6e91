"""Exercises that work in the page."""

from sphinx.application import Sphinx

from ipnb.sphinxext.exercises import directive


def setup(app: Sphinx) -> None:
    """Read the exercises, and offer ``{check}``."""
    directive.setup(app)
