"""Still pictures: one for a page, one for a phone, each with words."""

import xml.etree.ElementTree as ET

import pytest

from ipnb.sphinxext.plots import figure_data, still_plot

from .figures import KINDS, lines, sent


@pytest.mark.parametrize("figure", KINDS.values(), ids=KINDS)
def test_is_every_kind_of_figure_drawn_well_formed_twice(figure):
    """One picture for a page, one for a phone, each with words for whoever does not see it."""
    drawn = still_plot.still(figure_data.dressed(sent(figure)), "What it shows & why")
    pictures = ET.fromstring(f"<both>{drawn}</both>")
    assert [p.get("viewBox").split()[2] for p in pictures] == ["720", "360"]
    assert {p.get("aria-label") for p in pictures} == {"What it shows & why"}
    assert "nan" not in drawn and "None" not in drawn


def test_a_series_that_is_hidden_at_first_is_not_in_the_still_picture():
    figure = lines()
    figure.data[1].visible = False
    assert still_plot.still(figure_data.dressed(sent(figure)), "words").count("power 2") == 0
