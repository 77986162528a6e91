"""Closed forms for a particle in a potential: dx = -V'(x) dt + sigma dW, with sigma the same everywhere.

``height`` is V, a function of an array. The grid reaches to +-4, where the weight is below 1e-12 in every
model that uses it; the zones' bounds fall on it. The formulas are in Gardiner, Stochastic Methods, chapter 5.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

Height = Callable[[np.ndarray], np.ndarray]
GRID = np.linspace(-4, 4, 1601)
_FINE = 20_001


def _weight(
    height: Height, sigma: np.ndarray | float, at: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Weigh each place by exp(-2 V / sigma^2), scaled to at most 1 on the grid; and integrate that."""
    scale, on_grid = 2 / np.asarray(sigma)[..., None] ** 2, height(GRID)
    lowest = on_grid.min(axis=-1, keepdims=True)
    total = np.trapezoid(np.exp(-scale * (on_grid - lowest)), GRID, axis=-1)
    return np.exp(-scale * (height(at) - lowest)), total


def density(height: Height, sigma: float, at: np.ndarray) -> np.ndarray:
    """Work out the stationary density exp(-2 V / sigma^2) / Z.

    Parameters
    ----------
    height : callable
        The potential at an array of places.
    sigma : float
        Above 0.
    at : array, shape (n,)
        Places.

    Returns
    -------
    array, shape (n,)
    """
    weight, total = _weight(height, sigma, at)
    found: np.ndarray = weight / total
    return found


def shares(height: Height, sigma: np.ndarray | float, bounds: Sequence[float]) -> list[np.ndarray]:
    """Work out the long-run shares of time between bounds.

    Parameters
    ----------
    height : callable
        The potential at an array of n places; it may give many potentials, shape (..., n).
    sigma : float or array, shape (...)
        Above 0.
    bounds : sequence of float
        Rising, each a point of the grid.

    Returns
    -------
    list of array, each of shape (...)
        len(bounds) + 1 shares, which add up to 1.
    """
    weight, total = _weight(height, sigma, GRID)
    cuts = [0, *(int(np.argmin(np.abs(GRID - bound))) for bound in bounds), GRID.size - 1]
    return [
        np.trapezoid(weight[..., left : right + 1], GRID[left : right + 1], axis=-1) / total
        for left, right in pairwise(cuts)
    ]


def mean_first_passage_time(height: Height, sigma: float, start: float, end: float) -> float:
    """Work out the mean time from ``start`` until ``end`` > ``start`` is first reached.

    By the exact double integral, in units of time.

    Parameters
    ----------
    height : callable
        The potential at an array of places.
    sigma : float
        Above 0.
    start, end : float
        Places, ``start`` below ``end``.

    Returns
    -------
    float
        In units of time.
    """
    x = np.linspace(min(GRID[0], start), end, _FINE)
    step, scale = x[1] - x[0], 2 / sigma**2
    over = height(x)
    lowest = over.min()
    inner = np.exp(-scale * (over - lowest))
    below = np.concatenate([[0.0], np.cumsum((inner[1:] + inner[:-1]) / 2 * step)])
    along = x >= start
    return float(
        scale * np.trapezoid(np.exp(scale * (over[along] - lowest)) * below[along], x[along])
    )
