"""A class's answers become counts: who came out how on what, by thirds of the class.

The thirds are those of the total skill without the judgement itself, by the rules of scoring. Whoever is alike
is put in order by lot, always the same. A blank form says nothing about a judgement and is left out.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ipnb.documents.digest import short_digest
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.counts import Citations, ClassCounts, ItemCounts, Thirds
from ipnb.formulation.item_statistics.judgements import Judgement
from ipnb.formulation.kinds.protocol import DEFENSIBLE, RIGHT, ItemScore, neat
from ipnb.formulation.kinds.safety_answers import FLAG
from ipnb.formulation.scoring import EVIDENCE, evaluate, nothing_answered
from ipnb.formulation.vignette import Vignette


class Outcome(NamedTuple):
    """How one judgement came out for one student: the way, the answer in words, the credit (0..1)."""

    how: str
    words: str
    credit: float


class Chosen(NamedTuple):
    """The sentences that one student chose for a judgement, and whether the key says of them what they argue."""

    sentences: Sequence[str]
    is_argued: bool


@dataclass
class Column:
    """How one judgement came out for everybody, a number a student.

    Attributes
    ----------
    outcomes : array of int
        Of each student, which of ``distinct`` it was.
    distinct : dict of Outcome to int
        Each once, with its place: a class of thousands answers in a few ways.
    skills : array of float
        Of each student, the total skill as if this judgement were not asked.
    citing, straying : int
        How many chose sentences, for what the key says which argue it, and for anything else.
    cited, astray : Counter
        Sentence -> how many of them chose it.
    """

    outcomes: "array[int]" = field(default_factory=lambda: array("I"))
    distinct: dict[Outcome, int] = field(default_factory=dict)
    skills: "array[float]" = field(default_factory=lambda: array("d"))
    citing: int = 0
    straying: int = 0
    cited: Counter[str] = field(default_factory=Counter)
    astray: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome, skill: float, chosen: Chosen) -> None:
        """Add one student."""
        self.outcomes.append(self.distinct.setdefault(outcome, len(self.distinct)))
        self.skills.append(skill)
        if not chosen.sentences:
            return
        if chosen.is_argued:
            self.citing += 1
            self.cited.update(chosen.sentences)
        else:
            self.straying += 1
            self.astray.update(chosen.sentences)

    def by_student(self) -> list[Outcome]:
        """Return how it came out for each student."""
        distinct = list(self.distinct)
        return [distinct[place] for place in self.outcomes]


@dataclass(frozen=True)
class Sitting:
    """What a class answered to a case, as numbers: no answers stay in memory, however large the class.

    Attributes
    ----------
    students : list of str
        Everybody who answered anything.
    columns : mapping of str to Column
        By the name of the judgement.
    graded : tuple of str
        The names of the judgements that are graded.
    blank : int
        How many handed in a blank form, which is left out.
    """

    students: Sequence[str]
    columns: Mapping[str, Column]
    graded: tuple[str, ...]
    blank: int

    @classmethod
    def of(
        cls,
        vignette: Vignette,
        key: Key,
        answers: Mapping[str, Answers],
        asked: Sequence[Judgement],
    ) -> "Sitting":
        """Score a class, one student after the other.

        Parameters
        ----------
        vignette, key : Vignette and Key
        answers : mapping of str to Answers
            Read once for each student; blank forms are left out.
        asked : sequence of Judgement
            What the key decides.
        """
        students, columns = [], {judgement.name: Column() for judgement in asked}
        for who in answers:
            student = _Student(vignette, key, answers[who])
            if nothing_answered(vignette, student.answers):
                continue
            students.append(who)
            for judgement in asked:
                outcome = student.outcome(judgement)
                skill = student.skill_without(judgement)
                columns[judgement.name].add(outcome, skill, student.chosen(judgement, outcome))
        graded = tuple(one.name for one in asked if key.grades(one.section))
        return cls(students, columns, graded, len(answers) - len(students))


class _Student:
    """One student's answers, scored."""

    def __init__(self, vignette: Vignette, key: Key, answers: Answers):
        self.vignette, self.key, self.answers = vignette, key, answers
        self.score = evaluate(vignette, key, answers)

    def outcome(self, judgement: Judgement) -> Outcome:
        """Return how a judgement came out."""
        name, item = judgement.section, judgement.item
        section, own = self.vignette.sections[name], self.key.sections[name]
        scored = self.score.sections[name]
        how, words = section.tally(own, self.answers.to(name), scored, item, self.vignette)
        credit = scored.items.get(item, ItemScore(None, 0.0)).credit
        # what was rightly left out has no credit of its own
        return Outcome(how, words, float(how in (RIGHT, DEFENSIBLE)) if credit is None else credit)

    def skill_without(self, judgement: Judgement) -> float:
        """Return the total skill as if a judgement, and the sentences for it, were not asked."""
        results, name = self.score.sections, judgement.section
        total = sum(one.weight * one.skill for one in results.values())
        total -= results[name].weight * results[name].skill
        section = self.vignette.sections[name].without(judgement.item)
        if section is not None:
            response, own = self.answers.to(name), self.key.sections[name]
            total += results[name].weight * section.score(own, response, self.vignette).skill
        if EVIDENCE in results and judgement.item in results[EVIDENCE].items:
            argued = results[EVIDENCE]
            others = [one.score for item, one in argued.items.items() if item != judgement.item]
            rest = max(0.0, sum(others) / len(others)) if others else 0.0
            total += argued.weight * (rest - argued.skill)
        return neat(total)

    def chosen(self, judgement: Judgement, outcome: Outcome) -> Chosen:
        """Return the sentences that were chosen for a judgement, each once."""
        section, item = self.vignette.sections[judgement.section], judgement.item
        response = self.answers.to(section.name)
        if item in section.evidence_items:
            return Chosen(list(dict.fromkeys(response.sentences(item))), outcome.credit > 0)
        # a cue that the text shows is argued by its sentences, also where the wrong one was chosen
        sentences = list(dict.fromkeys(section.cited_for(response, item, FLAG)))
        return Chosen(sentences, bool(judgement.argument.sufficient))


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
    return ClassCounts(counted, len(sitting.students), items)


