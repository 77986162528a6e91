"""Scenes "in the room", and notes in the margin."""

from ipnb.sphinxext.scenes import dialogue, margin


def setup(app) -> None:
    """Offer ``{dialogue}`` and ``{margin}``."""
    dialogue.setup(app)
    margin.setup(app)
