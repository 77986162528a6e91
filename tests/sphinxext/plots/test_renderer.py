"""Figures: a still picture and a table for every one, and no figure without words."""

import json
import xml.etree.ElementTree as ET

import numpy as np
import plotly.graph_objects as go
import pytest
from _ext import axes, figure_data, plots, still_field, still_plot

from ipnb.tokens import TOKENS


def sent(figure: go.Figure) -> dict:
    """The figure as a kernel sends it."""
    return json.loads(figure.to_json())


def lines(**layout) -> go.Figure:
    x = np.linspace(0, 1, 60)
    figure = go.Figure([go.Scatter(x=x, y=x**p, name=f"power {p}") for p in (1, 2)])
    return figure.update_layout(
        **{"meta": "Two curves.", "xaxis_title": "time", "yaxis_title": "share"} | layout
    )


KINDS = {
    "lines": lines(),
    "forest": go.Figure(
        go.Scatter(
            x=[0.25, -0.11],
            y=["sensitivity", "substance use"],
            mode="markers",
            error_x={"array": [0.03, 0.03]},
        )
    ).update_layout(meta="Two dots with bars.", yaxis_autorange="reversed"),
    "bars": go.Figure(go.Bar(x=["a", "b"], y=[3, 5], text=["3", "5"])).update_layout(
        meta="Two bars."
    ),
    "flat bars": go.Figure(go.Bar(y=["a", "b"], x=[3, 5], orientation="h")).update_layout(
        meta="Two bars."
    ),
    "stacked": go.Figure(
        [go.Bar(x=["a"], y=[3], name="i"), go.Bar(x=["a"], y=[5], name="j")]
    ).update_layout(barmode="stack", meta="One bar in two parts."),
    "logarithm": lines(xaxis_type="log", yaxis_type="log"),
    "heat map": go.Figure(
        go.Heatmap(x=[0, 0.5, 1], y=[0, 1], z=[[0, 1, 2], [2, 1, 0]])
    ).update_layout(meta="Six cells."),
    "contours": go.Figure(
        go.Contour(
            x=[0, 1, 2],
            y=[0, 1, 2],
            z=[[0, 0, 0], [0, 1, 1], [0, 1, 2]],
            contours={"start": 0.5, "end": 1.5, "size": 0.5},
        )
    ).update_layout(meta="Lines."),
    "gap": go.Figure(go.Scatter(x=[0, 1, 2], y=[1, None, 2])).update_layout(
        meta="A line with a gap."
    ),
}


@pytest.mark.parametrize("figure", KINDS.values(), ids=KINDS)
def test_is_every_kind_of_figure_drawn_well_formed_twice(figure):
    """One picture for a page, one for a phone, each with words for whoever does not see it."""
    drawn = still_plot.still(figure_data.dressed(sent(figure)), "What it shows & why")
    pictures = ET.fromstring(f"<both>{drawn}</both>")
    assert [p.get("viewBox").split()[2] for p in pictures] == ["720", "360"]
    assert {p.get("aria-label") for p in pictures} == {"What it shows & why"}
    assert "nan" not in drawn and "None" not in drawn


@pytest.mark.parametrize("figure", KINDS.values(), ids=KINDS)
def test_does_every_figure_have_its_numbers_as_a_table(figure):
    page = ET.fromstring(plots.as_html(sent(figure)).replace(" hidden>", ' hidden="">'))
    assert len(page.findall(".//tbody/tr")) >= 1
    assert all(head.get("scope") for head in page.iter("th"))


@pytest.mark.parametrize("meta", [None, "", "   "])
def test_a_figure_without_words_is_refused(meta):
    with pytest.raises(ValueError, match=r"say in `layout\.meta` what it shows"):
        plots.as_html(sent(lines(meta=meta)))


def test_a_kind_that_is_not_drawn_is_named():
    pie = go.Figure(go.Pie(values=[1, 2])).update_layout(meta="A pie.")
    with pytest.raises(ValueError, match="pie"):
        plots.as_html(sent(pie))


def test_menus_become_the_pages_own_and_sliders_are_refused():
    """Plotly draws both where no keyboard can reach them."""
    buttons = [
        {"label": name, "method": "restyle", "args": [{"visible": True}]}
        for name in ("all", "some")
    ]
    page = plots.as_html(
        sent(lines(updatemenus=[{"name": "Teams", "active": 1, "buttons": buttons}]))
    )
    assert "<label hidden>Teams <select><option>all</option><option selected>some</option>" in page
    with pytest.raises(ValueError, match="sliders"):
        plots.as_html(sent(lines(sliders=[{"steps": []}])))


def test_a_series_that_is_hidden_at_first_is_not_in_the_still_picture():
    figure = lines()
    figure.data[1].visible = False
    assert still_plot.still(figure_data.dressed(sent(figure)), "words").count("power 2") == 0


def test_can_no_text_of_a_figure_end_the_element_it_stands_in():
    page = plots.as_html(sent(lines(title="</script><script>alert(1)</script>")))
    assert page.count("<script") == 1 and "<script>alert" not in page


def test_does_the_living_picture_get_all_numbers():
    page = plots.as_html(sent(lines()))
    payload = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    assert len(payload["data"][0]["x"]) == 60 and payload["data"][1]["name"] == "power 2"


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


def test_ticks_are_round_and_inside():
    line = axes.axis({}, [0.013, 0.97], 0, 600)
    places, words = zip(*line.ticks(), strict=True)
    assert all(0 <= place <= 600 for place in places) and "0.5" in words


def test_a_minus_is_a_minus():
    assert axes.shown(-0.5) == "\u22120.5"


def test_contour_pieces_lie_where_the_level_is_crossed():
    assert still_field.segments([[0, 0], [1, 1]], 0.25) == [((1, 0.25), (0, 0.25))]


def test_words_wrap_where_there_is_no_room():
    assert still_plot.wrapped("security and later substance use", 112) == [
        "security and",
        "later substance",
        "use",
    ]
