"""How far two people agree who marked the same texts without knowing each other's marks. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: of fewer pairs kappa says more of the pairs than of the markers
FEWEST_PAIRS = 10


@dataclass(frozen=True)
class MarkerAgreement:
    """Agreement of first and second levels on one criterion, or on all.

    Attributes
    ----------
    pairs : int
        How many levels were given twice.
    exact, near : float or None
        Share of them that are the same, and that are at most one level apart, 0..1; None without any.
    kappa : float or None
        Cohen's kappa with linear weights, -1..1; None for fewer than `FEWEST_PAIRS`, or where each marker gave
        one level alone, so that there is no chance to correct for.
    """

    pairs: int
    exact: float | None = None
    near: float | None = None
    kappa: float | None = None


def marker_agreement(pairs: Sequence[tuple[int, int]]) -> MarkerAgreement:
    """Measure agreement.

    Parameters
    ----------
    pairs : sequence of (int, int)
        First and second level of a criterion of a text.
    """
    if not pairs:
        return MarkerAgreement(0)
    apart = [abs(first - second) for first, second in pairs]
    return MarkerAgreement(
        len(pairs),
        sum(gap == 0 for gap in apart) / len(pairs),
        sum(gap <= 1 for gap in apart) / len(pairs),
        _weighted_kappa(pairs),
    )


def gaps(pairs: Iterable[tuple[int, int]]) -> int:
    """Count the levels that are more than one apart, which are talked over."""
    return sum(abs(first - second) > 1 for first, second in pairs)


def _weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    if len(pairs) < FEWEST_PAIRS or len(firsts) == len(seconds) == 1:
        return None
    # imported late: it is slow to load, and few assignments are marked twice
    from nltk.metrics.agreement import AnnotationTask

    data = [
        (marker, str(text), level)
        for text, pair in enumerate(pairs)
        for marker, level in zip(("first", "second"), pair, strict=True)
    ]
    return float(AnnotationTask(data=data, distance=_apart).weighted_kappa())


def _apart(first: int, second: int) -> float:
    return float(abs(first - second))
