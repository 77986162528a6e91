"""Computed figures on slides."""

import pytest

from ipnb.slides import plot_views
from ipnb.slides.names import NoSuchName


@pytest.fixture
def choir(pages):
    page = pages.page("foundations/what-kind-of-thing")
    return plot_views.data_of(page.find(id="fig-choir"))


def test_a_view_is_what_the_menu_would_show(choir):
    """Does a slide show another state of the figure than its page?"""
    hidden = [one.get("visible") for one in plot_views.seen(choir, None)["data"]]
    shown = plot_views.seen(choir, "three groups and a leading note")
    assert [one["visible"] for one in shown["data"]] == [True, True, False, False]
    # what was read is as it was
    assert [one.get("visible") for one in choir["data"]] == hidden


def test_series_that_are_named_change_and_others_do_not():
    """Plotly's short form: a list of values begins again, and a list of places says which series."""
    button = {"label": "a", "args": [{"z": [[1], [2]], "name": "n"}, [0, 2]]}
    data = {"data": [{}, {}, {}], "layout": {"updatemenus": [{"buttons": [button]}]}}
    assert plot_views.seen(data, "a")["data"] == [
        {"z": [1], "name": "n"},
        {},
        {"z": [2], "name": "n"},
    ]


def test_it_is_drawn_for_the_back_row(choir):
    drawn = plot_views.drawn(choir, "three groups and a leading note", "A <curve>.")
    assert f"0 0 {plot_views.WIDE} {plot_views.HIGH}" in drawn and "A &lt;curve" in drawn
    # a slide gives a picture 800 pixels by 690
    assert 13 * min(800 / plot_views.WIDE, 690 / plot_views.HIGH) >= 27.9


def test_a_view_that_the_menu_has_not_is_said(choir, pages):
    with pytest.raises(NoSuchName, match="Did you mean 'the starting point'"):
        plot_views.seen(choir, "starting point")
    drawing = pages.page("foundations/what-kind-of-thing").find(id="fig-triangle")
    assert plot_views.data_of(drawing) is None
