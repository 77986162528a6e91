"""What each section counts in the total: the weights of the course or of a case, and pools of small sections.

Standard library only: it runs in the reader's browser too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ipnb.formulation.kinds.protocol import SectionScore, neat
from ipnb.formulation.kinds.rules import FEWEST
from ipnb.formulation.vignette import Settings, Vignette

WEIGHTS = {
    "states": 0.24, "window": 0.08, "domains": 0.14, "five_p": 0.14, "links": 0.10, "plan": 0.10,
    "evidence": 0.10, "attach": 0.04, "safety": 0.06,
}  # fmt: skip
# a section with a name of its own, for example an estimate
OTHER_WEIGHT = 0.10


class Place(NamedTuple):
    """What a section counts (0..1), and together with which others."""

    weight: float
    pooled_with: tuple[str, ...]


def share_weights(
    vignette: Vignette, sections: Mapping[str, SectionScore], ungraded: Sequence[str]
) -> dict[str, Place]:
    """Pool small sections, and give each its share of the total; none to those not to be graded."""
    numbers = {name: one.judgements for name, one in sections.items()}
    pools = _pools(vignette, [name for name in sections if name not in ungraded], numbers)
    pools += [([name], False) for name in ungraded]
    weight = _weights(vignette.settings, sections)
    whole = sum(weight[name] for pool, graded in pools if graded for name in pool)
    places: dict[str, Place] = {}
    for pool, graded in pools:
        places |= _shared(pool, numbers, weight, whole if graded else 0.0)
    return places


def _weights(settings: Settings, sections: Iterable[str]) -> dict[str, float]:
    """Return what each section would count by itself: as the case says, else as the course does."""
    stock = {**WEIGHTS, **settings.weights}
    return {name: float(stock.get(name, OTHER_WEIGHT)) for name in sections}


def _shared(
    pool: Sequence[str], numbers: Mapping[str, int], weight: Mapping[str, float], whole: float
) -> dict[str, Place]:
    """Share what a pool counts among its sections, by their judgements."""
    number = sum(numbers[name] for name in pool)
    together = sum(weight[name] for name in pool) / whole if whole else 0.0
    places = {}
    for name in pool:
        # in a pool each judgement counts alike, however few its section has
        share = neat(together * numbers[name] / number) if number else 0.0
        places[name] = Place(share, tuple(other for other in pool if other != name))
    return places


def _kind(vignette: Vignette, name: str) -> str:
    """Return what a section is pooled by: its kind; chosen sentences are a kind of their own."""
    return vignette.sections[name].kind if name in vignette.sections else name


def _is_corrected_for_chance(vignette: Vignette, name: str) -> bool:
    section = vignette.sections.get(name)
    return section is None or section.corrected_for_chance


def _pools(
    vignette: Vignette, names: Sequence[str], numbers: Mapping[str, int]
) -> list[tuple[list[str], bool]]:
    """Group sections, each group with whether it is graded.

    Chance-corrected sections with fewer than `FEWEST` judgements join a neighbour of their kind, the one
    before if there is one; whoever finds none is formative. Points, gates and estimates cannot be earned by a
    constant, so they stand alone however small.
    """
    pools = [[name] for name in names if numbers[name]]

    def too_small(pool: list[str]) -> bool:
        number = sum(numbers[name] for name in pool)
        return number < FEWEST and _is_corrected_for_chance(vignette, pool[0])

    while joining := _joining(vignette, pools, too_small):
        small, neighbour = joining
        neighbour.extend(small)
        pools.remove(small)
    unkeyed = [([name], False) for name in names if not numbers[name]]
    return [(pool, not too_small(pool)) for pool in pools] + unkeyed


def _joining(
    vignette: Vignette, pools: list[list[str]], too_small: Callable[[list[str]], bool]
) -> tuple[list[str], list[str]] | None:
    """Return the first pool that is too small, with the one of its kind that it joins; None if none does."""
    for place, pool in enumerate(pools):
        if too_small(pool):
            kind = _kind(vignette, pool[0])
            before = [one for one in pools[:place] if _kind(vignette, one[0]) == kind]
            after = [one for one in pools[place + 1 :] if _kind(vignette, one[0]) == kind]
            if before or after:
                return pool, before[-1] if before else after[0]
    return None
