"""Small pieces of language that several kinds share."""

from ipnb.formulation.kinds import wording
from ipnb.formulation.vignette import Vignette

from ..sample import sample

VIGNETTE = Vignette.from_data(sample()[0])


def test_sentences_are_named_by_their_numbers():
    """Does a student meet s05?"""
    assert wording.lines_in_words([]) == ""
    assert wording.lines_in_words(["s05"]) == "line 5"
    assert wording.lines_in_words(["s05", "s11", "s12"]) == "lines 5, 11 and 12"
    assert wording.because(["s05", "s11"]) == ", because of 5, 11"
    assert wording.because("not_asked") == wording.because([]) == ""


def test_sentences_are_shown_with_their_words():
    """Must an instructor look up what a line says?"""
    assert wording.sentences_with_words([], VIGNETTE) == ""
    found = wording.sentences_with_words(["s01", "s02"], VIGNETTE, 20)
    assert found.startswith("line 1: “On day") and "…; line 2: “On day" in found


def test_what_is_open_is_counted_and_named():
    """Must a student look for the one thing that is left?"""
    ids = ["s01", "s02", "s03"]
    assert wording.open_items(ids, [], VIGNETTE) == []
    assert wording.open_items(ids, ids, VIGNETTE) == ["nothing answered yet"]
    assert wording.open_items(ids, ["s02"], VIGNETTE) == ["1 open: line 2"]
    assert wording.open_items(["l1", "l2"], ["l2"], VIGNETTE) == ["1 open: words for link l2"]


def test_a_long_text_is_cut():
    """Does a list run over the page?"""
    assert wording.shortened("word " * 20) == "word word word word word word word word…"
    assert wording.item_line("s01", VIGNETTE).startswith("1 “On day 1")
    assert wording.item_line("l1", VIGNETTE) == "words for link l1"


def test_the_reason_for_holding_names_the_thing():
    """Would whoever looks have to search for what was missed?"""
    assert wording.missed("safety", "c1", VIGNETTE) == (
        "Safety: “words for cue c1” was not raised."
    )
    assert wording.advised_against("plan", "p1", None) == (
        "Plan: “p1” is advised against for this person."
    )
