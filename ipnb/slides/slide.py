"""A slide, what it may be made from, and the item of a deck that asks for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeVar

from ipnb.slides.names import NoSuchName
from ipnb.slides.pages import Pages
from ipnb.slides.week import Week
from ipnb.slides.week_plan import WeekPlan

Thing = TypeVar("Thing")
#: up to how many words a slide counts as having few or some
FILLS = {"few": 45, "some": 75}
_TAG = re.compile(r"<[^>]*>")
_EMPHASIS = re.compile(r"\*(?=\S)(.+?)(?<=\S)\*")


@dataclass(frozen=True)
class Slide:
    """One slide; title, body and notes are markup.

    Attributes
    ----------
    kind : str
        By which the style sheet knows it.
    title : str
    body : str
    notes : str
        What the speaker sees.
    """

    kind: str
    title: str
    body: str
    notes: str = ""

    @property
    def fill(self) -> str:
        """How many words it has, by which they are set larger or smaller: few, some or many."""
        count = len(_TAG.sub(" ", self.body).split())
        return next((name for name, most in FILLS.items() if count <= most), "many")


@dataclass(frozen=True)
class Source:
    """What the slides of one week are made from.

    Attributes
    ----------
    pages : Pages
        The built book.
    plan : WeekPlan
    week : Week
    after : Week or None
        The next one, if there is one.
    chapters : tuple of str
        Pages of the whole course, the week's own first.
    """

    pages: Pages
    plan: WeekPlan
    week: Week
    after: Week | None
    chapters: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """What a deck says of one slide.

    Attributes
    ----------
    kind : str
        Which kind of slide.
    name : object
        What it shows, by its name in the book.
    options : mapping
        Everything else.
    line : int
        Where it stands in the deck's file.
    """

    kind: str
    name: Any
    options: Mapping[str, Any]
    line: int

    def title(self, otherwise: str) -> str:
        """Return the deck's own title as markup, or the book's."""
        own = self.options.get("title")
        return said(own) if own else otherwise


def said(text: str) -> str:
    """Return what a deck says in its own words as markup; only ``*emphasis*`` is understood."""
    curly = escape(text, quote=False).replace("'", "’")
    return _EMPHASIS.sub(r"<em>\1</em>", curly)


def picked(what: str, things: Sequence[Thing], numbers: Sequence[int] | None) -> list[Thing]:
    """Return some of many things by their numbers from 1, in the order that is asked for; all if none is.

    Raises
    ------
    NoSuchName
        If there are not so many.
    """
    if numbers is None:
        return list(things)
    for number in numbers:
        if not 1 <= number <= len(things):
            raise NoSuchName(f"there is no {what} {number}: it has {len(things)}.")
    return [things[number - 1] for number in numbers]


def bullets(texts: Sequence[str], ordered: bool = False) -> str:
    """Return pieces of markup as a list."""
    name = "ol" if ordered else "ul"
    return f"<{name}>{''.join(f'<li>{text}</li>' for text in texts)}</{name}>"
