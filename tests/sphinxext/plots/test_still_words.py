"""Words of the still pictures."""

from ipnb.sphinxext.plots import still_words


def test_words_wrap_where_there_is_no_room():
    assert still_words.wrapped("security and later substance use", 112) == [
        "security and",
        "later substance",
        "use",
    ]


def test_a_label_beside_a_tick_is_centred_on_it():
    """Would a name of two lines stand below its row?"""
    beside = still_words.label(90, 100, "one two", 30, "end", True)
    assert 'y="92"' in beside and 'y="108"' in beside
    below = still_words.label(90, 100, "one two", 30, "middle", False)
    assert 'y="100"' in below and 'y="115"' in below


def test_plotly_s_line_break_begins_a_line():
    """As markup it would stand in the picture as letters, or end it."""
    drawn = still_words.text(5, 10, "a < b<br>c & d", kind="note")
    assert drawn == (
        '<text class="note" x="5" y="10" text-anchor="middle">a &lt; b'
        '<tspan x="5" dy="15">c &amp; d</tspan></text>'
    )
