"""Slides and what a deck says of them."""

import pytest

from ipnb.slides.names import NoSuchName
from ipnb.slides.slide import Slide, bullets, picked, said


def test_own_words_are_only_words_and_emphasis():
    """Could a deck's own line bring in markup?"""
    assert said("It's *one* <b>") == "It’s <em>one</em> &lt;b&gt;"
    assert bullets(["a"], ordered=True) == "<ol><li>a</li></ol>"


def test_numbers_pick_in_their_order_and_only_what_there_is():
    assert picked("line", "abc", [3, 1]) == ["c", "a"]
    assert picked("line", "abc", None) == ["a", "b", "c"]
    for number in (0, 4):
        with pytest.raises(NoSuchName, match=f"no line {number}: it has 3"):
            picked("line", "abc", [number])


def test_many_words_are_set_smaller():
    fills = [Slide("points", "", f"<p>{'word ' * count}</p>").fill for count in (10, 60, 100)]
    assert fills == ["few", "some", "many"]


def test_a_title_of_the_decks_own_goes_first(item):
    assert item("term", "x", title="Mine").title("Theirs") == "Mine"
    assert item("term", "x").title("Theirs") == "Theirs"
