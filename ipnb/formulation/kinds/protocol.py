"""The small types that go in and out of a kind of item, and what a kind may ask of those around it.

Standard library only: all of it runs in the reader's browser too.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from ipnb.formulation.kinds.rules import Argument, coverage

Data = Mapping[str, Any]
#: alternative sets of sentences, each enough by itself
SufficientSets = Sequence[Sequence[str]]
Part = TypeVar("Part")

#: the ways in which a judgement came out for a student
RIGHT, DEFENSIBLE, NOT, OPEN = "right", "defensible", "not", "open"


class Context(Protocol):
    """What a section may ask of the case around it."""

    @property
    def sentence_ids(self) -> tuple[str, ...]:
        """The ids of the case's sentences, in order."""

    @property
    def evidence_max(self) -> int:
        """How many sentences may be chosen for one judgement."""

    def item_words(self, item: str) -> str:
        """Return what people read for a judgement."""

    def option_words(self, option: str) -> str:
        """Return what people read for an option."""

    def section_title(self, section: str) -> str:
        """Return the words over a section."""


@dataclass(frozen=True)
class SectionKey(Generic[Part]):
    """What a key says about one section.

    Attributes
    ----------
    part : object
        What the section's kind has read from the key.
    evidence : mapping of str to Argument
        Judgement -> how sentences bear on it, of the whole case.
    rationale : mapping of str to str
        ``item`` or ``item.answer`` -> reason.
    """

    part: Part
    evidence: Mapping[str, Argument]
    rationale: Mapping[str, str]

    def reason(self, item: str, answer: str | None = None) -> str:
        """Return the reason for an answer if the key has one, else the reason for the item."""
        return self.rationale.get(f"{item}.{answer}") or self.rationale.get(item, "")

    def sets(self, item: str) -> SufficientSets:
        """Return the alternative sets of sentences that argue a judgement."""
        return self.argument(item).sufficient

    def argument(self, item: str) -> Argument:
        """Return how the sentences bear on a judgement."""
        return self.evidence.get(item) or Argument()

    def nearest(self, item: str, chosen: Sequence[str]) -> list[str]:
        """Return the one of the sufficient sets to which the chosen sentences come nearest."""
        sets = self.sets(item)
        if not sets:
            return []
        best: Sequence[str] = max(sets, key=lambda one: coverage(chosen, [one]))
        return list(best)


@dataclass(frozen=True)
class Response:
    """What one person answered to one section.

    Attributes
    ----------
    given : dict, list or None
        In the format of the section's kind; None where nothing was answered.
    evidence : mapping of str to sequence of str
        Judgement -> chosen sentences, of the whole case.
    """

    given: Any
    evidence: Mapping[str, Sequence[str]]

    @property
    def by_item(self) -> Mapping[str, Any]:
        """The answers of a kind that answers item by item; empty where nothing was answered."""
        return self.given or {}

    def sentences(self, item: str) -> Sequence[str]:
        """Return the sentences that were chosen for a judgement."""
        return self.evidence.get(item) or ()


@dataclass(frozen=True)
class ItemScore:
    """How one judgement came out.

    Attributes
    ----------
    credit : float or None
        0..1; None where nothing was answered or nothing is keyed.
    score : float
        What it adds to the section, -inf..1.
    evidence : float or None
        How well the chosen sentences argue it, 0..1; None where none is asked.
    """

    credit: float | None
    score: float
    evidence: float | None = None

    @classmethod
    def of(cls, credit: float | None, score: float | None = None) -> Self:
        """Round away the dust of floating point; without ``score`` the credit is the score."""
        return cls(credit, neat((credit or 0.0) if score is None else score))


@dataclass(frozen=True)
class SectionScore:
    """How one section came out, before it is weighed against the others.

    Attributes
    ----------
    skill : float
        -inf..1; 0 is what guessing earns.
    judgements : int
        How many of its judgements count.
    items : mapping of str to ItemScore
    held : tuple of str
        Why a person has to look, in words.
    """

    skill: float
    judgements: int
    items: Mapping[str, ItemScore]
    held: tuple[str, ...] = ()


class ScoredItems(Protocol):
    """How the judgements of a section came out, weighed against the others or not."""

    @property
    def items(self) -> Mapping[str, ItemScore]:
        """Judgement -> how it came out."""


class Told(NamedTuple):
    """One answer, as it is explained: the item, the answer in words, the reason, the sentences that matter."""

    item: str
    yours: str
    why: str
    matters: list[str]


class Choices(NamedTuple):
    """A list from which answers are chosen by their words: its name, its ids, the right and the wrong ones."""

    part: str
    order: Sequence[str]
    right: Sequence[str]
    wrong: Sequence[str]


class Ballot(Protocol):
    """Where a section writes down what several raters make of it.

    Attributes
    ----------
    given : mapping of str to object
        Rater -> answers to the section, for those who gave any.
    author : object
        What the section's kind reads from the author's key.
    """

    given: Mapping[str, Any]
    author: Any

    def note(self, text: str) -> None:
        """Write down something that a person has to look at."""

    def unsettle(self, item: str) -> None:
        """Take a judgement out of the grade."""

    def keep_evidence(self, item: str, votes: Mapping[str, int]) -> None:
        """Keep the sets of sentences that raters chose for a judgement."""

    def differ(self, item: str, votes: Counter[str], unsettled: bool = False) -> None:
        """Write down the votes on a judgement, if not everybody said the same."""

    def agree(
        self,
        ratings: list[tuple[str, str, Any]],
        modal: float | None = None,
        numbers: bool = False,
        more: str = "",
    ) -> None:
        """Write down the agreement on the section."""


def with_evidence(score: SectionScore, values: Mapping[str, float]) -> SectionScore:
    """Return the score with how well the chosen sentences argue some of its items."""
    if not values:
        return score
    argued = {item: replace(score.items[item], evidence=one) for item, one in values.items()}
    return replace(score, items={**score.items, **argued})


def neat(number: float) -> float:
    """Round away the dust of floating point, so that zero is exactly zero."""
    return round(number, 10) + 0.0


def came_out(credit: float) -> str:
    """Return how a judgement with this credit (0..1) came out."""
    return RIGHT if credit >= 1 else DEFENSIBLE if credit > 0 else NOT


def verdict(credit: float | None) -> str:
    """``best``, ``some`` or ``none``; ``neither`` for what counts neither way (words: tokens.json)."""
    if credit is None:
        return "neither"
    return "best" if credit >= 1 else "some" if credit > 0 else "none"


def chosen_or_left(credit: float | None) -> dict[str, str]:
    """Return the verdicts on choosing something and on leaving it out, which is as right as that is wrong."""
    return {"chosen": verdict(credit), "left": verdict(None if credit is None else 1 - credit)}


def taken_or_not(is_taken: bool, is_wanted: bool) -> tuple[str, str]:
    """Return how choosing something or leaving it out came out, and which of the two it was."""
    return RIGHT if is_taken == is_wanted else NOT, "chosen" if is_taken else "left out"
