"""A page of all figures, drawings and models of the chapters, each with its picture and a link to its place."""

from sphinx.application import Sphinx

from ipnb.sphinxext.figure_index import directive


def setup(app: Sphinx) -> None:
    """Offer ``{figure-index}``."""
    directive.setup(app)
