"""Exercises that work in the page."""

from ipnb.sphinxext.exercises import directive


def setup(app) -> None:
    """Read the exercises, and offer ``{check}``."""
    directive.setup(app)
