"""The still picture of what is learned: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.plasticity import model as plasticity
from ipnb.models.plasticity import still


def drawn(**settings):
    return BeautifulSoup(still.draw(plasticity.MODEL.settings(settings), "one"), "html.parser")


def test_a_ring_marks_after_how_many_occasions_warmth_is_expected():
    """The number beside it is that of the closed form."""
    picture = drawn()
    assert len(picture.select("path.boat")) == 1
    assert f"after {plasticity.turning():.0f}" in picture.text


def test_where_it_never_is_there_is_no_ring():
    """Still shamed: the line does not cross."""
    picture = drawn(warmth=-0.5)
    assert not picture.select("path.boat") and "after" not in picture.text
