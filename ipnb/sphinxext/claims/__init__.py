"""Claims of the ledger: evidence boxes and short links in chapters, and the ledger's own page."""

from sphinx.application import Sphinx

from ipnb.sphinxext.claims import directives, ledger, second_coding


def setup(app: Sphinx) -> None:
    """Read the ledger, and offer ``{claim}``, ``{claims-ledger}`` and ``{second-coding}``."""
    directives.setup(app)
    ledger.setup(app)
    second_coding.setup(app)
