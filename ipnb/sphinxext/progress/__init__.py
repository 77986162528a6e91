"""What is taught, in which order, and what a reader has worked through."""

from sphinx.application import Sphinx

from ipnb.sphinxext.progress import calendar, outcomes, study_paths


def setup(app: Sphinx) -> None:
    """Offer ``{study-path}``, ``{outcomes}``, ``{calendar}`` and ``{form-sections}``."""
    study_paths.setup(app)
    outcomes.setup(app)
    calendar.setup(app)
