"""The rules of scoring that more than one kind, or whoever explains a score, goes by. Pure numbers."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import comb
from typing import NamedTuple

#: raters: fewer than these make an author key, whatever the file says
PANEL = 8
#: a panel's answer with fewer votes than this share of the most voted one earns nothing
MODAL_SHARE = 0.25
#: a field with a smaller share for the most voted answer gives reasons and no grade
SPLIT = 0.5
#: judgements that a section needs to be told apart from luck
FEWEST = 6
#: thresholds of skill from which a section is developing, nearing, sound, expert-like
THRESHOLDS = (0.10, 0.35, 0.65, 0.80)


def best_constant(
    options: Sequence[str], credits: Sequence[Mapping[str, float]]
) -> tuple[str, float]:
    """Return the one option that earns most when given to every item, and E, its mean credit."""
    if not credits:
        return options[0], 0.0
    means = {option: sum(c.get(option, 0.0) for c in credits) / len(credits) for option in options}
    best = max(options, key=lambda option: means[option])
    return best, means[best]


def kappa(universe: int, core: int, chosen: int, both: int, needed: int | None = None) -> float:
    """Correct the F1 of a chosen set against the core for chance; blank and select-all give 0.

    Parameters
    ----------
    universe, core, chosen, both : int
        How many may be chosen and count, belong, were chosen, were chosen and belong.
    needed : int, optional
        How many that belong are full marks, at most ``core``; all of them unless said. With all of them this
        is Cohen's kappa: (both - e) / ((core + chosen) / 2 - e), with e what as many drawn at random would
        hit.

    Returns
    -------
    float
        -1..1; 1 for any ``needed`` or more that belong with none that does not.
    """
    if not universe:
        return 0.0
    by_chance = core * chosen / universe
    # whoever finds more than is needed has found enough, and never too much
    wanted = max(both, core if needed is None else min(core, needed))
    below = (wanted + chosen) / 2 - by_chance
    return max(-1.0, (both - by_chance) / below) if below > 1e-9 else 0.0


def brier_skill(placed: Sequence[float], right: Sequence[float]) -> float:
    """Return how much nearer shares are to the right ones than an even spread, from -1 to 1."""
    even = 1 / len(right)
    reference = sum((even - q) ** 2 for q in right)
    brier = sum((p - q) ** 2 for p, q in zip(placed, right, strict=True))
    return max(-1.0, 1 - brier / reference) if reference > 1e-9 else 0.0


class Argument(NamedTuple):
    """How the sentences of a case bear on one judgement; a sentence that stands nowhere is unrelated.

    Attributes
    ----------
    sufficient : sequence of sequences of str
        Alternative sets of sentences, each enough by itself.
    related : sequence of str
        Sentences that are true of it and not enough alone: they neither add nor cost.
    against : sequence of str
        Sentences that argue the other way.
    """

    sufficient: Sequence[Sequence[str]] = ()
    related: Sequence[str] = ()
    against: Sequence[str] = ()

    @property
    def supporting(self) -> list[str]:
        """The sentences of all sufficient sets, each once."""
        return list(dict.fromkeys(s for one in self.sufficient for s in one))


def argued(chosen: Collection[str], argument: Argument, sentences: int, most: int) -> float:
    """Measure how well chosen sentences support a judgement, corrected for chance.

    Raw is `coverage` times `precision`; (raw - E) / (1 - E) with E what ``most`` sentences drawn at random
    would earn on average. E does not depend on how many were chosen, so a further supporting sentence never
    costs.

    Parameters
    ----------
    chosen : collection of str
        At most ``most``.
    argument : Argument
        What the key says of the judgement.
    sentences : int
        How many the case has.
    most : int
        How many may be chosen for a judgement.

    Returns
    -------
    float
        At most 1; ``most`` sentences at random earn 0 on average, none at all exactly 0, and below 0 is only
        what holds a sentence that does not belong.
    """
    sets = tuple(frozenset(one) for one in argument.sufficient if one)
    if not chosen or not sets:
        return 0.0
    supporting = frozenset(argument.supporting)
    against = len(set(argument.against) - supporting)
    related = len(set(argument.related) - supporting - set(argument.against))
    by_chance = _by_chance(sets, related, against, sentences, min(most, sentences))
    if by_chance > 1 - 1e-9:
        return 0.0
    own = frozenset(chosen)
    opposed = len(own & set(argument.against) - supporting)
    unrelated = len(own - supporting - set(argument.related) - set(argument.against))
    raw = coverage(own, sets) * precision(len(own & supporting), unrelated, opposed)
    value = (raw - by_chance) / (1 - by_chance)
    # what is too little, and nothing else, is no worse than nothing
    return value if unrelated or opposed else max(0.0, value)


def coverage(chosen: Collection[str], sets: Sequence[Collection[str]]) -> float:
    """Return how much of the best-matched sufficient set was chosen, 0..1."""
    chosen = set(chosen)
    return max((len(chosen.intersection(one)) / len(one) for one in sets), default=0.0)


def precision(supporting: int, unrelated: int, against: int) -> float:
    """Return how much of what was chosen supports, 0..1; what argues the other way counts twice."""
    whole = supporting + unrelated + 2 * against
    return supporting / whole if whole else 0.0


@cache
def _by_chance(
    sets: tuple[frozenset[str], ...], related: int, against: int, sentences: int, number: int
) -> float:
    """Return what ``number`` sentences drawn at random earn on average, exactly."""
    supporting = sorted(frozenset().union(*sets))
    others = sentences - len(supporting)
    draws = comb(sentences, number)
    mean = 0.0
    for hits in range(1, min(number, len(supporting)) + 1):
        covered = sum(coverage(one, sets) for one in combinations(supporting, hits))
        mean += covered * _precision_by_chance(hits, number - hits, related, against, others)
    return mean / draws if draws else 0.0


def _precision_by_chance(hits: int, rest: int, related: int, against: int, others: int) -> float:
    """Add up the precision over all ways of drawing ``rest`` sentences that do not support."""
    unrelated = others - related - against
    total = 0.0
    for a in range(min(rest, against) + 1):
        for r in range(min(rest - a, related) + 1):
            u = rest - a - r
            if u <= unrelated:
                ways = comb(against, a) * comb(related, r) * comb(unrelated, u)
                total += ways * precision(hits, u, a)
    return total
