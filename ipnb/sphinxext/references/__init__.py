"""What a chapter refers to: works, models and other chapters."""

from sphinx.application import Sphinx

from ipnb.sphinxext.references import (
    chapter_numbers,
    citations,
    cited,
    numbered,
    resolved,
    validate_references,
)


def setup(app: Sphinx) -> None:
    """Offer ``{chapter}``, resolve citations sooner, and look at names before a chapter is parsed."""
    chapter_numbers.setup(app)
    citations.setup(app)
    cited.setup(app)
    numbered.setup(app)
    resolved.setup(app)
    app.connect("source-read", validate_references.check)
