"""How far raters agree: in percent, and corrected for chance.

Chance correction is NLTK's (`nltk.metrics.agreement`): Fleiss' kappa, which it calls multi-pi, over the units
that every rater answered, and Krippendorff's alpha, which takes holes and numbers too.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

# rater, unit, value
Rating = tuple[str, str, object]


@dataclass(frozen=True)
class Agreement:
    """Agreement on the units of one field.

    Attributes
    ----------
    units : int
        Units that at least two raters answered.
    raters : int
        Raters who answered any of them.
    percent : float or None
        Share of pairs of raters who say the same, 0..1, mean over units; None for numbers.
    kappa : float or None
        Fleiss' kappa; None for numbers, or where fewer than two units were answered by everybody.
    alpha : float or None
        Krippendorff's alpha, nominal or interval. Both are None where everybody always says the same one
        thing: then there is no chance to correct for.
    """

    units: int
    raters: int
    percent: float | None
    kappa: float | None
    alpha: float | None


def agreement(ratings: list[Rating], numbers: bool = False) -> Agreement:
    """Measure the agreement on the units of one field.

    Parameters
    ----------
    ratings : list of (rater, unit, value)
        At most one value for a rater and unit; what was left open is left out.
    numbers : bool
        Whether values are numbers, so that near counts for more than far.
    """
    shared = _shared(ratings)
    ratings = [one for one in ratings if one[1] in shared]
    raters = {rater for rater, _, _ in ratings}
    if len({value for _, _, value in ratings}) < 2:
        same = None if numbers or not shared else 1.0
        return Agreement(len(shared), len(raters), same, None, None)
    return Agreement(
        units=len(shared),
        raters=len(raters),
        percent=None if numbers else _percent(shared),
        kappa=None if numbers else _kappa(_complete(ratings, shared, len(raters))),
        alpha=_alpha(ratings, numbers),
    )


def _shared(ratings: list[Rating]) -> dict[str, list[object]]:
    """Return the values by unit, for units that at least two raters answered."""
    by_unit: dict[str, list[object]] = defaultdict(list)
    for _, unit, value in ratings:
        by_unit[unit].append(value)
    return {unit: values for unit, values in by_unit.items() if len(values) > 1}


def _complete(ratings: list[Rating], shared: dict[str, list[object]], raters: int) -> list[Rating]:
    """Return the ratings of units that every rater answered."""
    return [one for one in ratings if len(shared[one[1]]) == raters]


def _percent(shared: dict[str, list[object]]) -> float:
    """Return the mean over units of the share of pairs of raters who say the same."""
    shares = []
    for values in shared.values():
        n = len(values)
        same = sum(count * (count - 1) for count in Counter(values).values())
        shares.append(same / (n * (n - 1)))
    return sum(shares) / len(shares)


def _kappa(ratings: list[Rating]) -> float | None:
    if len({unit for _, unit, _ in ratings}) < 2 or len({value for _, _, value in ratings}) < 2:
        return None
    return float(_task()(data=ratings).pi())


def _alpha(ratings: list[Rating], numbers: bool) -> float:
    # imported late: it is slow to load, and only a panel needs it
    from nltk.metrics.distance import binary_distance, interval_distance

    return float(
        _task()(data=ratings, distance=interval_distance if numbers else binary_distance).alpha()
    )


def _task() -> type[Any]:
    # imported late: it is slow to load, and only a panel needs it
    from nltk.metrics.agreement import AnnotationTask

    task: type[Any] = AnnotationTask
    return task
