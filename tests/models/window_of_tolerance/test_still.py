"""The still picture of the window of tolerance: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.dynamics.numbers import finely
from ipnb.models.window_of_tolerance import model as window
from ipnb.models.window_of_tolerance import still


def drawn(**settings):
    return BeautifulSoup(still.draw(window.MODEL.settings(settings), "one"), "html.parser")


def test_there_is_a_triangle_for_each_stressor():
    """None, where none comes."""
    for often in (0, 0.25, 1):
        stressors = window.simulate(duration=still.LONG, every=still.EVERY, often=often).stressors
        assert drawn(often=often).select_one("path.boat")["d"].count("z") == len(stressors)


def test_the_bars_say_the_three_shares():
    """In the order of the question: as it is, wider, faster."""
    said = [text.text for text in drawn(often=1).select("text.share")]
    assert said == [finely(share) for share in window.which_helps(often=1).values()]
