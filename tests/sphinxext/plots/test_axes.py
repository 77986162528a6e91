"""Axes: round ticks inside, a minus that is one."""

from ipnb.sphinxext.plots import axes


def test_ticks_are_round_and_inside():
    line = axes.axis({}, [0.013, 0.97], 0, 600)
    places, words = zip(*line.ticks(), strict=True)
    assert all(0 <= place <= 600 for place in places) and "0.5" in words


def test_a_minus_is_a_minus():
    assert axes.shown(-0.5) == "\u22120.5"


def test_an_axis_of_words_keeps_their_order_and_one_of_numbers_their_range():
    """Would a forest plot be drawn in the order of the alphabet, or bars float above nought?"""
    assert axes.axis({}, ["b", "a", "b"], 0, 100).words == ["b", "a"]
    assert axes.axis({"categoryarray": ["a", "b"]}, ["b", "a"], 0, 100).words == ["a", "b"]
    assert axes.axis({}, [3, 5], 0, 100, zero=True).low == 0
    reverse = axes.axis({"autorange": "reversed"}, [3, 5], 0, 100)
    assert reverse.low > reverse.high


def test_a_logarithm_has_ticks_at_one_two_and_five():
    ticks = axes.axis({"type": "log"}, [1, 100], 0, 600, pad=0).ticks()
    assert [words for _, words in ticks] == ["1", "2", "5", "10", "20", "50", "100"]
