"""How far a second rating could lie from the first: bands round the scores of the nine domains.

Computed by adding up a grid, without a draw, so that a band is the same each time. The same stands a second
time in `bands.js`; a test in a browser holds the two together.
"""

from itertools import combinations
from typing import Any, cast

import numpy as np
from scipy.special import ndtr

from ipnb.models.domains.model import (
    DOMAINS,
    GRID_REACH,
    GRID_WIDTH,
    HALVINGS,
    MODEL,
    SPREAD,
    ratings,
    report,
)

_ERRORS = -GRID_REACH + GRID_WIDTH * (np.arange(round(2 * GRID_REACH / GRID_WIDTH)) + 0.5)
_WEIGHTS = np.exp(-(_ERRORS**2) / 2) / np.exp(-(_ERRORS**2) / 2).sum()


def apart(reliability: float) -> float:
    """Return the standard deviation of the difference of two ratings: SD sqrt(2 (1 - reliability))."""
    return SPREAD * float(np.sqrt(2 * (1 - reliability)))


def at_most(score: float, rated: tuple[float, float], error: float, weaker: float) -> float:
    """Return how likely a second rating of (differentiation, linkage) gives at most this score.

    Each side moves by a normal number and stays within 0 to 1. For a differentiation d the score is at most t
    if linkage is at most t d / (2 d - t), or t^2 / d for the geometric mean. Linkage stays at 1 with a chance
    of its own, which counts where d is at most t / (2 - t), or t^2.
    """
    if score >= 1:
        return 1.0
    differentiation, linkage = rated
    d = np.clip(differentiation + error * _ERRORS, 0, 1)
    over, under, edge = (
        (score * d, 2 * d - score, score / (2 - score))
        if weaker
        else (score**2 + 0 * d, d, score**2)
    )
    bound = np.where(under > 0, np.minimum(1, over / np.where(under > 0, under, 1)), 1)
    within = float((_WEIGHTS * ndtr((bound - linkage) / error)).sum())
    return within + float(ndtr((edge - differentiation) / error) * ndtr((linkage - 1) / error))


def _quantile(share: float, rated: tuple[float, float], error: float, weaker: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (
            (low, middle) if at_most(middle, rated, error, weaker) >= share else (middle, high)
        )
    return high


def bands(**settings: float) -> dict[str, tuple[float, float] | None]:
    """Return where 95 of 100 second ratings would put each score, by key; None where it is not rated."""
    chosen = MODEL.settings(settings)
    error, weaker = apart(chosen["reliability"]), chosen["weaker"]
    return {
        key: rated
        and (_quantile(0.025, rated, error, weaker), _quantile(0.975, rated, error, weaker))
        for key, rated in zip(DOMAINS, ratings(**settings), strict=True)
    }


def told_apart(**settings: float) -> list[tuple[str, str]]:
    """List the pairs of rated domains of which neither has its score within the other's band."""
    found = cast(dict[str, Any], bands(**settings))
    scores = cast(dict[str, Any], report(**settings).scores)
    known = [key for key, band in found.items() if band]

    def within(one: str, other: str) -> bool:
        inside: bool = found[other][0] <= scores[one] <= found[other][1]
        return inside

    return [(a, b) for a, b in combinations(known, 2) if not within(a, b) and not within(b, a)]
