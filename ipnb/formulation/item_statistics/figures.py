"""What counts amount to for one judgement: difficulty, discrimination, distractor, sentences, panel."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ipnb.formulation.item_statistics.counts import ItemCounts, Thirds, together
from ipnb.formulation.item_statistics.estimates import Estimate, between_thirds, share
from ipnb.formulation.item_statistics.judgements import Judgement
from ipnb.formulation.kinds.protocol import NOT, OPEN, RIGHT

#: students: of fewer than these only counts are told, since any share or difference would be noise
FEWEST_STUDENTS = 12
#: after an answer that is right in itself, and earned nothing because of the sentences chosen for it
OTHER_SENTENCES = ", with other sentences"


class Side(StrEnum):
    """How a sentence stands to a judgement for which it was chosen, where it does not argue it."""

    UNRELATED = "unrelated"
    AGAINST = "against"
    ASTRAY = "astray"


class Misleading(NamedTuple):
    """A sentence that was chosen for a judgement and does not argue it.

    Attributes
    ----------
    sentence : str
    side : Side
        Whether the key calls it unrelated, or says that it argues the other way; or whether the judgement
        itself earned nothing.
    times, of : int
        By how many, of those who could: who chose sentences for this judgement and came out so.
    """

    sentence: str
    side: Side
    times: int
    of: int


class Distractor(NamedTuple):
    """The wrong answer that was chosen most.

    Attributes
    ----------
    words : str
    thirds : Thirds
        Who chose it.
    draw : Estimate
        By how much more of the upper third than of the lower chose it, -1..1.
    """

    words: str
    thirds: Thirds
    draw: Estimate


@dataclass(frozen=True)
class Figures:
    """One judgement, and how it behaved.

    Attributes
    ----------
    judgement : Judgement
    counts : ItemCounts
        Of one student at least.
    """

    judgement: Judgement
    counts: ItemCounts

    @property
    def students(self) -> int:
        """Who was asked, whether they answered or not."""
        return self.counts.thirds.whole

    @property
    def is_small(self) -> bool:
        """Whether only counts may be told."""
        return self.students < FEWEST_STUDENTS

    @property
    def right(self) -> Thirds:
        """Who gave the best answer."""
        return self.counts.came_out(RIGHT)

    @property
    def wrong(self) -> Thirds:
        """Who gave an answer that earns nothing."""
        return self.counts.came_out(NOT)

    @property
    def open(self) -> Thirds:
        """Who left it open."""
        return self.counts.came_out(OPEN)

    @property
    def difficulty(self) -> Estimate:
        """The share that gave the best answer, 0..1; what was left open is not right."""
        return share(self.right.whole, self.students)

    @property
    def mean_credit(self) -> float:
        """The mean credit, 0..1."""
        return self.counts.credit / self.students

    @cached_property
    def discrimination(self) -> Estimate | None:
        """By how much more of the upper third than of the lower was right, -1..1; None for small classes."""
        if self.is_small:
            return None
        return between_thirds(self.right, self.counts.thirds)

    @cached_property
    def wrong_answers(self) -> dict[str, Thirds]:
        """Wrong answers in words -> who gave them; one that is right but for its sentences says so."""
        said = self.counts.said
        sound = {words for how, words in said if how == RIGHT}
        return {
            f"{words}{OTHER_SENTENCES if words in sound else ''}": thirds
            for (how, words), thirds in said.items()
            if how == NOT and words
        }

    @cached_property
    def distractor(self) -> Distractor | None:
        """The wrong answer that was chosen most; None where nobody was wrong, or nobody can be compared."""
        wrong, asked = self.wrong_answers, self.counts.thirds
        if not wrong or not asked.upper:
            return None
        words = min(wrong, key=lambda one: (-wrong[one].whole, one))
        return Distractor(words, wrong[words], between_thirds(wrong[words], asked))

    @property
    def on_majority(self) -> int | None:
        """How many gave the answer that most raters gave; None where the key is an author's."""
        if self.judgement.majority is None:
            return None
        words = self.judgement.majority.words
        return together(t for (_, one), t in self.counts.said.items() if one == words).whole

    @cached_property
    def misleading(self) -> list[Misleading]:
        """The sentences that were chosen and do not argue it, by the share of those who could."""
        return sorted(self._misleading(), key=lambda one: (-one.times / one.of, one.sentence))

    def _misleading(self) -> Iterator[Misleading]:
        cited, argument = self.counts.citations, self.judgement.argument
        if cited is None:
            return
        fine = {*argument.supporting, *argument.related}
        for sentence, times in cited.cited.items():
            if sentence not in fine:
                side = Side.AGAINST if sentence in argument.against else Side.UNRELATED
                yield Misleading(sentence, side, times, cited.citing)
        # what argues a spread of points does so however the points are placed
        astray = cited.astray if self.judgement.words else {}
        for sentence, times in astray.items():
            yield Misleading(sentence, Side.ASTRAY, times, cited.straying)
