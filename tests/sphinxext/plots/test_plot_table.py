"""The numbers of a figure as a table."""

import xml.etree.ElementTree as ET

import plotly.graph_objects as go
import pytest

from ipnb.sphinxext.plots import figure_data, plot_table

from .figures import KINDS, lines, sent


def table_of(figure) -> tuple[list[str], list[list[str]]]:
    text = plot_table.numbers(figure_data.dressed(sent(figure)))
    page = ET.fromstring(f"<div>{text}</div>")
    heads = [head.text for head in page.findall(".//thead/tr/th")]
    return heads, [
        ["".join(cell.itertext()) for cell in row] for row in page.findall(".//tbody/tr")
    ]


@pytest.mark.parametrize("figure", KINDS.values(), ids=KINDS)
def test_every_row_has_a_cell_for_every_head(figure):
    heads, rows = table_of(figure)
    assert rows and all(len(row) == len(heads) for row in rows)


def test_series_that_share_their_places_are_columns():
    heads, rows = table_of(lines())
    assert heads == ["time", "power 1", "power 2"] and len(rows) <= plot_table.ROWS


def test_words_lead_the_row_and_an_interval_ends_it():
    heads, rows = table_of(KINDS["forest"])
    assert heads == ["y", "x", "Interval"]
    assert rows[0] == ["sensitivity", "0.25", "0.22 to 0.28"]


def test_series_with_places_of_their_own_are_named_in_each_row():
    figure = go.Figure([go.Scatter(x=[1], y=[2], name="a"), go.Scatter(x=[3], y=[4], name="b")])
    assert table_of(figure) == (["Series", "x", "y"], [["a", "1", "2"], ["b", "3", "4"]])
