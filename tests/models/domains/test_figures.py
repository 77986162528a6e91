"""Figures: each says in words what it shows, and refuses what it cannot draw."""

from ipnb.models.domains import figures


def test_the_figure_has_words():
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = figures.profile()
    assert len(drawn.layout.meta) > 120 and drawn.layout.title.text
