"""The long run of shot noise: closed forms, the march, and the same march in the browser."""

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ipnb.dynamics import shot_noise

from .in_node import evaluate

unhurried = hypothesis.settings(deadline=None, max_examples=40)
RUN = {"rate": 0.5, "push": 0.8, "settling": 0.5, "width": 1.0, "unrest": 0.3, "outside": 1.0}


@unhurried
@given(st.floats(0.02, 5), st.floats(0.1, 5), st.sampled_from([1, 0.4]))
def test_more_load_is_worse_and_more_room_is_better(load, room, slower):
    """Both remedies would sometimes harm."""
    now = shot_noise.share_outside(load, room, slower)
    assert shot_noise.share_outside(load * 1.2, room, slower) >= now - 1e-12
    assert shot_noise.share_outside(load, room * 1.2, slower) <= now + 1e-12


def test_without_unrest_and_alike_outside_it_is_a_gamma_distribution():
    """Shape rate / settling, scale the mean push."""
    for load, room in ((0.3, 0.5), (1, 1), (2.5, 3)):
        expected = stats.gamma.sf(room, load)
        assert shot_noise.share_outside(load, room) == pytest.approx(expected, abs=1e-12)


def test_the_march_is_a_distribution():
    """Shares would not add up, or a density would not be the slope of its shares."""
    run = shot_noise.long_run(**RUN)
    assert run.shares.sum() == pytest.approx(1) and (run.shares >= 0).all()
    assert run.edges.shape == (run.shares.size + 1,)
    y = np.linspace(-3, 8, 12_001)
    slope = np.gradient([run.up_to(at) for at in y], y)
    assert np.abs(slope - run.density(y))[5:-5].max() < 0.02
    assert run.density(np.array([1e6])) == 0


def test_pushes_down_are_pushes_up_in_the_mirror():
    """The sign of the mean push turns the whole axis round."""
    up, down = (shot_noise.long_run(**RUN | {"push": push}) for push in (0.8, -0.8))
    for y in (-1, 0, 0.7, 2):
        assert up.up_to(y) == pytest.approx(1 - down.up_to(-y), abs=1e-9)


def test_the_browser_marches_over_the_same_cells(tmp_path):
    """Where a share is rounded, both must round it alike."""
    runs = [
        RUN,
        RUN | {"unrest": 0},
        RUN | {"outside": 0.4, "rate": 1.5},
        RUN | {"push": -2, "width": 0.3},
    ]
    calls = [[run, y] for run in runs for y in (-1, 0.2, 1, 4)]
    up_to = "(run, y) => module.longRun(run).upTo(y)"
    there = evaluate(tmp_path, "dynamics/shot_noise.js", up_to, calls)
    expected = [shot_noise.long_run(**run).up_to(y) for run, y in calls]
    assert there == pytest.approx(expected, abs=1e-9)
