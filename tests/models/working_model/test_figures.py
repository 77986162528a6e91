"""Figures: each says in words what it shows, and refuses what it cannot draw."""

import pytest

from ipnb.models.working_model import figures


def test_the_figure_has_words():
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = figures.stays_away()
    assert len(drawn.layout.meta) > 150 and drawn.layout.title.text


def test_the_figure_of_all_kindness_takes_no_settings():
    with pytest.raises(ValueError, match="takes no settings"):
        figures.stays_away(kind=0.5)
