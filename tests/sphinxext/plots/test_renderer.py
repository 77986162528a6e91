"""Figures: a still picture and a table for every one, and no figure without words."""

import json
import xml.etree.ElementTree as ET

import plotly.graph_objects as go
import pytest
from sphinx.errors import ExtensionError

from ipnb.sphinxext.plots import renderer

from .figures import KINDS, lines, sent


@pytest.mark.parametrize("figure", KINDS.values(), ids=KINDS)
def test_does_every_figure_have_its_numbers_as_a_table(figure):
    page = ET.fromstring(renderer.as_html(sent(figure)).replace(" hidden>", ' hidden="">'))
    assert len(page.findall(".//tbody/tr")) >= 1
    assert all(head.get("scope") for head in page.iter("th"))


@pytest.mark.parametrize("meta", [None, "", "   "])
def test_a_figure_without_words_is_refused(meta):
    with pytest.raises(ValueError, match=r"say in `layout\.meta` what it shows"):
        renderer.as_html(sent(lines(meta=meta)))


def test_a_kind_that_is_not_drawn_is_named():
    pie = go.Figure(go.Pie(values=[1, 2])).update_layout(meta="A pie.")
    with pytest.raises(ValueError, match="pie"):
        renderer.as_html(sent(pie))


def test_menus_become_the_pages_own_and_sliders_are_refused():
    """Plotly draws both where no keyboard can reach them."""
    buttons = [
        {"label": name, "method": "restyle", "args": [{"visible": True}]}
        for name in ("all", "some")
    ]
    page = renderer.as_html(
        sent(lines(updatemenus=[{"name": "Teams", "active": 1, "buttons": buttons}]))
    )
    assert "<label hidden>Teams <select><option>all</option><option selected>some</option>" in page
    with pytest.raises(ValueError, match="sliders"):
        renderer.as_html(sent(lines(sliders=[{"steps": []}])))


def test_can_no_text_of_a_figure_end_the_element_it_stands_in():
    page = renderer.as_html(sent(lines(title="</script><script>alert(1)</script>")))
    assert page.count("<script") == 1 and "<script>alert" not in page


def test_does_the_living_picture_get_all_numbers():
    page = renderer.as_html(sent(lines()))
    payload = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    assert len(payload["data"][0]["x"]) == 60 and payload["data"][1]["name"] == "power 2"


def test_a_package_installed_before_the_renderer_was_registered_is_named(monkeypatch):
    """Would every figure silently be missing from the book?"""
    monkeypatch.setattr(renderer, "load_mime_renders", list)
    with pytest.raises(ExtensionError, match="install the package again"):
        renderer.check_registered()


def test_what_a_cell_sends_becomes_a_picture_a_table_and_a_button(chapter):
    assert chapter.select_one(".plot svg.still.wide")["aria-label"] == "A line that rises."
    assert chapter.select_one(".plot details table")
    assert chapter.select_one(".plot .plot-tools button").has_attr("hidden")
