"""The page that lists, downloads and clears what a browser keeps of its reader."""

from sphinx.application import Sphinx

from ipnb.sphinxext.reader_storage import directive


def setup(app: Sphinx) -> None:
    """Offer ``{your-answers}``."""
    directive.setup(app)
