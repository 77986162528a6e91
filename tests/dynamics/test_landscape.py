"""Closed forms of a particle in a potential, where the answer is known: a parabola and a straight slope."""

import numpy as np
import pytest
from scipy import stats

from ipnb.dynamics import landscape

from .in_node import evaluate


def parabola(x):
    """The potential of an Ornstein-Uhlenbeck process: V = x^2 / 2, whose variance is sigma^2 / 2."""
    return np.asarray(x) ** 2 / 2


def test_in_a_parabola_the_long_run_is_a_normal_distribution():
    """Density and shares, against SciPy's."""
    normal = stats.norm(scale=0.8 / np.sqrt(2))
    at = np.linspace(-2, 2, 21)
    assert landscape.density(parabola, 0.8, at) == pytest.approx(normal.pdf(at), rel=1e-6)
    low, middle, high = landscape.shares(parabola, 0.8, (-0.5, 1))
    expected = [normal.cdf(-0.5), normal.cdf(1) - normal.cdf(-0.5), normal.sf(1)]
    assert [float(low), float(middle), float(high)] == pytest.approx(expected, abs=1e-5)


def test_many_potentials_at_once_are_each_alone():
    """A map of the plane is computed in one go."""
    widths = np.array([0.5, 1, 2])
    many = landscape.shares(lambda x: widths[:, None] * parabola(x), np.full(3, 0.7), (0.3,))
    for i, width in enumerate(widths):
        alone = landscape.shares(lambda x, width=width: width * parabola(x), 0.7, (0.3,))
        assert [share[i] for share in many] == pytest.approx([float(share) for share in alone])


def test_down_a_steep_slope_the_passage_takes_the_way_over_the_speed():
    """V = -c x: drift c, so that a way of 1 takes 1 / c on average, whatever the noise."""
    time = landscape.mean_first_passage_time(lambda x: -4 * np.asarray(x), 0.5, 0.0, 1.0)
    assert time == pytest.approx(1 / 4, rel=1e-3)


def test_a_higher_barrier_takes_longer_and_more_noise_less():
    """Kramers: exponential in the height over the noise."""

    def double_well(height):
        return lambda x: height * (np.asarray(x) ** 2 - 1) ** 2

    low, high = (
        landscape.mean_first_passage_time(double_well(height), 0.7, -1.0, 1.0)
        for height in (0.3, 0.6)
    )
    assert high > 1.5 * low
    assert landscape.mean_first_passage_time(double_well(0.6), 1.0, -1.0, 1.0) < high


IN_BROWSER = """(sigma) => {
  const equations = {
    coefficients: () => ({}), noise: () => sigma,
    height: (x) => (x ** 4) / 4 - (x ** 2) / 2, drift: (x) => x - x ** 3,
  };
  const zones = [{ name: 'left', up_to: 0 }, { name: 'right', up_to: null }];
  const { wells, passageTimes, shares } = module.landscape(equations, zones, {});
  return { wells, passageTimes, shares };
}"""


def test_the_browser_finds_the_same_wells_and_times(tmp_path):
    """A double well, symmetric: wells at -1 and 1, and as long there as back."""
    (there,) = evaluate(tmp_path, "dynamics/landscape.js", IN_BROWSER, [[0.7]])
    assert there["wells"] == pytest.approx([-1, 1], abs=1e-9)
    assert there["shares"] == pytest.approx({"left": 0.5, "right": 0.5}, abs=5e-3)
    expected = landscape.mean_first_passage_time(
        lambda x: np.asarray(x) ** 4 / 4 - np.asarray(x) ** 2 / 2, 0.7, -1.0, 1.0
    )
    assert there["passageTimes"] == pytest.approx([expected, expected], rel=0.01)
