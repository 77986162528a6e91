"""Linear algebra of small matrices, as the browser does it: `linear.js` sums the same series."""

import numpy as np

from ipnb.dynamics.constants import EXPONENTIAL_TERMS


def exponential(matrix: np.ndarray) -> np.ndarray:
    """Compute exp of a square matrix of norm up to 1 by its series: 1 + A (1 + A/2 (1 + A/3 (...))).

    Parameters
    ----------
    matrix : array, shape (n, n)
        Its largest sum of absolute values along a row is at most 1.

    Returns
    -------
    array, shape (n, n)

    Raises
    ------
    ValueError
        If the matrix is larger, so that the series would need more terms.
    """
    if np.abs(matrix).sum(axis=1).max() > 1:
        raise ValueError("The time step is too long for these settings.")
    one = np.eye(len(matrix))
    total = one
    for term in range(EXPONENTIAL_TERMS, 0, -1):
        total = one + matrix @ total / term
    return total
