"""Notes and highlights: in the chapters, on a page of their own, and as a file that a reading group shares."""

from sphinx.application import Sphinx

from ipnb.sphinxext.annotations import anchoring_library, directive


def setup(app: Sphinx) -> None:
    """Offer ``{your-notes}``, and put the library that finds changed passages beside the pages."""
    anchoring_library.setup(app)
    directive.setup(app)
