"""*Show the code*: beneath every computed figure and model, for that figure, and light."""

import re

import pytest
from bs4 import BeautifulSoup

from ipnb.sphinxext.apart import whole
from ipnb.sphinxext.notebooks.show_code import highlighted, titled

from .published import RIVER, notebooks


@pytest.fixture(scope="module")
def river(built_book):
    return BeautifulSoup(whole.read(built_book, f"{RIVER}.html"), "html.parser")


def test_only_what_has_a_colour_has_an_element():
    """Would code weigh three times what it says?"""
    assert highlighted("x = go.Figure([1])  # why") == (
        'x = go.Figure([<span class="mi">1</span>])  <span class="c1"># why</span>'
    )
    assert highlighted("if a < b: pass").count("&lt;") == 1


def test_every_computed_figure_and_model_of_every_chapter_has_its_code(built_book):
    """Would a reader find one figure whose making is hidden?"""
    total = 0
    for name in notebooks(built_book):
        page = BeautifulSoup(whole.read(built_book, f"{name}.html"), "html.parser")
        for cell in page.select(".cell"):
            if cell.select_one("figure.simulation, .plot"):
                total += 1
                assert len(cell.select("details.show-code pre")) == 1, name
    assert total > 50


def test_each_is_named_for_its_figure_and_is_its_cells_code(river):
    """Would a screen reader read the same words six times?"""
    names = [one.get_text(" ", strip=True) for one in river.select(".show-code summary")]
    assert "Show the code of The integration river" in names
    assert any(re.fullmatch(r"Show the code of Fig\. 5\.\d", name) for name in names)
    assert not any(name.endswith("this figure") for name in names)
    code = {one.get_text() for one in river.select(".show-code pre")}
    assert {"River(linkage=0.8)", "figures.plane()"} <= code


def test_a_title_is_taken_from_the_picture():
    """Would a figure without a number have no name?"""
    assert titled(["<figcaption>The river</figcaption>"]) == "The river"
    assert titled(['<p class="plot-title">Share</p>']) == "Share"
    assert titled([]) == ""
