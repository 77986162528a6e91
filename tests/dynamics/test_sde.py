"""Steps of a stochastic differential equation: exact where there is no noise, refused where they run away."""

from types import SimpleNamespace

import numpy as np
import pytest

from ipnb.dynamics import sde
from ipnb.dynamics.random import exponentials, far_from
from ipnb.models.river import model as river

RUN = {"seed": 7, "duration": 12.0, "n_paths": 3, "start": 1.0, "dt": 0.01, "every": 1}


def equations(noise=0.0, rate=None, mean=0.0):
    """dx = -x dt + noise dW, with jumps where there is a rate."""
    return SimpleNamespace(
        drift=lambda x, _: -x,
        noise=lambda x, _: noise,
        rate=rate if rate is None else lambda x, _: rate,
        mean=lambda x, _: mean,
    )


def test_without_noise_it_is_eulers_method():
    """x falls by the same factor at each step."""
    paths = sde.euler_maruyama(equations(), {}, **RUN)
    assert paths.time == pytest.approx(np.arange(1201) * 0.01)
    assert paths.x == pytest.approx(np.tile(0.99 ** np.arange(1201), (3, 1)))
    assert paths.jumps.shape == (0, 3)


def test_what_is_kept_does_not_change_the_path():
    """Noise is drawn in chunks; keeping every fifth step must not skip any."""
    whole = sde.euler_maruyama(equations(0.5), {}, **RUN)
    fifth = sde.euler_maruyama(equations(0.5), {}, **RUN | {"every": 5})
    np.testing.assert_array_equal(whole.x[:, ::5], fifth.x)


def test_paths_have_seeds_in_a_row():
    """Path 1 of seed 7 is path 0 of seed 8, beyond the last seed too."""
    both = sde.euler_maruyama(equations(0.5), {}, **RUN | {"seed": 2**32 - 1})
    alone = sde.euler_maruyama(equations(0.5), {}, **RUN | {"seed": 0, "n_paths": 1})
    np.testing.assert_array_equal(both.x[1], alone.x[0])


def test_jumps_come_when_what_was_expected_is_used_up():
    """Times and sizes are the stream's own: a wait, a size, a wait, a size."""
    paths = sde.euler_maruyama(equations(rate=2.0, mean=0.5), {}, **RUN | {"n_paths": 1})
    drawn = exponentials(far_from([7]), 200)[0]
    times = np.cumsum(drawn[0::2]) / 2
    assert len(paths.jumps) == (times <= 12).sum()
    assert np.abs(paths.jumps[:, 1] - times[: len(paths.jumps)]).max() <= 0.0101
    assert paths.jumps[:, 2] == pytest.approx(0.5 * drawn[1::2][: len(paths.jumps)])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"dt": 0.2}, "at most 0.05"),
        ({"dt": 0}, "‘dt’ is a number above 0"),
        ({"duration": float("inf")}, "‘duration’ is a number above 0"),
        ({"every": 0}, "‘every’ is a whole number above 0"),
        ({"start": float("nan")}, "‘start’ is a number"),
        ({"seed": -1}, "whole number from 0"),
    ],
)
def test_wrong_numbers_are_explained(wrong, said):
    """They would be counted as a zone."""
    with pytest.raises(ValueError, match=said):
        sde.euler_maruyama(equations(), {}, **RUN | wrong)


def test_steps_that_run_away_are_refused():
    """x - x**3 from far out: numbers without end would lie in the last zone."""
    with pytest.raises(ValueError, match="run away: begin nearer to 0"):
        river.simulate(start=1e6)


def test_zones_of_places_and_their_shares():
    """A bound belongs to the zone below it."""
    zone, shares = sde.in_zones(river.MODEL, np.array([[-2, -0.8, 0, 0.9]]))
    assert zone.tolist() == [[0, 0, 1, 2]]
    assert shares == {"rigidity": 0.5, "flow": 0.25, "chaos": 0.25}


def test_trajectories_carry_their_settings():
    """Whoever keeps the result can tell how it was made."""
    settings = river.MODEL.settings({"linkage": 0.6})
    found = sde.simulate_paths(river.MODEL, river.functions(), settings, **RUN)
    assert (found.settings, found.seed) == (settings, 7)
    assert found.x.shape == found.zone.shape == (3, 1201)
    assert sum(found.shares.values()) == pytest.approx(1)
