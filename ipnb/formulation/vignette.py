"""A case as the rest of the formulation works with it: made of its data once the schema has passed.

Standard library only, and the course's words: it runs in the reader's browser too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from ipnb.formulation import vocabulary
from ipnb.formulation.kinds import KINDS, Section
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import THRESHOLDS

#: the sections that the course knows, in the order in which students meet them
SECTIONS = ("states", "window", "domains", "five_p", "links", "plan", "attach", "safety")
#: the skill from which all points are given: what careful readers reach, and not only the key's author
DIVISOR = 0.85
EVIDENCE_MAX = 4


@dataclass(frozen=True)
class Settings:
    """How skill becomes bands and points.

    Attributes
    ----------
    bands : tuple of float
        The four thresholds of skill, rising.
    divisor : float
        The skill (above 0, at most 1) from which all points are given.
    weights : mapping of str to float
        By section, instead of the course's own.
    cap_when_held : float or None
        Cap of the share of points of work that is held, 0..1.
    """

    bands: tuple[float, ...] = THRESHOLDS
    divisor: float = DIVISOR
    weights: Mapping[str, float] = field(default_factory=dict)
    cap_when_held: float | None = None

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Read the settings of a case; what it leaves out is the course's own."""
        return cls(
            tuple(data.get("bands", THRESHOLDS)),
            data.get("divisor", DIVISOR),
            data.get("weights", {}),
            data.get("cap_when_held"),
        )


@dataclass(frozen=True)
class Prompt:
    """A free text that is asked for.

    Attributes
    ----------
    id, text : str
        Its id, and what is asked.
    fewest, most : int
        Words that are asked for.
    """

    id: str
    text: str
    fewest: int
    most: int


@dataclass(frozen=True)
class Vignette:
    """A case: its text, the judgements asked for, and the words for both.

    Attributes
    ----------
    id, title : str
        The assignment's name, and the title that students see.
    level : int
        1 first steps to 4 capstone.
    segments, sentences, cards, labels : mapping of str to str
        Id -> words, in order.
    sections : mapping of str to Section
        The judgements asked for, in the order of the file.
    narrative : tuple of Prompt
        The free texts asked for.
    evidence_max : int
        How many sentences may be chosen for one judgement.
    settings : Settings
    """

    id: str
    title: str
    level: int
    segments: Mapping[str, str]
    sentences: Mapping[str, str]
    cards: Mapping[str, str]
    labels: Mapping[str, str]
    sections: Mapping[str, Section]
    narrative: tuple[Prompt, ...]
    evidence_max: int
    settings: Settings

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make a vignette of a case's data, which must have passed its schema."""
        specs = data["items"]
        return cls(
            id=data.get("id", ""),
            title=data.get("title", ""),
            level=data.get("level", 2),
            segments={one["id"]: one["label"] for one in data.get("segments", ())},
            sentences={one["id"]: one.get("text", "") for one in data.get("sentences", ())},
            cards={one["id"]: one["text"] for one in data.get("cards", ())},
            labels=data.get("labels", {}),
            sections={n: KINDS[one["kind"]].from_data(n, one, data) for n, one in specs.items()},
            narrative=tuple(
                Prompt(one["id"], one["prompt"], *one["words"]) for one in data.get("narrative", ())
            ),
            evidence_max=data.get("evidence_max", EVIDENCE_MAX),
            settings=Settings.from_data(data.get("settings", {})),
        )

    @classmethod
    def of(cls, case: "Vignette | Data") -> "Vignette":
        """Return a vignette as it is, and make one of data."""
        return case if isinstance(case, Vignette) else cls.from_data(case)

    # ------------------------------------------------------------ what is asked

    @cached_property
    def sentence_ids(self) -> tuple[str, ...]:
        """The ids of the sentences, in order."""
        return tuple(self.sentences)

    @cached_property
    def in_order(self) -> tuple[Section, ...]:
        """The sections, in the order in which students meet them."""

        def place(section: Section) -> int:
            known = section.name in SECTIONS
            return SECTIONS.index(section.name) if known else len(SECTIONS)

        return tuple(sorted(self.sections.values(), key=place))

    @property
    def judgements(self) -> int:
        """How many judgements the case asks for."""
        return sum(len(section.items) for section in self.sections.values())

    # ------------------------------------------------------------ what people read

    def words_of(self, item: str) -> str:
        """Return the case's own words for an id: a label, card, sentence or segment, or the id itself."""
        if item in self.labels:
            return self.labels[item].replace("->", "→")
        for words in (self.cards, self.sentences, self.segments):
            if item in words:
                return words[item]
        return item

    def item_words(self, item: str) -> str:
        """Return what stands for a judgement: the case's words, or the course's for a domain."""
        words = self.words_of(item)
        known = words == item and item in vocabulary.DOMAINS
        return vocabulary.DOMAINS[item].name if known else words

    def option_words(self, option: str) -> str:
        """Return what stands for an option: the case's words first, then the course's."""
        return self.labels.get(option) or vocabulary.option_word(option)

    def section_title(self, section: str) -> str:
        """Return the words over a section, for example ``five_p`` -> "Five Ps"."""
        own = self.sections[section].title if section in self.sections else None
        if own or section not in vocabulary.SECTIONS:
            return own or section.replace("_", " ").capitalize()
        return vocabulary.SECTIONS[section].title

    def answer_title(self, section: str, item: str) -> str:
        """Return what stands for a judgement; the section's title where it is one as a whole."""
        return self.section_title(item) if item == section else self.item_words(item)
