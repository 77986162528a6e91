"""Drawings on slides."""

import pytest
from bs4 import BeautifulSoup

from ipnb.slides import drawing_views


def drawing(high: int):
    text = f'<svg viewBox="0 0 340 {high}"><title>A &lt; B</title><text class="small" y="9">x</text></svg>'
    return BeautifulSoup(text, "html.parser").svg


@pytest.mark.parametrize("high", [250, 320])
def test_a_low_drawing_is_shown_at_once(high):
    made = drawing_views.steps(drawing(high), "fig-x")
    assert made.count("<svg") == 1 and "fragment" not in made
    assert 'aria-label="A &lt; B"' in made and 'aria-describedby="fig-x-words"' in made


@pytest.mark.parametrize("high", [325, 420, 520])
def test_a_tall_one_is_shown_whole_and_then_in_two_parts_that_overlap(high):
    """Is a word cut by both parts, or too small in either?"""
    first, second = drawing_views.parts(high)
    assert first == 0 and second + drawing_views.HIGHEST == high
    overlap = drawing_views.HIGHEST - second
    assert overlap > 4 * 13
    assert 13 * drawing_views.ROOM_HIGH / drawing_views.HIGHEST >= 28
    made = drawing_views.steps(drawing(high), "fig-x")
    assert made.count("<svg") == 3 and made.count("aria-describedby") == 1
    assert made.count('data-fragment-index="0"') == 2 and made.count('data-fragment-index="1"') == 1
