"""Learning by prediction error (Rescorla and Wagner 1972), the same in the browser by `associative.js`.

Several cues are there or not. What they call up adds up, and each that is there takes its share of the surprise.
"""

import numpy as np
from numpy.typing import ArrayLike


def expected(weight: ArrayLike, present: ArrayLike) -> np.ndarray:
    """Return what the present cues call up together.

    Parameters
    ----------
    weight : array, shape (..., cues)
        What each cue calls up.
    present : array, shape (..., cues)
        1 for a cue that is there, 0 for one that is not.

    Returns
    -------
    array, shape (...)
    """
    total: np.ndarray = (np.asarray(weight, dtype=float) * np.asarray(present, dtype=float)).sum(
        axis=-1
    )
    return total


def learn(
    weight: ArrayLike, present: ArrayLike, rate: ArrayLike, surprise: ArrayLike
) -> np.ndarray:
    """Return what each cue calls up after one occasion: w + rate x surprise for those that were present.

    Parameters
    ----------
    weight, present : array, shape (..., cues)
        As in :func:`expected`.
    rate : float or array, shape (cues,)
        How much one surprise changes, 0 to 1.
    surprise : array, shape (..., 1) or (..., cues)
        What came, less what was expected.

    Returns
    -------
    array, shape (..., cues)

    Examples
    --------
    >>> learn([0.0, 0.5], [1, 1], 0.1, [0.5])
    array([0.05, 0.55])
    """
    learned: np.ndarray = np.asarray(weight, dtype=float) + np.asarray(rate) * np.asarray(
        present, dtype=float
    ) * np.asarray(surprise)
    return learned
