"""The still picture of the dyad: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.dyad import model as dyad
from ipnb.models.dyad import still


def drawn(**settings):
    return BeautifulSoup(still.draw(dyad.MODEL.settings(settings), "one"), "html.parser")


def test_stretches_out_of_touch_are_hatched():
    """40 units of time in rounds of 10: four ruptures, or none."""
    assert not drawn().select("pattern")
    picture = drawn(apart=0.5, round=10)
    (hatched,) = picture.select('path[fill="url(#one-apart)"]')
    assert picture.select_one("pattern")["id"] == "one-apart" and hatched["d"].count("Z") == 4


def test_both_people_are_named_and_drawn():
    """A dashed line and a solid one, so that colour is not needed."""
    picture = drawn()
    assert picture.select_one("path.helper")["stroke-dasharray"]
    assert not picture.select_one("path.client").has_attr("stroke-dasharray")
    assert "client" in picture.text and "helper" in picture.text
