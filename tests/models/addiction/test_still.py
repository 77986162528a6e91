"""The still picture of addiction: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.addiction import model, still


def drawn(**settings):
    return BeautifulSoup(still.draw(model.MODEL.settings(settings), "one"), "html.parser")


def test_there_is_a_triangle_for_each_use():
    """And none, where there is company enough."""
    for settings in ({}, {"after": 2}, {"support": 2}):
        used = model.simulate(duration=still.LONG, **settings).used.sum()
        marks = drawn(**settings).select("path.boat")
        assert sum(mark["d"].count("z") for mark in marks) == used


def test_the_moment_at_which_the_substance_goes_is_marked_where_it_goes():
    """Where it stays at hand there is no such moment."""
    assert "the substance goes" in drawn().text
    assert "the substance goes" not in drawn(after=2).text
