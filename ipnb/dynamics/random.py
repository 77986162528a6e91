"""The same random numbers in Python and in the browser: mulberry32 and the Box-Muller transform.

Mulberry32 (Tommy Ettinger, public domain) adds a constant to a 32-bit counter and mixes the bits, so any
stretch of its stream can be computed at once. `random.js` draws the same numbers one by one.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

LAST_SEED = 2**32 - 1
_LOW_BITS = np.uint64(0xFFFFFFFF)
_INCREMENT = np.uint64(0x6D2B79F5)


def check_seed(value: Any) -> int:
    """Return ``value`` as a seed.

    Raises
    ------
    ValueError
        In plain words, if it is no whole number from 0 to 2**32 - 1.

    Examples
    --------
    >>> check_seed(7)
    7
    """
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, (bool, np.bool_))
    if not whole or not 0 <= value <= LAST_SEED:
        raise ValueError(
            f"The seed of the weather is a whole number from 0 to {LAST_SEED}; you gave {value!r}."
        )
    return int(value)


def uniforms(seeds: ArrayLike, count: int, skip: int = 0) -> np.ndarray:
    """Draw numbers in [0, 1), each a multiple of 2**-32.

    Parameters
    ----------
    seeds : int or array of int, shape (...)
        One stream a seed, each 0 to 2**32 - 1.
    count : int
        How many numbers of each stream.
    skip : int
        How many numbers of each stream to leave out first.

    Returns
    -------
    array, shape (..., count)
    """
    counter = np.arange(skip + 1, skip + count + 1, dtype=np.uint64)
    state = (np.asarray(seeds, dtype=np.uint64)[..., None] + counter * _INCREMENT) & _LOW_BITS
    mixed = ((state ^ (state >> np.uint64(15))) * (state | np.uint64(1))) & _LOW_BITS
    product = ((mixed ^ (mixed >> np.uint64(7))) * (mixed | np.uint64(61))) & _LOW_BITS
    mixed ^= (mixed + product) & _LOW_BITS
    drawn: np.ndarray = ((mixed ^ (mixed >> np.uint64(14))) & _LOW_BITS) / 2.0**32
    return drawn


def normals(seeds: ArrayLike, count: int, skip: int = 0) -> np.ndarray:
    """Draw standard normal numbers, two from each pair of uniforms (Box & Muller 1958).

    Parameters and shape as in :func:`uniforms`; ``skip`` is even, since the numbers come in pairs.

    Parameters
    ----------
    seeds : int or array of int, shape (...)
        One stream a seed, each 0 to 2**32 - 1.
    count : int
        How many numbers of each stream.
    skip : int
        How many numbers of each stream to leave out first; even, since they come in pairs.

    Returns
    -------
    array, shape (..., count)

    Raises
    ------
    ValueError
        If ``skip`` is odd.
    """
    if skip % 2:
        raise ValueError(f"Normal numbers come in pairs, so skip is even; you gave {skip}.")
    drawn = uniforms(seeds, count + count % 2, skip)
    radius = np.sqrt(-2 * np.log(1 - drawn[..., 0::2]))
    angle = 2 * np.pi * drawn[..., 1::2]
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)
    return pairs.reshape(drawn.shape)[..., :count]


def exponentials(seeds: ArrayLike, count: int, skip: int = 0) -> np.ndarray:
    """Draw exponential numbers of mean 1.

    Parameters
    ----------
    seeds : int or array of int, shape (...)
        One stream a seed, each 0 to 2**32 - 1.
    count : int
        How many numbers of each stream.
    skip : int
        How many numbers of each stream to leave out first.

    Returns
    -------
    array, shape (..., count)
    """
    drawn: np.ndarray = -np.log(1 - uniforms(seeds, count, skip))
    return drawn


def far_from(seeds: ArrayLike) -> np.ndarray:
    """Return seeds of streams that stand half the whole cycle away: these and those never meet.

    All seeds are places on one cycle of 2**32 numbers. Half of it is 2**31 steps of an odd increment, which
    is 2**31.

    Parameters
    ----------
    seeds : int or array of int, shape (...)
        Each 0 to 2**32 - 1.

    Returns
    -------
    array of int, shape (...)
    """
    return (np.asarray(seeds, dtype=np.uint64) + np.uint64(2**31)) & _LOW_BITS
