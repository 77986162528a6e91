"""A week's deck, put together."""

from itertools import pairwise

from ipnb.slides.deck import make_deck
from ipnb.slides.deck_file import DeckFile, read_deck

from .conftest import BOOK


def test_a_deck_has_its_figures_and_notes_and_nothing_is_missing(week5):
    """Does the deck of one week hold together?"""
    deck, faults = make_deck(read_deck(BOOK / "instructors/slides/week-05.yaml")[0], week5)
    assert faults == [] and deck.number == 5 and deck.title == "eleven offers"
    assert 12 <= len(deck.slides) <= 20
    figures = [slide for slide in deck.slides if slide.kind == "figure"]
    assert len(figures) == 3 and all("<svg" in slide.body and slide.notes for slide in figures)
    # what is guessed stands right before what is seen
    kinds = [slide.kind for slide in deck.slides]
    assert all(after == "figure" for kind, after in pairwise(kinds) if kind == "predict")
    ids = [word for slide in deck.slides for word in slide.body.split() if word.startswith('id="')]
    assert len(ids) == len(set(ids))


def test_minutes_and_own_notes_stand_before_the_books(week5, item):
    entry = item("exercise", "from-label-to-forecast", piece="A label turned", notes="Own *words*.")
    deck, _ = make_deck(DeckFile(BOOK, (entry,), ()), week5)
    notes = deck.slides[1].notes
    assert (
        notes.index("10 minutes")
        < notes.index("Own <em>words</em>.")
        < notes.index("In a file you find")
    )


def test_a_name_that_nothing_has_is_named_with_its_line(week5, item):
    entries = (item("figure", "fig-gpa"), item("piece", "Beens"), item("rules"))
    deck, faults = make_deck(DeckFile(BOOK / "week-05.yaml", entries, ()), week5)
    assert [fault.words.partition(".")[0] for fault in faults] == [
        "there is no figure 'fig-gpa'",
        "there is no one piece of the plan 'Beens'",
    ]
    assert faults[0].place.endswith("week-05.yaml:1")
    assert [slide.kind for slide in deck.slides] == ["opening", "rules"]
