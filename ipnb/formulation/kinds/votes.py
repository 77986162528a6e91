"""What raters' answers to a section amount to: majorities, and sentences that several chose alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ipnb.formulation.kinds.rules import MODAL_SHARE

UNANSWERED = "nobody answered; key it yourself, or leave it out of the case."


def taken(number: int, of: int) -> Counter[str]:
    """Return the votes on something that ``number`` of ``of`` raters chose."""
    return Counter({"chosen": number, "left out": of - number})


def count_chosen(chosen: Iterable[Sequence[str]]) -> Counter[str]:
    """Count how many raters chose each thing."""
    return Counter(i for own in chosen for i in own)


def is_defensible(number: int, of: int) -> bool:
    """Return whether enough of the raters chose something for it to be defensible."""
    return bool(number) and number >= of * MODAL_SHARE


def choices_of(
    chosen: Mapping[str, Sequence[str]], known: Sequence[str]
) -> list[tuple[str, str, bool]]:
    """Return a rating of everything that could be chosen, by every rater: whether it was."""
    return [(who, i, i in own) for who, own in chosen.items() for i in known]


def most_cited(chosen: Sequence[Sequence[str]]) -> list[str]:
    """Sentences with at least a quarter of the votes of the most chosen one, the most chosen first."""
    count = count_chosen(chosen)
    most = max(count.values(), default=0)
    return [s for s, number in count.most_common() if number >= most * MODAL_SHARE]


def plain_number(number: float) -> float | int:
    """Round a number for a key, without a fraction where it has none."""
    return int(number) if float(number).is_integer() else round(number, 3)
