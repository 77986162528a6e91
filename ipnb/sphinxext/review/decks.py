"""The decks of the review: cards of each chapter's exercises, and the glossary; a file each, fetched when chosen.

ts-fsrs (npm, MIT) says when a card is due. It is served from the site, as everything is.
"""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.exercises.cards import Card
from ipnb.sphinxext.exercises.kinds import kind_of
from ipnb.sphinxext.glossary.tooltips import definitions
from ipnb.sphinxext.npm import NODE_MODULES, require
from ipnb.sphinxext.references.chapter_numbers import numbers

LIBRARY = NODE_MODULES / "ts-fsrs/dist/index.mjs"
FOLDER = "review"
KEPT = "book.exercise."
GLOSSARY = "glossary"


@dataclass(frozen=True)
class Deck:
    """Cards that are chosen together.

    Attributes
    ----------
    id : str
        By which a browser keeps that it is chosen, and the name of its file.
    title : str
        What a reader sees.
    page : str
        Where its questions come from.
    first : str
        The id of the first of them there.
    cards : tuple of Card
    places : tuple of str
        For each card the id on that page where it stands.
    """

    id: str
    title: str
    page: str
    first: str
    cards: tuple[Card, ...]
    places: tuple[str, ...]


def exercises_of(env: BookEnvironment, page: str) -> list[str]:
    """Return the exercises of a page in its order."""
    kept = env.metadata[page].get("reader_storage", {})
    return [key.removeprefix(KEPT) for key in kept if key.startswith(KEPT)]


def decks_of(app: Book) -> list[Deck]:
    """Return the decks: chapters in the book's order, then the glossary; none is empty."""
    found = [chapter_deck(app, page, number) for page, number in chapters(app.env)]
    return [deck for deck in (*found, glossary_deck(app)) if deck and deck.cards]


def chapters(env: BookEnvironment) -> list[tuple[str, str]]:
    """Return the numbered pages with their numbers, in order."""
    known = [(page, number) for page, number in numbers(env).items() if number.isdigit()]
    return sorted(known, key=lambda one: int(one[1]))


def chapter_deck(app: Book, page: str, number: str) -> Deck | None:
    """Return the deck of a chapter, or None if it asks nothing that stands alone."""
    known = [name for name in exercises_of(app.env, page) if name in app.exercises]
    cards = [
        (card, nodes.make_id(name))
        for name in known
        for card in kind_of(app.exercises[name]).cards(app.exercises[name])
        if card.stands_alone
    ]
    if not cards:
        return None
    title = f"{number}. {app.env.titles[page].astext()}"
    return _deck(page.rpartition("/")[2], title, page, cards)


def glossary_deck(app: Book) -> Deck | None:
    """Return the terms with their definitions, or None in a book without a glossary."""
    env = app.env
    pages = [page for page, terms in getattr(env, "book_terms", {}).items() if terms["defines"]]
    if not pages:
        return None
    cards = [
        (Card(label, f"{term}: what does it mean?", (), " ".join(text.split()), ""), label)
        for label, (term, text) in definitions(env).items()
    ]
    return _deck(GLOSSARY, f"Terms of the {env.titles[pages[0]].astext().lower()}", pages[0], cards)


def _deck(name: str, title: str, page: str, cards: list[tuple[Card, str]]) -> Deck:
    each, places = zip(*cards, strict=True)
    return Deck(name, title, page, places[0], each, places)


def data(deck: Deck) -> str:
    """Return a deck's file: cards with short names, and nothing that is empty."""
    cards = [
        {name: value for name, value in (asdict(card) | {"at": at}).items() if value}
        for card, at in zip(deck.cards, deck.places, strict=True)
    ]
    return json.dumps({"title": deck.title, "cards": cards}, ensure_ascii=False)


def write(app: Book) -> None:
    """Write the decks beside the pages, if a page shows them; those of chapters that are gone go."""
    if not shown(app.env):
        return
    folder = Path(app.outdir) / "_static" / FOLDER
    wanted = {f"{deck.id}.json": data(deck) for deck in decks_of(app)}
    for file in folder.glob("*.json"):
        if file.name not in wanted:
            file.unlink()
    for name, text in wanted.items():
        write_if_new(folder / name, text)


def shown(env: BookEnvironment) -> list[str]:
    """Return the pages that show the review."""
    return [page for page, own in env.metadata.items() if own.get("shows_review")]


def put(app: Book) -> None:
    """Serve the library, without the comments that are half of it."""
    library = require("ts-fsrs", LIBRARY).read_text(encoding="utf-8")
    comments = re.compile(r"^\s*/\*\*.*?\*/\n|^//# sourceMappingURL[^\n]*", re.S | re.M)
    code = comments.sub("", library)
    write_if_new(Path(app.outdir) / "_static" / FOLDER / "ts-fsrs.js", code)


def setup(app: Sphinx) -> None:
    """Connect the step."""
    app.connect("builder-inited", put)
