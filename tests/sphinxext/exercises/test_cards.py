"""An exercise as cards: the answer is the key's, and nothing leans on the page."""

import pytest

from ipnb.documents.document import parse_document
from ipnb.sphinxext.exercises.cards import Card, plain
from ipnb.sphinxext.exercises.kinds import kind_of

from ..conftest import EXERCISES
from .samples import KINDS


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    known = [one for text in (EXERCISES, KINDS) for one in parse_document(text, "x")["exercises"]]
    return {card.id: card for one in known for card in kind_of(one).cards(one)}


def test_every_kind_but_free_writing_gives_cards(cards):
    assert set(cards) == {
        "variance.states.q", "two-lines.states.s01", "two-lines.states.s02",
        "chances.chance.s01", "chances.chance.s02", "chances.chance.s03", "chances.chance.s04",
        "text.concludes", "steps.turn", "guess.many.s01",
    }  # fmt: skip


def test_a_choice_asks_with_all_its_options_and_answers_with_the_best(cards):
    card = cards["two-lines.states.s02"]
    assert card.question.endswith("\nclient: Everything at once and nobody stopped.")
    assert len(card.options) == 3 and card.answer == "Chaos" and card.reason == "It runs over."
    assert cards["two-lines.states.s01"].options == card.options, "no place gives an answer away"


def test_other_kinds_answer_with_what_their_key_says(cards):
    assert cards["chances.chance.s02"].answer == "It is not so."
    assert cards["text.concludes"].answer == "2 So somebody wanted it to."
    assert cards["text.concludes"].reason == "It concludes."
    assert cards["steps.turn"].answer == "1: Ask.\n2: Wait.\n3–4, in any order: Answer. / Nod."
    assert sorted(cards["steps.turn"].question.split("\n")[1:]) == [
        "– Answer.", "– Ask.", "– Nod.", "– Wait.",
    ]  # fmt: skip
    guess = cards["guess.many.s01"]
    assert guess.answer == "40 of 100" and guess.reason.endswith("Forty came.")
    assert "40" not in guess.question


def test_words_are_plain_and_what_leans_on_the_page_is_no_card(cards):
    """Would a reader see markup, or be asked about a figure that is not there?"""
    assert plain("A *small* **but** {term}`window <window of tolerance>` {cite:p}`x,y`.") == (
        "A small but window."
    )
    assert plain("5 * 3 and 2 * 4") == "5 * 3 and 2 * 4"
    assert not cards["variance.states.q"].stands_alone, "it has a formula"
    assert cards["steps.turn"].stands_alone
    figure = Card("a", "See {numref}`fig-x`.", (), "b", "c")
    assert not figure.stands_alone
