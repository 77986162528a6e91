"""Exact steps: the exponential of a small matrix, the same in Python and in the browser."""

import numpy as np
import pytest
from scipy.linalg import expm

from ipnb.dynamics import linear
from ipnb.models.dyad import model as dyad

from .in_node import evaluate


def test_steps_are_exact():
    """The series against SciPy's exponential, for the largest step that it takes."""
    rng = np.random.default_rng(1)
    for _ in range(50):
        matrix = rng.normal(size=(4, 4))
        matrix *= 0.999 / np.abs(matrix).sum(axis=1).max()
        np.testing.assert_allclose(linear.exponential(matrix), expm(matrix), atol=1e-14)


def test_a_step_too_long_is_explained():
    """The series would be cut off too early, silently."""
    with pytest.raises(ValueError, match="time step is too long"):
        dyad.simulate(dt=1.0)


def test_the_browser_takes_the_same_steps(tmp_path):
    """Both sum the series to the same term."""
    rng = np.random.default_rng(2)
    matrices = [(rng.normal(size=(4, 4)) / 12).tolist() for _ in range(20)]
    calls = [[matrix] for matrix in matrices]
    there = evaluate(tmp_path, "dynamics/linear.js", "module.exponential", calls)
    for matrix, found in zip(matrices, there, strict=True):
        np.testing.assert_allclose(found, linear.exponential(np.array(matrix)), atol=1e-15)


def test_four_states_without_a_loop_are_what_the_matrix_gives(tmp_path):
    rng = np.random.default_rng(3)
    matrix, state = rng.normal(size=(4, 4)), rng.normal(size=4)
    call = [matrix.ravel().tolist(), state.tolist(), [0, 0, 0, 0]]
    (there,) = evaluate(tmp_path, "dynamics/linear.js", "module.appliedToFour", [call])
    np.testing.assert_allclose(there, matrix @ state, atol=1e-15)
