"""The search: an index made at build, and the page that looks in it."""

from sphinx.application import Sphinx

from ipnb.sphinxext.search import index


def setup(app: Sphinx) -> None:
    """Collect places, serve the library, and leave Sphinx's own index out."""
    index.setup(app)