def credits(sitting: Sitting) -> list["array[float]"]:
    """Return the credits of what is graded: a row a student, a column a judgement."""
    columns = [
        array("d", (one.credit for one in sitting.columns[name].by_student()))
        for name in sitting.graded
    ]
    order = sorted(range(len(sitting.students)), key=sitting.students.__getitem__)
    return [array("d", (column[student] for column in columns)) for student in order]


def _count(sitting: Sitting, judgement: Judgement) -> ItemCounts:
    column = sitting.columns[judgement.name]
    thirds, outcomes = _thirds(sitting, column), column.by_student()
    said: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for third, students in enumerate(thirds):
        for student in students:
            said[outcomes[student].how, outcomes[student].words][third] += 1
    return ItemCounts(
        judgement.digest,
        Thirds(*map(len, thirds)),
        neat(sum(one.credit for one in outcomes)),
        {answer: Thirds(*numbers) for answer, numbers in said.items()},
        _citations(judgement, column),
    )


def _thirds(sitting: Sitting, column: Column) -> tuple[list[int], list[int], list[int]]:
    """Return the lower, middle and upper third; the outer ones have as many students as one another."""

    def place(student: int) -> tuple[float, str]:
        return column.skills[student], short_digest(sitting.students[student])

    ranked = sorted(range(len(sitting.students)), key=place)
    size = len(ranked) // 3
    return ranked[:size], ranked[size : len(ranked) - size], ranked[len(ranked) - size :]


def _citations(judgement: Judgement, column: Column) -> Citations | None:
    """Return how the sentences were counted that were chosen for a judgement; None where none were."""
    if not column.citing and not column.straying:
        return None
    cited, astray = dict(column.cited), dict(column.astray)
    return Citations(judgement.evidence, column.citing, cited, column.straying, astray)
