"""Open cases: a case with its key, as text and as the form that assignments use."""

from ipnb.sphinxext.open_cases import directive


def setup(app) -> None:
    """Offer ``{practice}``."""
    directive.setup(app)
