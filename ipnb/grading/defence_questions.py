"""Which of a student's own answers to talk about, and in which words: three to five of them. Pure counting.

The questions are drawn up by rule and never by lot, so the same answers give the same sheet. They ask how
something is argued; nothing here says, or counts, whose words an answer is.

========= ==================================================================================================
differs   a judgement that differs from what at least half of the others chose; the most lonely one first
sure      one in a part of which the student was sure, and which earns nothing
thin      one as the key has it, with few supporting sentences or none
changed   one that was otherwise in an earlier submission
claim     a sentence of the student's text (`claim_sentence`)
========= ==================================================================================================

Where these are fewer than three, one on which the class is divided, and then one that the student has to look at
from the other side, are added; and where too little was answered even for that, what to talk about instead.
No judgement is asked about twice.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.claim_sentence import claim_in
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.protocol import NOT, OPEN, RIGHT
from ipnb.formulation.kinds.wording import lines_in_words, number_of
from ipnb.formulation.scoring import Score, evaluate
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SURENESS

FEWEST, MOST = 3, 5
#: others who must have answered before anything is said about the class
OTHERS = 4
HALF = 0.5
SURE = max(SURENESS)

DIFFERS = (
    "You read this one way, and many in the class another; who is right is not asked. What in the text leads "
    "you there, and what would somebody point to who reads it otherwise?"
)
SURELY = (
    "You were sure of this part. What in the text makes you sure here, and what would have to stand in it "
    "for you to answer otherwise?"
)
THIN = "{chosen} Which line carries this answer, and what else would you look for, or ask?"
CHANGED = "In an earlier submission you had “{before}” here. What did you see in between?"
CLAIM = "You wrote this. Which line of the case carries it most, and which line speaks against it?"
DIVIDED = (
    "The class is divided here. What in the text decided it for you, and what would settle it?"
)
OTHER_SIDE = (
    "Speak for a moment as somebody who answers otherwise here: which line would they name, and what would "
    "you reply?"
)
INSTEAD = (
    "What was in the way of answering more, and what would help before the next case?",
    "Read {first} together, and judge it now, aloud: what do you see, and which words made you think so?",
    "Of whom in the case would you want to hear more, and what would you ask first?",
)


class Place(NamedTuple):
    """A judgement: its section and its id."""

    section: str
    item: str


@dataclass(frozen=True)
class Judged:
    """How one judgement came out for one student.

    Attributes
    ----------
    how, said : str
        As `Section.tally` tells it.
    sentences : tuple of str
        What was chosen for it.
    argued : float or None
        How well the sentences argue it, 0..1; None where none are asked.
    """

    how: str
    said: str
    sentences: tuple[str, ...]
    argued: float | None


@dataclass(frozen=True)
class Question:
    """One question of a sheet.

    Attributes
    ----------
    kind : str
        ``differs``, ``sure``, ``thin``, ``changed``, ``claim``, ``divided``, ``other``, ``instead``
        or ``welcome``, which is no question of argument and gets no level.
    ask : str
        What is asked.
    place : Place or None
        What it is about; None for a text.
    answer : str
        The student's own: an option, or the sentence that they wrote.
    sentences : tuple of str
        Sentences of the case to have before one.
    marker : tuple of str
        For whoever marks alone.
    """

    kind: str
    ask: str
    place: Place | None = None
    answer: str = ""
    sentences: tuple[str, ...] = ()
    marker: tuple[str, ...] = ()


Table = Mapping[str, Mapping[Place, Judged]]


def questions(
    vignette: Vignette,
    key: Key,
    answers: Mapping[str, Answers],
    earlier: Mapping[str, Answers],
) -> dict[str, list[Question]]:
    """Draw up everybody's questions.

    Parameters
    ----------
    vignette, key
        The case and its key.
    answers
        Student -> what was handed in and graded.
    earlier
        Student -> what they had handed in before that, where it is known.
    """
    places = list(_places(vignette, key))
    table = {who: _judged(vignette, key, places, one) for who, one in answers.items()}
    before = {who: _judged(vignette, key, places, one) for who, one in earlier.items()}
    return {
        who: _Talk(vignette, key, table, who, answers[who], before.get(who, {})).questions()
        for who in sorted(answers)
    }


def _places(vignette: Vignette, key: Key) -> Iterator[Place]:
    for section in vignette.in_order:
        for item in section.tallied(key.sections[section.name]):
            yield Place(section.name, item)


def _judged(
    vignette: Vignette, key: Key, places: list[Place], answers: Answers
) -> dict[Place, Judged]:
    """Return everything that one student judged."""
    score = evaluate(vignette, key, answers)
    found = {place: _one(vignette, key, place, answers, score) for place in places}
    return {place: one for place, one in found.items() if one.how != OPEN and one.said}


def _one(vignette: Vignette, key: Key, place: Place, answers: Answers, score: Score) -> Judged:
    section, response = vignette.sections[place.section], answers.to(place.section)
    result = score.sections[place.section]
    how, said = section.tally(key.sections[place.section], response, result, place.item, vignette)
    asked = place.item in section.evidence_items and section.wants_evidence(response, place.item)
    argued = result.items[place.item].evidence if asked and place.item in result.items else None
    return Judged(how, said, tuple(response.sentences(place.item)), argued)


class _Talk:
    """What there is to ask one student."""

    def __init__(
        self,
        vignette: Vignette,
        key: Key,
        table: Table,
        who: str,
        answers: Answers,
        before: Mapping[Place, Judged],
    ):
        self.vignette, self.key, self.answers, self.before = vignette, key, answers, before
        self.own = table[who]
        self.others: dict[Place, Counter[str]] = {
            place: Counter(one[place].said for w, one in table.items() if w != who and place in one)
            for place in self.own
        }
        self.used: set[Place] = set()

    def questions(self) -> list[Question]:
        """Ask one of each kind, and fill up to three."""
        found: list[Question] = []
        kinds = (self._differs, self._sure, self._thin, self._changed, self._claim)
        fillers = (self._divided, self._other_side, self._other_side, self._other_side)
        for number, ask in enumerate((*kinds, *fillers)):
            if number >= len(kinds) and len(found) >= FEWEST:
                break
            one = ask()
            if one is not None:
                found.append(one)
                self.used |= {one.place} - {None}  # type: ignore[arg-type]
        instead = self._instead()[: max(0, FEWEST - len(found))]
        return [*found, *instead][:MOST]

    # ------------------------------------------------------------ one of each kind

    def _differs(self) -> Question | None:
        lonely = [
            (-share, self.others[place][self.own[place].said], place)
            for place, share in self._with_share()
            if share >= HALF and self._most_said(place)[0] != self.own[place].said
        ]
        if not lonely:
            return None
        place = min(lonely, key=lambda one: one[:2])[2]
        return self._ask("differs", DIFFERS, place, self._class_line(place))

    def _sure(self) -> Question | None:
        sections = {name for name, level in self.answers.confidence.items() if level == SURE}
        place = self._first(lambda p, one: p.section in sections and one.how == NOT)
        said = f"They said “{SURENESS[SURE].lower()}” of this part."
        return place and self._ask("sure", SURELY, place, said)

    def _thin(self) -> Question | None:
        thin = [
            (self._supporting(place), one.argued, place)
            for place, one in self._free()
            if one.how == RIGHT and one.argued is not None and one.argued < 1
        ]
        if not thin:
            return None
        place = min(thin, key=lambda one: one[:2])[2]
        number = len(self.own[place].sentences)
        chosen = {0: "You chose no line for this.", 1: "You chose one line for this."}
        ask = THIN.format(chosen=chosen.get(number, f"You chose {number} lines for this."))
        return self._ask("thin", ask, place, *self._key_sentences(place))

    def _changed(self) -> Question | None:
        place = self._first(lambda p, one: p in self.before and self.before[p].said != one.said)
        return place and self._ask("changed", CHANGED.format(before=self.before[place].said), place)

    def _claim(self) -> Question | None:
        texts = [self.answers.narrative.get(one.id) or "" for one in self.vignette.narrative]
        claim = claim_in(texts)
        if claim is None:
            return None
        by_number = {number_of(one): one for one in self.vignette.sentence_ids}
        named = [by_number[str(line)] for line in claim.lines if str(line) in by_number]
        why = f"This sentence, because {claim.why}."
        return Question("claim", CLAIM, None, claim.text, tuple(named), (why,))

    def _divided(self) -> Question | None:
        split = [(share, place) for place, share in self._with_share()]
        if not split:
            return None
        place = min(split, key=lambda one: one[0])[1]
        return self._ask("divided", DIVIDED, place, self._class_line(place))

    def _other_side(self) -> Question | None:
        # a judgement with sentences first: there is more to say about it
        place = self._first(lambda p, one: bool(one.sentences)) or self._first(lambda p, one: True)
        return place and self._ask("other", OTHER_SIDE, place)

    def _instead(self) -> list[Question]:
        first = self.vignette.sentence_ids[0]
        asked = INSTEAD[1].format(first=lines_in_words([first]))
        return [
            Question("welcome", INSTEAD[0]),
            Question("instead", asked, sentences=(first,)),
            Question("instead", INSTEAD[2]),
        ]

    # ------------------------------------------------------------ finding

    def _free(self) -> Iterator[tuple[Place, Judged]]:
        return ((place, one) for place, one in self.own.items() if place not in self.used)

    def _first(self, is_wanted: Callable[[Place, Judged], bool]) -> Place | None:
        """Return the first that is wanted; in a part of the form not asked about yet, if there is one."""
        wanted = [place for place, one in self._free() if is_wanted(place, one)]
        asked = {place.section for place in self.used}
        return min(wanted, key=lambda place: place.section in asked, default=None)

    def _with_share(self) -> Iterator[tuple[Place, float]]:
        """Tell what enough others answered, and the share of those who said the same as most."""
        for place, _ in self._free():
            if (total := self.others[place].total()) >= OTHERS:
                yield place, self._most_said(place)[1] / total

    def _most_said(self, place: Place) -> tuple[str, int]:
        # by number, then by word, so that the order of students decides nothing
        return min(self.others[place].items(), key=lambda one: (-one[1], one[0]))

    def _supporting(self, place: Place) -> int:
        argument = self.key.sections[place.section].argument(place.item)
        return len(set(self.own[place].sentences) & set(argument.supporting))

    # ------------------------------------------------------------ in words

    def _ask(self, kind: str, ask: str, place: Place, *marker: str) -> Question:
        section, own = self.vignette.sections[place.section], self.key.sections[place.section]
        item = [place.item] if place.item in self.vignette.sentences else []
        chosen = self.own[place].sentences
        notes = [*marker, self._key_line(section, place)]
        if reason := own.reason(place.item):
            notes.append(reason)
        return Question(
            kind, ask, place, self.own[place].said, (*item, *chosen), tuple(filter(None, notes))
        )

    def _key_line(self, section: Section, place: Place) -> str:
        right = section.right_in_words(self.key.sections[place.section], place.item, self.vignette)
        return f"The key: {right.rstrip('.')}." if right else ""

    def _class_line(self, place: Place) -> str:
        counts = sorted(self.others[place].items(), key=lambda one: (-one[1], one[0]))
        told = "; ".join(f"{said}, {number}" for said, number in counts[:3])
        return f"The other {self.others[place].total()} who answered: {told}."

    def _key_sentences(self, place: Place) -> Iterator[str]:
        argument = self.key.sections[place.section].argument(place.item)
        enough = "; or ".join(lines_in_words(one) for one in argument.sufficient)
        yield f"Enough by the key: {enough}." if enough else ""
        if argument.against:
            yield f"Speaks against it: {lines_in_words(argument.against)}."
