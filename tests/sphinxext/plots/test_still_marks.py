"""Lines, marks and bars of the still pictures."""

from ipnb.sphinxext.plots import still_marks
from ipnb.sphinxext.plots.axes import axis


def test_a_line_is_interrupted_where_a_datum_is_missing():
    """Would a gap be bridged as if something had been measured there?"""
    trace = {"line": {"color": "red", "width": 2, "dash": "solid"}}
    drawn = still_marks.line_through(trace, [(0, 1), (1, 1), None, (3, 1)])
    assert 'd="M0.0 1.0L1.0 1.0M3.0 1.0"' in drawn


def test_bars_stand_on_each_other_where_they_are_stacked():
    """Would the second part of a bar hide the first?"""
    traces = [{"x": ["a"], "y": [high], "marker": {"color": "red"}} for high in (3, 5)]
    x, y = axis({}, ["a"], 0, 100), axis({}, [0, 8], 80, 0, pad=0)
    stacked = still_marks.draw_bars(traces, x, y, stacked=True)
    assert 'y="50.0"' in stacked and 'y="0.0"' in stacked
    assert stacked.count('width="64.8"') == 2
    beside = still_marks.draw_bars(traces, x, y, stacked=False)
    assert 'y="50.0"' in beside and 'y="30.0"' in beside and beside.count('width="32.4"') == 2
