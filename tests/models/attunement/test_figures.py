"""Figures: each says in words what it shows, and refuses what it cannot draw."""

import pytest

from ipnb.models.attunement import figures


def test_the_figure_has_words():
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = figures.same_share()
    assert len(drawn.layout.meta) > 150 and drawn.layout.title.text


def test_the_figure_of_every_pair_takes_no_settings():
    with pytest.raises(ValueError, match="takes no settings"):
        figures.same_share(distress=0.1)
