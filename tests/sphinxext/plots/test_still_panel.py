"""One pair of axes with all that stands on it."""

import pytest

from ipnb.sphinxext.plots import figure_data, still_panel

from .figures import KINDS, lines, sent

BOX = (0, 0, 720, 420)


def traces_of(figure) -> tuple[list[dict], dict]:
    dressed = figure_data.dressed(sent(figure))
    return dressed["data"], dressed["layout"]


@pytest.mark.parametrize(
    ("name", "upright", "level"),
    [
        ("lines", True, True),
        ("bars", False, True),
        ("flat bars", True, False),
        ("heat map", False, False),
    ],
)
def test_which_fine_lines_are_drawn(name, upright, level):
    """Would lines run along the words of bars, or through a heat map?"""
    traces, layout = traces_of(KINDS[name])
    place = still_panel.frame(traces, layout, ("x", "y"), BOX)
    grid = still_panel.draw_grid(place, still_panel.by_kind(traces))
    assert ("V" in grid, "H" in grid) == (upright, level)


def test_ticks_that_would_touch_are_left_out():
    traces, layout = traces_of(lines())
    wide = still_panel.frame(traces, layout, ("x", "y"), BOX).ticks
    narrow = still_panel.frame(traces, layout, ("x", "y"), (0, 0, 150, 420)).ticks
    assert 2 <= len(narrow) < len(wide)


def test_words_on_the_upright_axis_get_their_room():
    """Would a long name of a row run out of the picture?"""
    traces, layout = traces_of(KINDS["forest"])
    short, _ = traces_of(KINDS["bars"])
    starts = [still_panel.frame(some, layout, ("x", "y"), BOX).x.start for some in (traces, short)]
    assert starts[0] > starts[1] and starts[0] <= 18 + 0.34 * 720


def test_a_note_belongs_to_its_axes():
    note = {"xref": "x2", "yref": "paper"}
    assert still_panel.belongs(note, ("x2", "y2")) and not still_panel.belongs(note, ("x", "y"))
    assert still_panel.belongs({"xref": "paper", "yref": "y domain"}, ("x", "y"))
