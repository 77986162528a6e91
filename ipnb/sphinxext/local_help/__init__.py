"""Who helps where the course is taught: numbers that a department sets, or a place to write them."""

from sphinx.application import Sphinx

from ipnb.sphinxext.local_help import directive


def setup(app: Sphinx) -> None:
    """Offer ``{local-help}``."""
    directive.setup(app)
