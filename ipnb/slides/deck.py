"""A week's deck: its slides in order, or everything in its file that the book does not have."""

from dataclasses import dataclass, replace

from ipnb.slides.deck_file import DeckFile
from ipnb.slides.kinds import KINDS, PIECE
from ipnb.slides.markup import paragraphs
from ipnb.slides.names import NoSuchName
from ipnb.slides.plan_slides import opening, piece_notes
from ipnb.slides.slide import Item, Slide, Source, said
from ipnb.sphinxext.faults import Fault


@dataclass(frozen=True)
class Deck:
    """The slides of a week.

    Attributes
    ----------
    number : int
        Of the week.
    title : str
        As the plan of the session calls it.
    slides : tuple of Slide
    """

    number: int
    title: str
    slides: tuple[Slide, ...]


def make_deck(file: DeckFile, source: Source) -> tuple[Deck, list[Fault]]:
    """Put a deck together.

    Parameters
    ----------
    file : DeckFile
        What it asks for.
    source : Source
        What the book has.

    Returns
    -------
    deck : Deck
        Without the slides that cannot be made.
    faults : list of Fault
        A name that nothing has, with its line.
    """
    slides, faults = [opening(source)], []
    for item in file.slides:
        try:
            slides += _made(source, item)
        except NoSuchName as error:
            faults.append(Fault(file.path, item.line, str(error)))
    return Deck(source.week.number, source.plan.title, tuple(slides)), faults


def _made(source: Source, item: Item) -> list[Slide]:
    """Return the slides of one entry; the plan's minutes and the deck's own notes stand first."""
    kind = PIECE if item.kind == "piece" else KINDS[item.kind]
    first, *others = kind.make(source, item)
    before = ""
    if item.kind != "piece" and "piece" in item.options:
        before = piece_notes(source.plan.piece(item.options["piece"]))
    if "notes" in item.options:
        before += paragraphs([said(item.options["notes"])])
    return [replace(first, notes=before + first.notes), *others]
