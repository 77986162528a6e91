"""Counts of what classes answered: they hold no names, and those of several classes add up.

Each class keeps its own counts under an id, so joining two collections is a union. The order does not matter,
and a class that is counted again takes its own place and never counts twice.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Any, NamedTuple, Self

from ipnb.formulation.kinds.protocol import DEFENSIBLE, NOT, OPEN, RIGHT, Data

SCHEMA = "ipnb.items/1"
WAYS = (RIGHT, DEFENSIBLE, NOT, OPEN)


class Thirds(NamedTuple):
    """How many students of each third of a class, by their skill in everything but the judgement itself."""

    lower: int = 0
    middle: int = 0
    upper: int = 0

    @property
    def whole(self) -> int:
        """How many of the class."""
        return self.lower + self.middle + self.upper


def together(parts: Iterable[Thirds]) -> Thirds:
    """Add thirds up."""
    return Thirds(*(sum(column) for column in zip(Thirds(), *parts, strict=True)))


@dataclass(frozen=True)
class Citations:
    """Which sentences were chosen for a judgement.

    Attributes
    ----------
    digest : str
        Of what the key says of sentences for it.
    citing : int
        How many argued it with a sentence at least and earned credit for the judgement.
    cited : mapping of str to int
        Sentence -> how many of them chose it.
    straying : int
        How many chose a sentence for it and earned nothing.
    astray : mapping of str to int
        Sentence -> how many of those chose it.
    """

    digest: str
    citing: int = 0
    cited: Mapping[str, int] = field(default_factory=dict)
    straying: int = 0
    astray: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemCounts:
    """What one or several classes answered to a judgement.

    Attributes
    ----------
    digest : str
        Of its words and of what the key accepts: counts with another digest are about something else.
    thirds : Thirds
        Who was asked.
    credit : float
        Sum of the credits, each 0..1.
    said : mapping of (str, str) to Thirds
        How it came out (one of `WAYS`) and the answer in words -> who answered so.
    citations : Citations or None
        None where no sentences are chosen.
    """

    digest: str
    thirds: Thirds
    credit: float
    said: Mapping[tuple[str, str], Thirds]
    citations: Citations | None = None

    def came_out(self, how: str) -> Thirds:
        """Return who came out in one of the `WAYS`."""
        return together(thirds for (way, _), thirds in self.said.items() if way == how)

    def to_data(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        said = [[how, words, *thirds] for (how, words), thirds in sorted(self.said.items())]
        data = {"digest": self.digest, "thirds": list(self.thirds), "credit": self.credit}
        sentences = {} if self.citations is None else {"citations": vars(self.citations)}
        return {**data, "said": said, **sentences}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make counts of their plain data."""
        said = {(how, words): Thirds(*numbers) for how, words, *numbers in data["said"]}
        sentences = Citations(**data["citations"]) if "citations" in data else None
        return cls(data["digest"], Thirds(*data["thirds"]), data["credit"], said, sentences)


@dataclass(frozen=True)
class ClassCounts:
    """What one class answered.

    Attributes
    ----------
    counted : str
        When it was counted, ISO time: of two counts of a class the later one holds.
    students : int
        Whose answers were counted.
    items : mapping of str to ItemCounts
        ``section.item`` -> counts.
    """

    counted: str
    students: int
    items: Mapping[str, ItemCounts]

    def to_data(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        items = {name: one.to_data() for name, one in self.items.items()}
        return {"counted": self.counted, "students": self.students, "items": items}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make counts of their plain data."""
        items = {name: ItemCounts.from_data(one) for name, one in data["items"].items()}
        return cls(data["counted"], data["students"], items)


@dataclass(frozen=True)
class Terms:
    """The counts of a case over several classes.

    Attributes
    ----------
    case : str
        Its id.
    classes : mapping of str to ClassCounts
        The id of a class, which names nobody -> its counts.
    """

    case: str
    classes: Mapping[str, ClassCounts]

    @property
    def students(self) -> int:
        """How many students all classes have."""
        return sum(one.students for one in self.classes.values())

    def to_data(self) -> dict[str, Any]:
        """Return the counts as plain data, classes in order."""
        classes = {name: self.classes[name].to_data() for name in sorted(self.classes)}
        return {"schema": SCHEMA, "case": self.case, "classes": classes}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make counts of their plain data."""
        classes = {name: ClassCounts.from_data(one) for name, one in data["classes"].items()}
        return cls(data["case"], classes)


def merged(one: Terms, other: Terms) -> Terms:
    """Join the classes of two collections of one case; of a class in both, the later count holds."""
    classes = dict(one.classes)
    for name, counts in other.classes.items():
        classes[name] = max(classes.get(name, counts), counts, key=_age)
    return Terms(one.case, classes)


def _age(counts: ClassCounts) -> tuple[str, str]:
    """Order counts of a class; those of one moment by what they say, so that no order of joining matters."""
    return counts.counted, json.dumps(counts.to_data(), sort_keys=True)


def summed(terms: Terms, name: str, digest: str, evidence: str) -> ItemCounts | None:
    """Add up what all classes answered to one judgement, as it is now.

    Parameters
    ----------
    terms : Terms
    name : str
        ``section.item``.
    digest, evidence : str
        Of the judgement and of what the key says of sentences for it, now: what was counted under others is
        left out.

    Returns
    -------
    ItemCounts or None
        None if no class answered it as it is now.
    """
    parts = _parts(terms, name, digest)
    if not parts:
        return None
    cited = [part.citations for part in parts if part.citations is not None]
    return ItemCounts(
        digest,
        together(part.thirds for part in parts),
        fsum(part.credit for part in parts),
        _added_answers([part.said for part in parts]),
        _added_citations([one for one in cited if one.digest == evidence]),
    )


def _parts(terms: Terms, name: str, digest: str) -> list[ItemCounts]:
    """Return what each class answered to a judgement as it is now, classes in order."""
    classes = [terms.classes[one].items for one in sorted(terms.classes)]
    return [items[name] for items in classes if name in items and items[name].digest == digest]


def _added_answers(
    parts: Sequence[Mapping[tuple[str, str], Thirds]],
) -> dict[tuple[str, str], Thirds]:
    said: dict[tuple[str, str], Thirds] = {}
    for part in parts:
        for answer, thirds in part.items():
            said[answer] = together((said.get(answer, Thirds()), thirds))
    return said


def _added_citations(parts: Sequence[Citations]) -> Citations | None:
    if not parts:
        return None
    return Citations(
        parts[0].digest,
        sum(part.citing for part in parts),
        _added_numbers(part.cited for part in parts),
        sum(part.straying for part in parts),
        _added_numbers(part.astray for part in parts),
    )


def _added_numbers(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(total)
