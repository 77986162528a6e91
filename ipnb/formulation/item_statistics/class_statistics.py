"""One class's answers to a case as statistics of its judgements: what to look at, in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.concerns import concerns, pressing
from ipnb.formulation.item_statistics.count_class import Sitting, count_class, credits
from ipnb.formulation.item_statistics.counts import ClassCounts, Terms, summed
from ipnb.formulation.item_statistics.estimates import Estimate, cronbach, share
from ipnb.formulation.item_statistics.figures import (
    FEWEST_STUDENTS,
    Figures,
    Misleading,
)
from ipnb.formulation.item_statistics.judgements import Judgement, judgements
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.section import Section
from ipnb.formulation.vignette import Vignette

#: a sentence that a single student chose says more of the student than of the sentence
FEWEST_CHOSE = 2


class Unused(NamedTuple):
    """An option that nobody chose for any judgement of its section."""

    section: str
    title: str
    option: str
    words: str


@dataclass(frozen=True)
class ClassStatistics:
    """How the judgements of a case behaved in a class.

    Attributes
    ----------
    counts : ClassCounts
        What the rest is made of.
    blank : int
        How many handed in a blank form, which is left out.
    figures : tuple of Figures
        Those that need a look first; of a small class those that fewest had right.
    unused : tuple of Unused
    reliability : Estimate or None
        Cronbach's alpha over what is graded; None for a small class.
    judged : int
        How many judgements that is.
    raters : int or None
        How many raters made the key; None where it is an author's.
    """

    counts: ClassCounts
    blank: int
    figures: tuple[Figures, ...]
    unused: tuple[Unused, ...]
    reliability: Estimate | None
    judged: int
    raters: int | None

    @property
    def is_small(self) -> bool:
        """Whether only counts may be told."""
        return self.counts.students < FEWEST_STUDENTS

    @property
    def in_need(self) -> int:
        """How many judgements have something that needs a look."""
        return sum(bool(concerns(one)) for one in self.figures)

    def misleading(self) -> list[tuple[Figures, Misleading]]:
        """Return the sentences that several chose for what they do not argue, the surest first."""
        rows = [
            (figures, one)
            for figures in self.figures
            for one in figures.misleading
            if one.times >= FEWEST_CHOSE
        ]
        return sorted(rows, key=lambda row: (-share(row[1].times, row[1].of).low, row[1].sentence))


def class_statistics(
    vignette: Vignette, key: Key, data: Data, answers: Mapping[str, Answers], counted: str = ""
) -> ClassStatistics:
    """Count a class and say what the counts amount to.

    Parameters
    ----------
    vignette, key : Vignette and Key
    data : dict
        The key as it was read, for the votes of a panel.
    answers : mapping of str to Answers
        Student -> clean answers.
    counted : str
        Now, ISO time.
    """
    asked = judgements(vignette, key, data)
    sitting = Sitting.of(vignette, key, answers, asked)
    counts = count_class(sitting, asked, counted)
    figures = figures_of(Terms(vignette.id, {"": counts}), asked)
    small = counts.students < FEWEST_STUDENTS
    return ClassStatistics(
        counts,
        sitting.blank,
        tuple(sorted(figures, key=pressing)),
        tuple(unused_options(vignette, figures)),
        None if small else cronbach(credits(sitting)),
        len(sitting.graded),
        key.raters if key.source == "panel" else None,
    )


def figures_of(terms: Terms, asked: Sequence[Judgement]) -> list[Figures]:
    """Return the figures of every judgement that anybody was asked as it is now, in the order of the form."""
    sums = [(one, summed(terms, one.name, one.digest, one.evidence)) for one in asked]
    return [
        Figures(one, counts) for one, counts in sums if counts is not None and counts.thirds.whole
    ]


def unused_options(vignette: Vignette, figures: Sequence[Figures]) -> list[Unused]:
    """List the options that nobody chose for any judgement of their section."""
    found = []
    for section in vignette.in_order:
        own = [one for one in figures if one.judgement.section == section.name]
        if own and not any(one.is_small for one in own):
            found += _unused_of(vignette, section, own)
    return found


def _unused_of(vignette: Vignette, section: Section, own: Sequence[Figures]) -> list[Unused]:
    """List the options that nobody chose for any judgement of a section, of which the figures are given."""
    said = {words for one in own for _, words in one.counts.said}
    title = vignette.section_title(section.name)
    offered = [(option, vignette.option_words(option)) for option in section.constants]
    return [
        Unused(section.name, title, option, words) for option, words in offered if words not in said
    ]
