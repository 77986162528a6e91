"""What needs a look, in words for whoever teaches or writes a case, the most pressing first.

Whatever could be chance is not said: a concern needs `FEWEST_STUDENTS`, and most need an interval or a test
that leaves chance out. Facts (nobody, everybody) are told as they are.
"""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

from ipnb.formulation.item_statistics.estimates import Estimate, is_preferred
from ipnb.formulation.item_statistics.figures import FEWEST_STUDENTS, Figures, Side
from ipnb.formulation.kinds.protocol import DEFENSIBLE, RIGHT
from ipnb.formulation.kinds.wording import lines_in_words

#: a difference between the thirds that stays under this tells strong and weak readers hardly apart
FLAT = 0.2
#: shares right between which a judgement has room to tell them apart
ROOM = (0.2, 0.9)
#: a sentence that so many of those who could choose, and no fewer than these, for what it does not argue
MANY, FEWEST_CITING = 1 / 3, 5
LEFT_OUT = "left out"


class Matter(IntEnum):
    """What is the matter, the most pressing first."""

    PREFERRED = 0
    BACKWARDS = 1
    NOBODY = 2
    SENTENCE = 3
    FLAT = 4
    #: nothing: such judgements stand between the others by their discrimination
    NONE = 5
    EVERYBODY = 6
    UNUSED = 7


class Concern(NamedTuple):
    """One thing to look at: what is the matter, in which sentence if in one, and what to do."""

    matter: Matter
    problem: str
    remedy: str
    sentence: str = ""


def concerns(figures: Figures) -> list[Concern]:
    """Tell what needs a look in one judgement, the most pressing first; nothing for a small class."""
    if figures.is_small:
        return []
    found = sorted(one for look in _LOOKS for one in look(figures))
    # what is the wrong way round tells nobody apart either: that is said already
    is_turned = any(one.matter in (Matter.PREFERRED, Matter.BACKWARDS) for one in found)
    return [one for one in found if one.matter != Matter.FLAT or not is_turned]


def pressing(figures: Figures) -> tuple[int, float, float]:
    """Order judgements by how much they need a look: concerns first, then how little they discriminate."""
    if figures.discrimination is None:
        return Matter.NONE, figures.difficulty.value, 0.0
    found = concerns(figures)
    matter = found[0].matter if found else Matter.NONE
    return matter, figures.discrimination.high, figures.difficulty.value


def signed(number: float) -> str:
    """Write a difference of shares in per cent with its sign, as in "−12%"."""
    return f"{'−' if round(100 * number) < 0 else '+'}{abs(round(100 * number))}%"


def between(estimate: Estimate) -> str:
    """Write the interval of a difference of shares."""
    return f"{signed(estimate.low)} to {signed(estimate.high)}"


# ---------------------------------------------------------------- one look each


def _preferred(figures: Figures) -> Iterator[Concern]:
    right = figures.right.upper
    for words, thirds in figures.wrong_answers.items():
        if is_preferred(thirds.upper, right):
            yield Concern(
                Matter.PREFERRED,
                f"The best third prefers “{words}” to the key: {thirds.upper} against {right} of "
                f"{figures.counts.thirds.upper}.",
                "Read it again without the key. If they are right, key their answer; if not, find the words in "
                "the case that lead good readers there.",
            )


def _backwards(figures: Figures) -> Iterator[Concern]:
    found = figures.discrimination
    if found is not None and found.high < 0:
        yield Concern(
            Matter.BACKWARDS,
            f"The weaker a reader, the more often right: {signed(found.value)} from the lower to the upper "
            f"third ({between(found)}).",
            "Look for a slip in the key, or for a line that only careful readers find misleading.",
        )


def _nobody(figures: Figures) -> Iterator[Concern]:
    if not figures.right.whole and not figures.counts.came_out(DEFENSIBLE).whole:
        yield Concern(
            Matter.NOBODY,
            f"Nobody of {figures.students} earned anything for it.",
            "Look whether the key is right and whether the case gives the cue; teach it, or take it out.",
        )


def _sentences(figures: Figures) -> Iterator[Concern]:
    for one in figures.misleading:
        is_many = one.of >= FEWEST_STUDENTS and one.times >= max(FEWEST_CITING, MANY * one.of)
        if is_many and one.side in _SIDES:
            says, remedy = _SIDES[one.side]
            line = lines_in_words([one.sentence])
            problem = (
                f"{line[:1].upper()}{line[1:]} ({one.sentence}) was chosen for it by {one.times} of {one.of} who "
                f"argued it, and {says}."
            )
            yield Concern(Matter.SENTENCE, problem, remedy, one.sentence)


_SIDES = {
    Side.UNRELATED: (
        "the key calls it unrelated",
        "Consider it related or sufficient, or say in the reason why it does not argue this.",
    ),
    Side.AGAINST: (
        "the key says that it argues the other way",
        "Read it again: if it can be read both ways, take it out of against, or make its words plain.",
    ),
}


def _flat(figures: Figures) -> Iterator[Concern]:
    found, (low, high) = figures.discrimination, ROOM
    if found is not None and found.high < FLAT and low <= figures.difficulty.value <= high:
        yield Concern(
            Matter.FLAT,
            f"It tells strong and weak readers hardly apart: {signed(found.value)} from the lower to the upper "
            f"third ({between(found)}).",
            "Look whether it can be answered by reading at all, or is a matter of taste; accept a second answer, "
            "or ask something else.",
        )


def _everybody(figures: Figures) -> Iterator[Concern]:
    if figures.right.whole < figures.students:
        return
    if set(figures.counts.said) == {(RIGHT, LEFT_OUT)}:
        yield Concern(
            Matter.UNUSED,
            f"Nobody of {figures.students} chose it.",
            "Make it what a thoughtful beginner would choose, or take it away.",
        )
        return
    yield Concern(
        Matter.EVERYBODY,
        f"All {figures.students} were right.",
        "Keep it if it is meant as an easy start; as a question it tells nobody apart.",
    )


_LOOKS: tuple[Callable[[Figures], Iterator[Concern]], ...] = (
    _preferred, _backwards, _nobody, _sentences, _flat, _everybody,
)  # fmt: skip
