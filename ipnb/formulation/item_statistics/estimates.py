"""Shares with their intervals, and how well the judgements of a form hang together.

Intervals are Wilson's for a share (SciPy's `binomtest`); Newcombe's hybrid score interval for a difference of
two shares (method 10 of Newcombe, Statistics in Medicine 1998, 17, 873), with what the cuts between thirds add;
and Feldt's for Cronbach's alpha (Psychometrika 1965, 30, 357). NumPy and SciPy are imported late: they are
slow to load, and whoever only grades does not need them.
"""

from collections.abc import Sequence
from functools import cache
from math import hypot, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import lazy_loader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = lazy_loader.load("numpy")

#: how sure an interval is
LEVEL = 0.95
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


class Estimate(NamedTuple):
    """A number with the interval that covers the truth in `LEVEL` of all classes."""

    value: float
    low: float
    high: float


@cache
def share(hits: int, of: int) -> Estimate:
    """Estimate a share.

    Parameters
    ----------
    hits, of : int
        How many of how many (at least 1).
    """
    from scipy.stats import binomtest

    low, high = binomtest(hits, of).proportion_ci(LEVEL, method="wilson")
    return Estimate(hits / of, float(low), float(high))


def difference(hits: int, of: int, other_hits: int, other_of: int, spread: float = 0.0) -> Estimate:
    """Estimate by how much one share (``hits`` of ``of``) is greater than another, -1..1.

    Parameters
    ----------
    hits, of, other_hits, other_of : int
    spread : float
        Standard error of what else varies from class to class, as where the groups are cut.
    """
    one, other = share(hits, of), share(other_hits, other_of)
    gap, more = one.value - other.value, _Z * spread
    return Estimate(
        gap,
        max(-1.0, gap - hypot(one.value - one.low, other.high - other.value, more)),
        min(1.0, gap + hypot(one.high - one.value, other.value - other.low, more)),
    )


def between_thirds(hits: Sequence[int], of: Sequence[int]) -> Estimate:
    """Estimate by how much a share is greater in the upper third of classes than in the lower, -1..1.

    Where a class is cut into thirds is itself an estimate, and Newcombe's interval alone would cover too
    seldom (.93 in place of .95 in the tests). By the delta method the cuts add the variance
    (2 u² + 2 l² + 2 u l) / n, where u and l are the distances of the upper and lower share from the share at
    their cut, taken to lie half way to that of the middle third.

    Parameters
    ----------
    hits, of : sequence of int
        Of the lower, middle and upper third; in the outer ones is somebody.
    """
    lower, middle, upper = (h / n if n else None for h, n in zip(hits, of, strict=True))
    assert lower is not None and upper is not None
    between = (lower + upper) / 2 if middle is None else middle
    u, low = (upper - between) / 2, (lower - between) / 2
    spread = sqrt(2 * (u * u + low * low + u * low) / sum(of))
    return difference(hits[2], of[2], hits[0], of[0], spread)


@cache
def is_preferred(one: int, other: int) -> bool:
    """Return whether so many chose one thing and so few the other that a coin would hardly do it."""
    from scipy.stats import binomtest

    if one <= other:
        return False
    return float(binomtest(one, one + other, 0.5, alternative="greater").pvalue) < (1 - LEVEL) / 2


def cronbach(credits: Sequence[Sequence[float]]) -> Estimate | None:
    """Estimate Cronbach's alpha; where every credit is 0 or 1 it is KR-20.

    Parameters
    ----------
    credits : sequence of sequences of float
        A row a student, a column a judgement; judgements on which all have the same credit are left out.

    Returns
    -------
    Estimate or None
        None with fewer than two students or judgements, or where all have the same total.
    """
    from scipy.stats import f

    if len(credits) < 2:
        return None
    table: NDArray[np.float64] = np.array(credits, dtype=float)
    spread = table.var(axis=0, ddof=1)
    table, spread = table[:, spread > 1e-12], spread[spread > 1e-12]
    students, items = table.shape
    whole = float(table.sum(axis=1).var(ddof=1))
    if items < 2 or whole < 1e-12:
        return None
    value = items / (items - 1) * (1 - float(spread.sum()) / whole)
    freedom = students - 1, (students - 1) * (items - 1)
    low, high = (float(f.ppf(p, *freedom)) for p in ((1 + LEVEL) / 2, (1 - LEVEL) / 2))
    return Estimate(value, 1 - (1 - value) * low, 1 - (1 - value) * high)
