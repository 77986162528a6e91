"""Claims of the ledger: boxes and short links in chapters, a row each on the ledger's page, entries by parts."""

from sphinx.application import Sphinx

from ipnb.sphinxext.claims import directives, ledger, part_pages, parts, second_coding


def setup(app: Sphinx) -> None:
    """Read the ledger; offer ``{claim}``, ``{claims-ledger}``, ``{claims-of-part}``, ``{second-coding}``."""
    directives.setup(app)
    parts.setup(app)
    part_pages.setup(app)
    ledger.setup(app)
    second_coding.setup(app)
