"""A model in a book's page: a still picture with words, where the page mounts the live one."""

import json
from html import unescape

import ipywidgets
import pytest
from bs4 import BeautifulSoup
from ipywidgets.widgets.widget import _instances

from ipnb.web import bundle
from ipnb.widgets import River


@pytest.fixture
def in_book(monkeypatch):
    """What the book's extension says to the kernels that run a chapter."""
    monkeypatch.setenv("IPNB_BOOK", "1")


def test_in_a_book_it_is_a_figure_and_no_widget(in_book):
    """One widget in a page pulls in a widget manager of six megabytes."""
    before = len(_instances)
    made = River(linkage=0.6)
    assert not isinstance(made, ipywidgets.Widget)
    assert len(_instances) == before
    page = BeautifulSoup(made._repr_html_(), "html.parser")
    figure = page.select_one("figure.simulation")
    place = figure.select_one("[data-module]")
    assert place["data-module"] == "ipnb/models/river/view.js"
    assert place["data-css"] == "ipnb/simulation/simulation.css"
    values = json.loads(place["data-values"])
    assert values["linkage"] == 0.6 and values["seed"] == 7 and values["name"].startswith("river")
    assert figure.select_one("figcaption").text == "The integration river"
    for path in (place["data-module"], place["data-css"]):
        assert path.removeprefix("ipnb/") in bundle.files()


def test_what_comes_is_folded_behind_the_question(in_book):
    """Without scripts the numbers would be read before the guess; question and answers stand outside the fold."""
    still = BeautifulSoup(River()._repr_html_(), "html.parser").select_one(".still")
    told = [still.select_one("svg"), still.select_one(".words")]
    assert all(node.find_parent("details") for node in told)
    assert not still.details.has_attr("open")
    assert still.p.text.endswith("spend most of its time? Your guess: Rigidity; Flow; Chaos.")


def test_the_still_picture_needs_no_inline_style_or_script(in_book):
    """A page with a strict content security policy would show it without its colours."""
    html = unescape(River()._repr_html_())
    assert "style=" not in html and "<script" not in html and "<style" not in html


def test_every_figure_of_a_chapter_has_a_name_of_its_own(in_book):
    """Two rivers on one page would share their address and their ids."""
    pages = [BeautifulSoup(River()._repr_html_(), "html.parser") for _ in range(2)]
    names = [json.loads(page.select_one("[data-values]")["data-values"])["name"] for page in pages]
    ids = [node["id"] for page in pages for node in page.select("[id]")]
    assert names[0] != names[1] and len(ids) == len(set(ids))


def test_a_chapter_with_a_bad_value_does_not_build(in_book):
    """An author learns of a slip from the build, not from a reader."""
    with pytest.raises(ValueError, match=r"Storm is a number from 0\.3 to 1\.2; you gave 3"):
        River(storm=3)
    with pytest.raises(TypeError, match="has no ‘linkeage’"):
        River(linkeage=0.5)
