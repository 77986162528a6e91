"""A case's form to print: the text with its lines numbered, and a place for every answer.

Where there is no hub, students get the same case, questions and options. Letters stand for options, so that a
table fits on a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import NamedTuple

from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.allocation import Allocation
from ipnb.formulation.kinds.estimate import Estimate
from ipnb.formulation.kinds.multiple_response import MultipleResponse
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.safety_screen import SafetyScreen
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.kinds.wording import number_of
from ipnb.formulation.rubric import rubrics
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SECTIONS

#: how a section is answered on paper, by its kind
CHOICES, TICKS, POINTS, NUMBERS, CUES = "choices", "ticks", "points", "numbers", "cues"
HOW: dict[type[Section], str] = {
    SingleChoice: CHOICES,
    MultipleResponse: TICKS,
    Allocation: POINTS,
    Estimate: NUMBERS,
    SafetyScreen: CUES,
}


@dataclass(frozen=True)
class Row:
    """One thing to judge.

    Attributes
    ----------
    id, words : str
        Its id in the case, and what is printed.
    asks_lines : bool
        Whether sentences are to be named for it.
    """

    id: str
    words: str
    asks_lines: bool


class Option(NamedTuple):
    """What can be chosen: its id in the case, the letter that stands for it in a table, and its words."""

    id: str
    letter: str
    words: str


@dataclass(frozen=True)
class Part:
    """A section of the form as it is printed.

    Attributes
    ----------
    name, title, question, hint : str
        As the form in the browser has them.
    how : str
        One of the ways above.
    options : tuple of Option
    rows, actions : tuple of Row
        What is judged; actions are those of a safety screen.
    most : int or None
        How many may be chosen.
    """

    name: str
    title: str
    question: str
    hint: str
    how: str
    options: tuple[Option, ...]
    rows: tuple[Row, ...]
    actions: tuple[Row, ...]
    most: int | None

    @property
    def asks_lines(self) -> bool:
        """Whether any row asks for sentences."""
        return any(row.asks_lines for row in self.rows)


@dataclass(frozen=True)
class Text:
    """A free text that is asked for: its prompt, words, and lines to write on; criteria of its rubric."""

    id: str
    prompt: str
    fewest: int
    most: int
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A sentence of the case."""

    number: str
    speaker: str
    text: str


@dataclass(frozen=True)
class Scene:
    """A part of the case's text."""

    label: str
    lines: tuple[Line, ...]


def scenes(case: Data) -> tuple[Scene, ...]:
    """Return the text of a case, part by part."""
    return tuple(
        Scene(
            segment["label"],
            tuple(
                Line(number_of(one["id"]), _speaker(one), one["text"])
                for one in case["sentences"]
                if one["seg"] == segment["id"]
            ),
        )
        for segment in case["segments"]
    )


def _speaker(sentence: Data) -> str:
    return "" if sentence["speaker"] == "narrator" else str(sentence["speaker"])


def parts(case: Data) -> tuple[Part, ...]:
    """Return the sections of a case in the order in which students meet them."""
    vignette = Vignette.from_data(case)
    return tuple(_part(case, vignette, section) for section in vignette.in_order)


def _part(case: Data, vignette: Vignette, section: Section) -> Part:
    spec = case["items"][section.name]
    stock = SECTIONS.get(section.name, ("", "", ""))
    return Part(
        name=section.name,
        title=vignette.section_title(section.name),
        question=spec.get("question", stock[1]),
        hint=spec.get("hint", stock[2]),
        how=HOW[type(section)],
        options=tuple(
            Option(option, letter, vignette.option_words(option))
            for letter, option in zip(ascii_uppercase, spec.get("options", ()), strict=False)
        ),
        rows=tuple(_rows(vignette, section)),
        actions=tuple(Row(one, vignette.item_words(one), False) for one in spec.get("actions", ())),
        most=spec.get("budget"),
    )


def _rows(vignette: Vignette, section: Section) -> Iterator[Row]:
    asked = set(section.evidence_items) if isinstance(section, SingleChoice) else set()
    for item in section.items:
        if item in vignette.sentences:
            words = f"Line {number_of(item)}"
        elif isinstance(section, Allocation):
            words = vignette.option_words(item)
        else:
            words = vignette.item_words(item)
        yield Row(item, words, item in asked)


def texts(case: Data) -> tuple[Text, ...]:
    """Return the free texts that are asked for."""
    known = rubrics()
    return tuple(
        Text(
            id=one["id"],
            prompt=one["prompt"],
            fewest=one["words"][0],
            most=one["words"][1],
            criteria=tuple(title for title, *_ in known[one["rubric"]]["criteria"]),
        )
        for one in case.get("narrative", ())
    )
