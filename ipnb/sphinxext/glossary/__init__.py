"""The glossary's definitions where terms are used, and the index of terms."""

from sphinx.application import Sphinx

from ipnb.sphinxext.glossary import term_index, tooltips


def setup(app: Sphinx) -> None:
    """Collect terms and their uses, and offer ``{term-index}``."""
    tooltips.setup(app)
    term_index.setup(app)
