"""What is taught, in which order, and what a reader has worked through."""

from sphinx.application import Sphinx

from ipnb.sphinxext.progress import outcomes, study_paths


def setup(app: Sphinx) -> None:
    """Offer ``{study-path}`` and ``{outcomes}``."""
    study_paths.setup(app)
    outcomes.setup(app)
