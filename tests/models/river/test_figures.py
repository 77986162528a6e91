"""Figures: each says in words what it shows, and refuses what it cannot draw."""

import numpy as np
import pytest

from ipnb.models.river import figures
from ipnb.models.river import model as river

from .samples import BOTH, LOUD, at


def test_the_plane_shows_the_whole_plane_with_words():
    """The map's corners are those of the table, and a screen reader hears them."""
    drawn = figures.plane()
    field = drawn.data[0]
    assert field.z.shape == (21, 21) and field.customdata.shape == (21, 21, 3)
    assert field.z[-1, -1] == pytest.approx(river.zone_shares(**at(BOTH))["flow"])
    assert field.z[0, -1] == pytest.approx(river.zone_shares(**at(LOUD))["flow"])
    assert "10 % (neither) by 78 % (both half-way) to 97 % (both in full)" in drawn.layout.meta


def test_the_map_can_be_read_without_colour():
    """Lightness falls all the way, and dark labels keep a contrast of 4.5 on the darkest part."""
    from ipnb.models.river.figures import INK, SCALE

    light = [luminance(colour) for _, colour in SCALE]
    assert light == sorted(light, reverse=True)
    assert (light[-1] + 0.05) / (luminance(INK) + 0.05) > 4.5


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_figures_refuse_what_they_cannot_draw():
    """A plane that silently ignored a differentiation would be believed."""
    with pytest.raises(ValueError, match="shows every differentiation"):
        figures.plane(differentiation=0.5)
