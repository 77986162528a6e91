"""What a reader is asked to predict stays covered until there is a guess."""

from sphinx.application import Sphinx

from ipnb.sphinxext.predictions import directive


def setup(app: Sphinx) -> None:
    """Offer ``{predict}`` and ``{predicted}``."""
    directive.setup(app)
