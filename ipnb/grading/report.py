"""What a class made of a case: what went wrong, which sentence misled whom, and how sure they were.

Pure counting over answers that were read and scored. It holds names and what is right, so it is for those
who teach, and it says nothing about a student that the gradebook does not.
"""

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

    title: str
    items: list[Item]


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
    answers: dict[str, dict[str, Any]],
    left_out: dict[str, str],
) -> Report:
    """Count.

    Parameters
    ----------
    case, key : dict
        Checked.
    answers : dict of str to dict
        Student -> clean answers.
    left_out : dict of str to str
        Student -> why not.
    """
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    given = {who: Answers.from_data(one) for who, one in answers.items()}
    scores = {who: evaluate(vignette, typed, one) for who, one in given.items()}
    sections = []
    for section in vignette.in_order:
        if items := _items(vignette, typed, section, given, scores):
            sections.append(Section(vignette.section_title(section.name), items))
    return Report(
        assignment=vignette.id,
        title=vignette.title,
        students=sorted(answers),
        left_out=dict(sorted(left_out.items())),
        sections=sections,
        misled=_misled(vignette, typed, given, scores),
        sure=_sure(given, scores),
        statistics=class_statistics(vignette, typed, key, given),
    )


# ---------------------------------------------------------------- judgements


def _items(
    vignette: Vignette,
    key: Key,
    section: kinds.Section,
    answers: Mapping[str, Answers],
    scores: Mapping[str, Score],
) -> list[Item]:
    """Count the judgements of a section that the key decides."""
    own = key.sections[section.name]
    found = []
    for item in section.tallied(own):
        told = {
            who: section.tally(
                own, given.to(section.name), scores[who].sections[section.name], item, vignette
            )
            for who, given in sorted(answers.items())
        }
        wrong = defaultdict(list)
        for who, (how, said) in told.items():
            if how == NOT:
                wrong[said].append(who)
        found.append(
            Item(
                id=item,
                text=vignette.answer_title(section.name, item),
                key=section.right_in_words(own, item, vignette),
                came_out=Counter(how for how, _ in told.values()),
                wrong=dict(sorted(wrong.items(), key=lambda one: (-len(one[1]), one[0]))),
                is_sentence=item in vignette.sentences,
            )
        )
    return found


# ---------------------------------------------------------------- sentences


def _misled(
    vignette: Vignette, key: Key, answers: Mapping[str, Answers], scores: Mapping[str, Score]
) -> list[Misled]:
    """Sentences cited for a judgement that earned nothing, or that stand in no sufficient set for it."""
    wrongly: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for who, given in sorted(answers.items()):
        for words, sentences in _cited_wrongly(vignette, key, given, scores[who]):
            for sentence in sentences:
                wrongly[sentence][words].append(who)
    texts = vignette.sentences
    found = [
        Misled(sentence, texts[sentence], dict(sorted(by.items(), key=lambda one: -len(one[1]))))
        for sentence, by in wrongly.items()
    ]
    return sorted(found, key=lambda one: (-one.times, one.sentence))


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


# ---------------------------------------------------------------- how sure


def _sure(answers: Mapping[str, Answers], scores: Mapping[str, Score]) -> list[Sure]:
    """Sections by how sure students were of them."""
    came_out = defaultdict(list)
    for who, given in answers.items():
        for name, level in given.confidence.items():
            if name in scores[who].sections:
                came_out[level].append(max(0.0, scores[who].sections[name].skill))
    return [
        Sure(words, len(skills), fmean(skills), fmean(skill >= SOUND for skill in skills))
        for level, words in SURENESS.items()
        if (skills := came_out[level])
    ]
