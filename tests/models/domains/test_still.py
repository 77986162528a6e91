"""The still picture of the nine domains: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.domains import model, still


def test_what_is_not_known_has_no_mark():
    """A ring at nought would be a low score."""
    settings = model.MODEL.settings({"profile": 3})
    picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
    unknown = sum(rated is None for rated in model.ratings(**settings))
    assert picture.text.count("not enough information") == unknown > 0
    assert len(picture.select("path.boat")) == 9 - unknown


def test_the_two_radars_are_the_smallest_and_the_largest():
    """The same scores in two orders, each with the share that it fills."""
    settings = model.MODEL.settings({})
    picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
    small, large = (f"{100 * area:.0f} % full" for area in model.areas(**settings))
    assert [text.text for text in picture.select("text.share")] == [small, large]
