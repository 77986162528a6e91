"""Scenes "in the room", and notes in the margin."""

from sphinx.application import Sphinx

from ipnb.sphinxext.scenes import dialogue, margin


def setup(app: Sphinx) -> None:
    """Offer ``{dialogue}`` and ``{margin}``."""
    dialogue.setup(app)
    margin.setup(app)
