"""The normal distribution in the browser against Python's."""

from statistics import NormalDist

import pytest

from .in_node import evaluate

#: with places half-way between those of its table, where Taylor's series reaches farthest
PLACES = [
    -9.0,
    -8.0,
    -3.2,
    -1.96,
    -0.01,
    0.0,
    0.5,
    1 / 128,
    -1.5 + 1 / 128,
    1.6449,
    2.9921,
    4.0,
    9.0,
]


def test_the_browsers_normal_distribution_is_pythons(tmp_path):
    """The bands of the nine domains and those who stay away from a study are computed with it."""
    calls = [[x] for x in PLACES]
    at_most = evaluate(tmp_path, "dynamics/normal.js", "module.normalAtMost", calls)
    density = evaluate(tmp_path, "dynamics/normal.js", "module.density", calls)
    assert at_most == pytest.approx([NormalDist().cdf(x) for x in PLACES], abs=1e-14)
    assert density == pytest.approx([NormalDist().pdf(x) for x in PLACES], abs=1e-14)
