"""Open cases: a case with its key, as text and as the form that assignments use."""

from sphinx.application import Sphinx

from ipnb.sphinxext.open_cases import directive


def setup(app: Sphinx) -> None:
    """Offer ``{practice}``."""
    directive.setup(app)
