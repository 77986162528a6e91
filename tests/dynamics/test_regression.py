"""Least squares from covariances: against NumPy's own, and the same in the browser."""

import numpy as np
import pytest

from ipnb.dynamics.regression import slopes

from .in_node import evaluate


def table(variables: int, seed: int) -> np.ndarray:
    """Covariances of mixed normal numbers."""
    mixed = np.random.default_rng(seed).normal(size=(3 * variables, variables))
    return mixed.T @ mixed


@pytest.mark.parametrize("seed", range(5))
def test_slopes_are_those_of_least_squares(seed):
    """Against the residuals that no other line through the same cases makes smaller."""
    random = np.random.default_rng(seed)
    causes, noise = random.normal(size=(50, 3)), random.normal(size=50)
    outcome = causes @ [1.0, -2.0, 0.5] + noise
    expected = np.linalg.lstsq(np.column_stack([np.ones(50), causes]), outcome, rcond=None)[0][1:]
    moments = np.cov(np.column_stack([causes, outcome]), rowvar=False)
    assert slopes(moments, 3, [0, 1, 2]) == pytest.approx(expected, abs=1e-12)


def test_the_browser_finds_the_same_slopes(tmp_path):
    """One to five causes, in any order."""
    calls = [
        [table(6, seed).tolist(), 5, list(np.random.default_rng(seed).permutation(5)[: 1 + seed])]
        for seed in range(5)
    ]
    calls = [[moments, outcome, [int(i) for i in causes]] for moments, outcome, causes in calls]
    there = evaluate(tmp_path, "dynamics/regression.js", "module.slopes", calls)
    for call, found in zip(calls, there, strict=True):
        assert found == pytest.approx(slopes(*call), abs=1e-10)
