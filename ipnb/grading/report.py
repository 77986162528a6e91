"""What a class made of a case: what went wrong, which sentence misled whom, and how sure they were.

Pure counting over answers that were read and scored. It holds names and what is right, so it is for those
who teach, and it says nothing about a student that the gradebook does not.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from ipnb.formulation import kinds
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.class_statistics import ClassStatistics, class_statistics
from ipnb.formulation.kinds.protocol import NOT
from ipnb.formulation.kinds.rules import THRESHOLDS, Argument
from ipnb.formulation.scoring import Score, evaluate
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SURENESS

_, _, SOUND, _ = THRESHOLDS


@dataclass
class Item:
    """One judgement.

    Attributes
    ----------
    key : str
        What the key says, in words.
    came_out : Counter
        right, defensible, not, open -> how many students.
    wrong : dict of str to list of str
        What was chosen instead, in words -> who chose it; the most common first.
    is_sentence : bool
        Whether it is a sentence of the case, which readers know by its id.
    """

    id: str
    text: str
    key: str
    came_out: Counter[str]
    wrong: dict[str, list[str]] = field(default_factory=dict)
    is_sentence: bool = False

    def share(self, how: str) -> float:
        """Return the share of students, 0 to 1, whose answer came out so.

        Parameters
        ----------
        how : str
            One of the ways in which answers come out.

        Returns
        -------
        float
            0 where nobody answered.
        """
        return self.came_out[how] / self.came_out.total() if self.came_out else 0.0


@dataclass
class Section:
    """The judgements of one section, in the order of the case."""

    name: str
    title: str
    items: list[Item]

    def share(self, how: str) -> float:
        """Return the mean over its judgements of the share, 0 to 1, that came out so."""
        return fmean(item.share(how) for item in self.items)


@dataclass
class Misled:
    """A sentence, and for which judgements it was cited wrongly by whom."""

    sentence: str
    text: str
    cited_for: dict[str, list[str]]

    @property
    def times(self) -> int:
        """How often it was cited wrongly, by whomever and for whatever."""
        return sum(len(who) for who in self.cited_for.values())


@dataclass
class Sure:
    """How sections came out that students were so sure of: how many, their mean skill (0 to 1, a skill below
    0 counts as 0), and the share that was sound."""

    words: str
    number: int
    skill: float
    sound: float

    @property
    def sound_ones(self) -> int:
        """How many of them came out sound."""
        return round(self.sound * self.number)


@dataclass
class Report:
    """Everything about one assignment.

    Attributes
    ----------
    students : list of str
        Whose answers are counted.
    left_out : dict of str to str
        Who is not, and why.
    statistics : ClassStatistics
        How the judgements themselves behaved, whoever answered them.
    """

    assignment: str
    title: str
    students: list[str]
    left_out: dict[str, str]
    sections: list[Section]
    misled: list[Misled]
    sure: list[Sure]
    statistics: ClassStatistics

    def first(self, most: int = 5) -> list[tuple[Section, Item]]:
        """Return the judgements that most students got wrong, for whoever has little time.

        Parameters
        ----------
        most : int
            At most so many.
        """
        pairs = [
            (section, item)
            for section in self.sections
            for item in section.items
            if item.came_out[NOT]
        ]
        return sorted(pairs, key=lambda pair: -pair[1].share(NOT))[:most]


def report(
    case: dict[str, Any],
    key: dict[str, Any],
    answers: Mapping[str, Mapping[str, Any]],
    left_out: dict[str, str],
) -> Report:
    """Count, one student after the other: no answers stay in memory.

    Parameters
    ----------
    case, key : dict
        Checked.
    answers : mapping of str to dict
        Student -> clean answers, which may be read from a file each time.
    left_out : dict of str to str
        Student -> why not.
    """
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    tally, students = _Tally(vignette, typed), sorted(answers)
    for who in students:
        tally.add(who, Answers.from_data(answers[who]))
    return Report(
        assignment=vignette.id,
        title=vignette.title,
        students=students,
        left_out=dict(sorted(left_out.items())),
        sections=tally.sections(),
        misled=tally.misled(),
        sure=tally.sure(),
        statistics=class_statistics(vignette, typed, key, _Typed(answers)),
    )


class _Typed(Mapping[str, Answers]):
    """Answers of a class, made of their data when somebody asks for them."""

    def __init__(self, answers: Mapping[str, Mapping[str, Any]]):
        self._answers = answers

    def __getitem__(self, who: str) -> Answers:
        return Answers.from_data(self._answers[who])

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


class _Tally:
    """Counts of a class so far."""

    def __init__(self, vignette: Vignette, key: Key):
        self.vignette, self.key = vignette, key
        self._items = {
            section.name: {item: self._item(section, item) for item in section.tallied(own)}
            for section in vignette.in_order
            if (own := key.sections[section.name])
        }
        self._wrongly: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        #: how sure -> the skills of the sections that somebody was so sure of
        self._skills: dict[int, array[float]] = defaultdict(lambda: array("d"))

    def add(self, who: str, given: Answers) -> None:
        """Count one student."""
        score = evaluate(self.vignette, self.key, given)
        for section in self.vignette.in_order:
            own, response = self.key.sections[section.name], given.to(section.name)
            for name, item in self._items[section.name].items():
                how, said = section.tally(
                    own, response, score.sections[section.name], name, self.vignette
                )
                item.came_out[how] += 1
                if how == NOT:
                    item.wrong.setdefault(said, []).append(who)
        for words, sentences in _cited_wrongly(self.vignette, self.key, given, score):
            for sentence in sentences:
                self._wrongly[sentence][words].append(who)
        for name, level in given.confidence.items():
            if name in score.sections:
                self._skills[level].append(max(0.0, score.sections[name].skill))

    def _item(self, section: kinds.Section, item: str) -> Item:
        """Return a judgement before anybody was counted."""
        return Item(
            id=item,
            text=self.vignette.answer_title(section.name, item),
            key=section.right_in_words(self.key.sections[section.name], item, self.vignette),
            came_out=Counter(),
            is_sentence=item in self.vignette.sentences,
        )

    def sections(self) -> list[Section]:
        """Return the judgements that the key decides, what was chosen wrongly most often first."""
        for items in self._items.values():
            for item in items.values():
                in_order = sorted(item.wrong.items(), key=lambda one: (-len(one[1]), one[0]))
                item.wrong = dict(in_order)
        return [
            Section(name, self.vignette.section_title(name), list(items.values()))
            for name, items in self._items.items()
            if items
        ]

    def misled(self) -> list[Misled]:
        """Sentences cited for a judgement that earned nothing, or that stand in no sufficient set for it."""
        texts = self.vignette.sentences
        found = [
            Misled(
                sentence, texts[sentence], dict(sorted(by.items(), key=lambda one: -len(one[1])))
            )
            for sentence, by in self._wrongly.items()
        ]
        return sorted(found, key=lambda one: (-one.times, one.sentence))

    def sure(self) -> list[Sure]:
        """Sections by how sure students were of them."""
        return [
            Sure(words, len(skills), fmean(skills), fmean(skill >= SOUND for skill in skills))
            for level, words in SURENESS.items()
            if (skills := self._skills[level])
        ]


# ---------------------------------------------------------------- sentences


def _cited_wrongly(
    vignette: Vignette, key: Key, answers: Answers, score: Score
) -> Iterator[tuple[str, Sequence[str]]]:
    """For one student: what a sentence was cited for, in words, and the sentences."""
    for section in vignette.in_order:
        own, response = key.sections[section.name], answers.to(section.name)
        for item, sentences in section.wrongly_cited(own, response):
            yield vignette.item_words(item), sentences
        for item in section.evidence_items if key.grades(section.name) else ():
            credit = score.sections[section.name].items[item].credit
            if credit is not None and f"{section.name}.{item}" not in key.formative:
                words = _cited_for(vignette, section.name, item, response.by_item.get(item))
                argument = own.argument(item) if credit else Argument()
                yield words, _not_arguing(response.sentences(item), argument)


def _not_arguing(chosen: Sequence[str], argument: Argument) -> list[str]:
    """Return the chosen sentences that neither argue the judgement nor are true of it."""
    fine = {*argument.supporting, *argument.related}
    return [sentence for sentence in chosen if sentence not in fine]


def _cited_for(vignette: Vignette, section: str, item: str, answer: object) -> str:
    """Return what sentences were chosen for: the judgement, and the option where there is one."""
    words = vignette.answer_title(section, item)
    if isinstance(answer, str):
        return f"{words} ({vignette.option_words(answer).lower()})"
    return words
