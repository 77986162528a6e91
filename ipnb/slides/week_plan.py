"""The plan of one week's session, read from its page: pieces with their minutes, the activity, what will come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from ipnb.slides.markup import by_leads, found, inner, parsed, words
from ipnb.slides.names import unknown
from ipnb.slides.pages import Pages

FOLDER = "instructors/sessions"
HEADING = re.compile(r"Week (\d+): (.*)")
OBJECTIONS = "Three that will come"
QUOTED = re.compile(r"“[^“”]+”")
#: so many quotations in one paragraph are meant to be cut out
FEWEST_CARDS = 4
#: words that begin a sentence of their own and belong to it: *Stop when …*, *Close by …*
SPOKEN = ("Stop", "Close")


@dataclass(frozen=True)
class Piece:
    """A row of the plan; texts are markup.

    Attributes
    ----------
    what : str
        What is done.
    short, long : str
        Minutes in a class of 90 and of 150; a dash leaves it out.
    who : str
        In which groups, with what.
    begin : str
        The words with which the instructor begins.
    """

    what: str
    short: str
    long: str
    who: str
    begin: str


@dataclass(frozen=True)
class Activity:
    """The week's activity.

    Attributes
    ----------
    title : str
        What it is called.
    parts : dict of str to str
        Markup by the bold word before it: ``Prepare``, ``Consent and opting out``, ``Stop``, ``Debrief``,
        ``Close``; under an empty word what stands before the first.
    steps : tuple of str
        Markup.
    cards : dict of str to tuple of str
        What is to be cut out, by the title of its box.
    """

    title: str
    parts: dict[str, str]
    steps: tuple[str, ...]
    cards: dict[str, tuple[str, ...]]

    def part(self, *leads: str) -> str:
        """Return the first of some parts that the activity has, with its word where that begins a sentence."""
        for lead in leads:
            if text := self.parts.get(lead):
                return f"<strong>{lead}</strong> {text}" if lead in SPOKEN else text
        return ""


@dataclass(frozen=True)
class WeekPlan:
    """The plan of one week; texts are markup.

    Attributes
    ----------
    number : int
        Of the week.
    title : str
        As its heading says, plain.
    parts : dict of str to str
        What stands before the table and at the end, by the bold word before it: ``Aims``, ``Due`` …
    pieces : tuple of Piece
    activity : Activity
    objections : tuple of (str, str)
        What students say, and what to make of it.
    """

    number: int
    title: str
    parts: dict[str, str]
    pieces: tuple[Piece, ...]
    activity: Activity
    objections: tuple[tuple[str, str], ...]

    def piece(self, name: str) -> Piece:
        """Return the one piece in whose first cell some words stand.

        Raises
        ------
        NoSuchName
            If there is none, or more than one.
        """
        own = [words(parsed(piece.what)) for piece in self.pieces]
        fitting = [number for number, what in enumerate(own) if straight(name) in straight(what)]
        if len(fitting) != 1:
            raise unknown("one piece of the plan", name, own)
        return self.pieces[fitting[0]]


def straight(text: str) -> str:
    """Return words with straight quotation marks, as one types them."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def week_plans(pages: Pages) -> dict[int, WeekPlan]:
    """Return all plans by the number of their week."""
    names = sorted(path.stem for path in (pages.folder / FOLDER).glob("weeks-*.html"))
    plans = [
        _plan(section, match)
        for name in names
        for section in pages.page(f"{FOLDER}/{name}").select("section")
        if (match := HEADING.match(_heading(section)))
    ]
    return {plan.number: plan for plan in plans}


def _heading(section: Tag) -> str:
    return words(section.select_one(":scope > h2, :scope > h3"))


def _plan(section: Tag, heading: re.Match[str]) -> WeekPlan:
    inside = found(section, "section")
    parts = dict(_parts(section))
    after = dict(_parts(inside))
    # what follows the three objections closes the plan, and stands in the last section
    closing = list(after).index(OBJECTIONS)
    parts |= dict(list(after.items())[closing + 1 :])
    return WeekPlan(
        int(heading[1]),
        heading[2],
        parts,
        tuple(
            _piece(row)
            for row in section.select(":scope > table tbody tr, :scope > .scrolls tbody tr")
        ),
        Activity(
            _heading(inside).removeprefix("The activity: "),
            dict(list(after.items())[:closing]),
            tuple(inner(step) for step in inside.select(":scope > ol > li > p")),
            dict(_cards(inside)),
        ),
        tuple(_objection(one) for one in inside.select(":scope > ul > li > p")),
    )


def _parts(section: Tag) -> Iterator[tuple[str, str]]:
    for paragraph in section.find_all("p", recursive=False):
        yield from by_leads(paragraph)


def _piece(row: Tag) -> Piece:
    what, short, long, who, begin = (
        inner(cell).removeprefix("<p>").removesuffix("</p>") for cell in row.select("td")
    )
    return Piece(what, short, long, who, begin)


def _cards(section: Tag) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the boxes of an activity list, or quote one after the other, without what is said of it."""
    for box in section.select("details"):
        texts = [words(paragraph) for paragraph in box.select("p:not(li > p)")]
        quoted = [found for text in texts if len(found := QUOTED.findall(text)) >= FEWEST_CARDS]
        listed = [inner(item) for item in box.select("li > p")]
        items = tuple([quote for row in quoted for quote in row] + listed)
        if items:
            yield words(box.select_one(".sd-summary-text")), items


def _objection(paragraph: Tag) -> tuple[str, str]:
    """Split *“What they say.”* What to make of it."""
    said = found(paragraph, "em")
    rest = BeautifulSoup(str(paragraph), "html.parser")
    found(rest, "em").decompose()
    return words(said), inner(found(rest, "p"))
