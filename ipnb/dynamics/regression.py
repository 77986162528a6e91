"""Least squares from sums of squares and products, the same in Python and, by `regression.js`, in the browser."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def slopes(moments: ArrayLike, outcome: int, causes: Sequence[int]) -> np.ndarray:
    """Return how much the outcome changes for one step of each cause, the other causes held still.

    Parameters
    ----------
    moments : array, shape (variables, variables)
        Covariances, or sums of products that a number of cases stands before.
    outcome : int
        Which variable is explained.
    causes : sequence of int
        Which variables explain it, none of them a sum of the others.

    Returns
    -------
    array, shape (causes,)

    Examples
    --------
    >>> slopes([[1, 0.5], [0.5, 2]], 1, [0])
    array([0.5])
    """
    table, chosen = np.asarray(moments, dtype=float), list(causes)
    found: np.ndarray = np.linalg.solve(table[np.ix_(chosen, chosen)], table[chosen, outcome])
    return found
