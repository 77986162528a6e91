"""Plotly figures: a still picture, a table of the numbers, and the live figure on demand."""

from sphinx.application import Sphinx

from ipnb.sphinxext.plots import renderer


def setup(app: Sphinx) -> None:
    """See to it that what Plotly sends is drawn."""
    renderer.check_registered()
