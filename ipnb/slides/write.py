"""Decks, notes and handouts as pages that stand alone, a few files a week and a list of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ipnb.slides.deck import Deck, make_deck
from ipnb.slides.deck_file import read_deck
from ipnb.slides.handouts import Sheet, make_sheets
from ipnb.slides.pages import Pages
from ipnb.slides.slide import Source
from ipnb.slides.week import weeks
from ipnb.slides.week_plan import week_plans
from ipnb.sphinxext import drawings, npm, plots
from ipnb.sphinxext.faults import Fault
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
DECKS = "instructors/slides"
REVEAL = npm.NODE_MODULES / "reveal.js/dist"
#: what stands beside a deck: what it is called, and how its file's name ends
FILES = (
    ("PDF", ".pdf"),
    ("with notes", "-notes.html"),
    ("with notes, PDF", "-notes.pdf"),
    ("handouts", "-handouts.html"),
    ("handouts, PDF", "-handouts.pdf"),
)


@dataclass(frozen=True)
class Made:
    """What was made for a week.

    Attributes
    ----------
    deck : Deck
    sheets : tuple of Sheet
    """

    deck: Deck
    sheets: tuple[Sheet, ...]


def make(
    book: Path, built: Path, numbers: set[int] | None = None
) -> tuple[list[Made], list[Fault]]:
    """Put together the decks and handouts of weeks.

    Parameters
    ----------
    book : Path
        The folder ``book`` of the course.
    built : Path
        ``_build/html/book``.
    numbers : set of int, optional
        Which weeks; all that have a file unless said.

    Returns
    -------
    made : list of Made
    faults : list of Fault
        Everything that is wrong in the files of the decks.
    """
    files = {int(path.stem[-2:]): path for path in sorted((book / DECKS).glob("week-*.yaml"))}
    made, faults = [], []
    for source in sources(book, built):
        number = source.week.number
        if number not in files or (numbers is not None and number not in numbers):
            continue
        file, unread = read_deck(files[number])
        deck, unmade = make_deck(file, source)
        sheets, unprinted = make_sheets(file, source)
        faults += [*unread, *unmade, *unprinted]
        made.append(Made(deck, tuple(sheets)))
    return made, faults


def sources(book: Path, built: Path) -> Iterator[Source]:
    """Yield what the slides of each week are made from."""
    pages = Pages(built)
    plans, all_weeks = week_plans(pages), weeks(book, pages)
    every = [chapter for week in all_weeks for chapter in week.chapters]
    for week, after in zip(all_weeks, [*all_weeks[1:], None], strict=True):
        # the week's own first: a name that two chapters have is the week's
        chapters = tuple(dict.fromkeys([*week.chapters, *every]))
        yield Source(pages, plans[week.number], week, after, chapters)


def write(made: list[Made], folder: Path) -> list[Path]:
    """Write pages into a folder; returns the files in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"index.html": index_page([one.deck for one in made])}
    for one in made:
        name = f"week-{one.deck.number:02}"
        pages[f"{name}.html"] = deck_page(one.deck)
        pages[f"{name}-notes.html"] = notes_page(one.deck)
        pages[f"{name}-handouts.html"] = handouts_page(one.deck, one.sheets)
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    return [folder / name for name in pages]


def deck_page(deck: Deck) -> str:
    """Return a deck as one page, with all of reveal.js that it needs."""
    scripts = [_npm("reveal.js"), _npm("plugin/notes.js"), TEMPLATES / "deck.js"]
    return standalone_page(
        TEMPLATES,
        "deck.html.j2",
        "slides.css",
        deck=deck,
        licence=Markup((REVEAL.parent / "LICENSE").read_text(encoding="utf-8")),
        library=_sheets(_npm("reveal.css"), *PICTURES),
        scripts=[Markup(path.read_text(encoding="utf-8")) for path in scripts],
    )


def notes_page(deck: Deck) -> str:
    """Return a deck with its notes, for paper."""
    library = _sheets(*PICTURES, TEMPLATES / "slides.css")
    return standalone_page(
        TEMPLATES, "notes.html.j2", "notes.css", on_paper=True, deck=deck, library=library
    )


def handouts_page(deck: Deck, sheets: tuple[Sheet, ...]) -> str:
    """Return the pages of a week that are handed out."""
    return standalone_page(
        TEMPLATES,
        "handouts.html.j2",
        "handouts.css",
        on_paper=True,
        number=deck.number,
        title=deck.title,
        sheets=sheets,
        library=_sheets(*PICTURES),
    )


def index_page(decks: list[Deck]) -> str:
    """Return the list of everything that was written."""
    return standalone_page(TEMPLATES, "index.html.j2", "index.css", decks=decks, files=FILES)


def _npm(name: str) -> Path:
    return npm.require("reveal.js", REVEAL / name)


def _sheets(*paths: Path) -> Markup:
    return Markup("\n".join(path.read_text(encoding="utf-8") for path in paths))


#: how figures look in the book
PICTURES = (
    Path(drawings.__file__).with_name("drawings.css"),
    Path(plots.__file__).with_name("plots.css"),
)
