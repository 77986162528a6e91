"""The part of Plotly that pages draw with."""

from ipnb.web.plotly_file import PLOTLY


def test_it_is_there_and_can_stand_inside_a_page():
    """Would a page that holds it end in the middle of the script?"""
    text = PLOTLY.read_text(encoding="utf-8")
    assert "</script" not in text and len(text) < 2_000_000
