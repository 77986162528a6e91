"""The still picture of the river: does it draw what the model computes?"""

import pytest
from bs4 import BeautifulSoup

from ipnb.models.river import model as river
from ipnb.models.river import still
from ipnb.widgets import River


@pytest.fixture
def in_book(monkeypatch):
    """What the book's extension says to the kernels that run a chapter."""
    monkeypatch.setenv("IPNB_BOOK", "1")


def test_the_still_picture_says_in_words_what_it_shows(in_book):
    """The text alternative carries the numbers of the long run, and the badge is there in print."""
    html = River(differentiation=1, linkage=1)._repr_html_()
    page = BeautifulSoup(html, "html.parser")
    picture, words = page.select_one("svg"), page.select_one(".words")
    assert picture["aria-labelledby"] == words["id"]
    assert "one hollow, in the flow" in words.text
    assert "rigidity 1 %, flow 97 %, chaos 1 %" in words.text
    assert "not fitted to people" in words.text
    assert [text.text for text in picture.select("text")] == [
        "Rigidity",
        "1 %",
        "Flow",
        "97 %",
        "Chaos",
        "1 %",
    ]
    assert len(picture.select("path.boat")) == 1


@pytest.mark.parametrize("lean", [1, -1, 0])
def test_a_boat_lies_in_each_well(lean):
    """With two wells a boat in each; at the fork one."""
    for differentiation, linkage in ((0.2, 0.2), (1, 1), (0.5, 0.5), (0, 1)):
        chosen = {"differentiation": differentiation, "linkage": linkage, "lean": lean}
        settings = river.MODEL.settings(chosen)
        picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
        assert len(picture.select("path.boat")) == len(river.wells(**settings))
