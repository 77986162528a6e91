"""Figures as plain data: decoded, and told apart by more than colour."""

import plotly.graph_objects as go

from ipnb.sphinxext.plots import figure_data
from ipnb.web.tokens import TOKENS

from .figures import lines, sent


def test_series_differ_by_dash_and_mark_as_well_as_by_colour():
    """Never colour alone."""
    first, second = figure_data.dressed(sent(lines()))["data"]
    assert first["line"]["color"] != second["line"]["color"]
    assert first["line"]["dash"] != second["line"]["dash"]
    assert first["marker"]["symbol"] != second["marker"]["symbol"]


def test_a_token_colour_follows_light_and_dark():
    chaos = TOKENS["colours"]["chaos"][0]
    figure = go.Figure(go.Scatter(x=[0, 1], y=[0, 1], line_color=chaos))
    assert figure_data.dressed(sent(figure))["data"][0]["line"]["color"] == "var(--chaos)"
