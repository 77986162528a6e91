"""What a kind of exercise is: what its files must say, what stands in the page, what a skimming reader sees."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar

from docutils import nodes

from ipnb.documents.document import line_of
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card
from ipnb.sphinxext.exercises.forms import Asked
from ipnb.sphinxext.exercises.questions import items, reason
from ipnb.sphinxext.html_parts import html_part, part

#: words of an author -> nodes
Parse = Callable[[str], list[nodes.Node]]
#: line in the file, what is wrong there and what to do
Problem = tuple[int, str]


class Kind(ABC):
    """A kind of exercise; its script is the file of the same name beside it."""

    #: what a section's ``kind`` says
    name: ClassVar[str]

    @abstractmethod
    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield what case and key lack, and what they say wrongly."""

    @abstractmethod
    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return what stands below the prompt: each question with its folded key."""

    def forms(self, exercise: Entry) -> list[Asked]:
        """Return what can be solved by its form, if anything can."""
        return []

    def cards(self, exercise: Entry) -> list[Card]:
        """Return what can be called to mind again later, if anything can."""
        return []


def key_line(exercise: Entry, field: str = "") -> int:
    """Return the line of the key, or of one of its fields."""
    key = exercise["key"]
    return line_of(key, field) if field in key else line_of(exercise, "key")


def without_reason(exercise: Entry) -> Iterator[Problem]:
    """Yield the questions whose key gives no reason."""
    for section, item, _, _ in items(exercise):
        if not reason(exercise, section, item):
            words = f"no reason for {section}.{item}: add it to the key's `rationale`"
            yield key_line(exercise, "rationale"), words


def beside_the_case(exercise: Entry, field: str) -> Iterator[Problem]:
    """Yield what a field of the key names and the case does not ask, and the other way about."""
    asked = {(section, item) for section, item, _, _ in items(exercise)}
    given = {
        (section, item)
        for section, own in (exercise["key"].get(field) or {}).items()
        for item in own or ()
    }
    for section, item in sorted(given - asked):
        words = f"the key has {section}.{item}, the case has not: take it out, or ask it"
        yield key_line(exercise, field), words
    for section, item in sorted(asked - given):
        words = f"the key's `{field}` lacks {section}.{item}: add it"
        yield key_line(exercise, field), words


def stem(name: str, about: Entry, parse: Parse) -> html_part:
    """Return the words of a question, under the id ``NAME.stem``."""
    speaker = about.get("speaker")
    said = [part("p", str(speaker), class_="speaker")] if speaker else []
    return part("div", *said, *parse(str(about["text"])), class_="stem", id=f"{name}.stem")


def folded(summary: str, *children: nodes.Node) -> html_part:
    """Return the key of a question, folded until it is committed or opened."""
    return part("details", part("summary", summary), *children)


def verdict_place() -> html_part:
    """Return where the script puts what it has to say of an answer."""
    return part("div", class_="verdict", hidden=True)
