"""How far two codings of the same claims agree: share, Cohen's kappa with an interval, a table of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import lazy_loader
import numpy as np
from numpy.typing import NDArray

#: most builds resample nothing, and would wait most of a second for it
stats = lazy_loader.load("scipy.stats", suppress_warning=True)
#: resamples of claims, and the seed that gives every build the same interval
RESAMPLES = 4999
SEED = 20261128


@dataclass(frozen=True)
class Coding:
    """One claim, coded twice.

    Attributes
    ----------
    claim : str
        Its slug.
    first, second : str
        Ids of ratings.
    settled : str or None
        The rating after the two were compared, where they differ.
    why : str or None
        A sentence on how it was settled.
    """

    claim: str
    first: str
    second: str
    settled: str | None = None
    why: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether both codings say the same."""
        return self.first == self.second


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa with the limits of its 95% interval."""

    value: float
    low: float
    high: float


def share(codings: Sequence[Coding]) -> float:
    """Return the share of claims on which both codings agree, from 0 to 1."""
    return sum(one.agrees for one in codings) / len(codings)


def confusion(first: NDArray[np.intp], second: NDArray[np.intp], size: int) -> NDArray[np.intp]:
    """Count pairs of codes.

    Parameters
    ----------
    first, second : array of int, shape (n,)
        Codes from 0 to ``size`` − 1.
    size : int
        How many ratings there are.

    Returns
    -------
    array of int, shape (size, size)
        Rows are the first coding, columns the second.
    """
    return np.bincount(first * size + second, minlength=size * size).reshape(size, size)


def kappa_of(table: NDArray[np.intp]) -> float:
    """Return Cohen's kappa of a square table of counts; 1 where chance alone would agree always."""
    n = table.sum()
    observed = np.trace(table) / n
    expected = float(table.sum(axis=0) @ table.sum(axis=1)) / n**2
    return 1.0 if expected == 1 else float((observed - expected) / (1 - expected))


def codes(
    codings: Sequence[Coding], ratings: Sequence[str], merged: Mapping[str, str] | None = None
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return both codings as numbers, places in ``ratings``.

    Parameters
    ----------
    codings : sequence of Coding
    ratings : sequence of str
        Ids in their order.
    merged : mapping of str to str, optional
        Ratings that are to count as another.
    """
    place = {name: ratings.index((merged or {}).get(name, name)) for name in ratings}
    return (
        np.array([place[one.first] for one in codings]),
        np.array([place[one.second] for one in codings]),
    )


def kappa(first: NDArray[np.intp], second: NDArray[np.intp], size: int) -> Kappa:
    """Return Cohen's kappa with a 95% interval: claims are drawn again, with replacement (percentiles).

    Parameters
    ----------
    first, second : array of int, shape (n,)
        Codes from 0 to ``size`` − 1, n of at least 2.
    size : int
        How many ratings there are.
    """

    def statistic(one: NDArray[np.intp], other: NDArray[np.intp]) -> float:
        return kappa_of(confusion(one, other, size))

    drawn = stats.bootstrap(
        (first, second),
        statistic,
        paired=True,
        vectorized=False,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Kappa(statistic(first, second), float(drawn.low), float(drawn.high))
