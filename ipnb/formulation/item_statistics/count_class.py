"""A class's answers become counts: who came out how on what, by thirds of the class.

The thirds are those of the total skill without the judgement itself, by the rules of scoring. Whoever is alike
is put in order by lot, always the same. A blank form says nothing about a judgement and is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ipnb.documents.digest import short_digest
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.counts import Citations, ClassCounts, ItemCounts, Thirds
from ipnb.formulation.item_statistics.judgements import Judgement
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.protocol import DEFENSIBLE, RIGHT, ItemScore, neat
from ipnb.formulation.kinds.safety_answers import FLAG
from ipnb.formulation.scoring import EVIDENCE, Score, evaluate, nothing_answered
from ipnb.formulation.vignette import Vignette


class Outcome(NamedTuple):
    """How one judgement came out for one student: the way, the answer in words, the credit (0..1)."""

    how: str
    words: str
    credit: float


@dataclass(frozen=True)
class Sitting:
    """What a class answered to a case, scored.

    Attributes
    ----------
    vignette, key : Vignette and Key
    answers : mapping of str to Answers
        Of everybody who answered anything.
    scores : mapping of str to Score
    """

    vignette: Vignette
    key: Key
    answers: Mapping[str, Answers]
    scores: Mapping[str, Score]

    @classmethod
    def of(cls, vignette: Vignette, key: Key, answers: Mapping[str, Answers]) -> "Sitting":
        """Score a class; blank forms are left out."""
        given = {who: one for who, one in answers.items() if not nothing_answered(vignette, one)}
        scores = {who: evaluate(vignette, key, one) for who, one in given.items()}
        return cls(vignette, key, given, scores)

    def outcomes(self, judgement: Judgement) -> dict[str, Outcome]:
        """Return how a judgement came out for each student."""
        return {who: self._outcome(judgement, who) for who in self.answers}

    def _outcome(self, judgement: Judgement, who: str) -> Outcome:
        name, item = judgement.section, judgement.item
        section, own = self.vignette.sections[name], self.key.sections[name]
        scored = self.scores[who].sections[name]
        how, words = section.tally(own, self.answers[who].to(name), scored, item, self.vignette)
        credit = scored.items.get(item, ItemScore(None, 0.0)).credit
        # what was rightly left out has no credit of its own
        own_credit = float(how in (RIGHT, DEFENSIBLE)) if credit is None else credit
        return Outcome(how, words, own_credit)

    def skill_without(self, judgement: Judgement, who: str) -> float:
        """Return a student's total skill as if a judgement, and the sentences for it, were not asked."""
        results, name = self.scores[who].sections, judgement.section
        total = sum(one.weight * one.skill for one in results.values())
        total -= results[name].weight * results[name].skill
        section = self.vignette.sections[name].without(judgement.item)
        if section is not None:
            response, own = self.answers[who].to(name), self.key.sections[name]
            total += results[name].weight * section.score(own, response, self.vignette).skill
        if EVIDENCE in results and judgement.item in results[EVIDENCE].items:
            argued = results[EVIDENCE]
            others = [one.score for item, one in argued.items.items() if item != judgement.item]
            rest = max(0.0, sum(others) / len(others)) if others else 0.0
            total += argued.weight * (rest - argued.skill)
        return neat(total)


def count_class(sitting: Sitting, asked: Sequence[Judgement], counted: str) -> ClassCounts:
    """Count a class.

    Parameters
    ----------
    sitting : Sitting
    asked : sequence of Judgement
        What the key decides.
    counted : str
        Now, ISO time.
    """
    items = {judgement.name: _count(sitting, judgement) for judgement in asked}
    return ClassCounts(counted, len(sitting.answers), items)


def credits(sitting: Sitting, asked: Sequence[Judgement]) -> list[list[float]]:
    """Return the credits of what is graded: a row a student, a column a judgement."""
    graded = [one for one in asked if sitting.key.grades(one.section)]
    columns = [sitting.outcomes(one) for one in graded]
    return [[column[who].credit for column in columns] for who in sorted(sitting.answers)]


def _count(sitting: Sitting, judgement: Judgement) -> ItemCounts:
    outcomes = sitting.outcomes(judgement)
    thirds = _thirds(sitting, judgement)
    said: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for third, students in enumerate(thirds):
        for who in students:
            said[outcomes[who].how, outcomes[who].words][third] += 1
    return ItemCounts(
        judgement.digest,
        Thirds(*map(len, thirds)),
        neat(sum(one.credit for one in outcomes.values())),
        {answer: Thirds(*numbers) for answer, numbers in said.items()},
        _citations(sitting, judgement, outcomes),
    )


def _thirds(sitting: Sitting, judgement: Judgement) -> tuple[list[str], list[str], list[str]]:
    """Return the lower, middle and upper third; the outer ones have as many students as one another."""

    def place(who: str) -> tuple[float, str]:
        return sitting.skill_without(judgement, who), short_digest(who)

    ranked = sorted(sitting.answers, key=place)
    size = len(ranked) // 3
    return ranked[:size], ranked[size : len(ranked) - size], ranked[len(ranked) - size :]


def _citations(
    sitting: Sitting, judgement: Judgement, outcomes: Mapping[str, Outcome]
) -> Citations | None:
    """Count the sentences that were chosen for a judgement."""
    section = sitting.vignette.sections[judgement.section]
    cited: Counter[str] = Counter()
    astray: Counter[str] = Counter()
    citing = straying = 0
    for who, answers in sitting.answers.items():
        sentences = _chosen(section, answers, judgement.item)
        if not sentences:
            continue
        if _is_argued(section, judgement, outcomes[who]):
            citing += 1
            cited.update(sentences)
        else:
            straying += 1
            astray.update(sentences)
    if not citing and not straying:
        return None
    return Citations(judgement.evidence, citing, dict(cited), straying, dict(astray))


def _chosen(section: Section, answers: Answers, item: str) -> Sequence[str]:
    """Return the sentences that a student chose for a judgement, each once."""
    response = answers.to(section.name)
    if item in section.evidence_items:
        return list(dict.fromkeys(response.sentences(item)))
    return list(dict.fromkeys(section.cited_for(response, item, FLAG)))


def _is_argued(section: Section, judgement: Judgement, outcome: Outcome) -> bool:
    """Return whether the key says of this answer which sentences argue it."""
    if judgement.item in section.evidence_items:
        return outcome.credit > 0
    # a cue that the text shows is argued by its sentences, also where the wrong one was chosen
    return bool(judgement.argument.sufficient)
