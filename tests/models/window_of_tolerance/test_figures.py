"""Figures: each says in words what it shows, and refuses what it cannot draw."""

import pytest

from ipnb.models.window_of_tolerance import figures


def test_figures_say_what_they_show():
    """A reader who cannot see a figure would not have it at all."""
    assert "at load 2 time outside is 73 %" in figures.which().layout.meta
    with pytest.raises(ValueError, match="takes no ‘often’"):
        figures.which(often=1)
