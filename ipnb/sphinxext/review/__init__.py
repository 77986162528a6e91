"""The review: questions of all chapters and terms of the glossary as cards, spaced over days."""

from sphinx.application import Sphinx

from ipnb.sphinxext.review import decks, directive


def setup(app: Sphinx) -> None:
    """Offer ``{review-decks}``, and put the library that spaces the cards beside the pages."""
    decks.setup(app)
    directive.setup(app)
