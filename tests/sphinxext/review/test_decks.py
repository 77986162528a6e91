"""The decks: a file a chapter, the glossary, and a page that leads to the questions without a script."""

import json

import pytest
from bs4 import BeautifulSoup

from ..conftest import WHOLE, make_book


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    made = make_book(tmp_path_factory.mktemp("review"))
    made.write("book/chapter.md", WHOLE)
    made.write("book/review.md", "# Review\n\n```{review-decks}\n```\n")
    run = made.build()
    assert run.returncode == 0, run.stderr[-3000:]
    return made


def deck(review, name: str) -> dict:
    return json.loads((review.folder / f"_build/html/_static/review/{name}.json").read_text())


def test_a_chapters_deck_holds_its_cards_with_their_places(review):
    cards = deck(review, "chapter")["cards"]
    ids = [card["id"] for card in cards]
    assert len(ids) == len(set(ids)) and "two-lines.states.s01" in ids
    assert "variance.states.q" not in ids, "a formula stays in its chapter"
    page = BeautifulSoup(review.page("chapter"), "html.parser")
    assert all(page.find(id=card["at"]) for card in cards)
    assert all(card["question"] and card["answer"] for card in cards)


def test_terms_are_a_deck_of_their_own(review):
    cards = deck(review, "glossary")["cards"]
    assert cards[0] == {
        "id": "term-flow",
        "question": "flow: what does it mean?",
        "answer": "An answer that bends with the question and comes back.",
        "at": "term-flow",
    }


def test_without_a_script_the_page_leads_to_the_questions_and_holds_none(review):
    html = review.page("review")
    page = BeautifulSoup(html, "html.parser")
    place = page.select_one("[data-module='review/review.js']")
    assert "With JavaScript" in place.select_one(".silent").get_text()
    links = [link["href"] for link in place.select("li a")]
    assert "chapter.html#two-lines" in links and "glossary.html#term-flow" in links
    known = json.loads(place["data-values"])["decks"]
    assert {one["id"]: one["count"] for one in known}["chapter"] == 9
    assert "Three words are little." not in html, "no answer stands in the page"


def test_the_page_follows_its_chapters_and_reads_offline(review):
    """Would a new exercise be missing until everything is built anew, or a deck without a network?"""
    whole = json.loads((review.folder / "_build/html/whole-course.json").read_text())["book"]
    kept = {address.partition("?")[0] for address in whole}
    assert {"_static/review/chapter.json", "_static/review/ts-fsrs.js"} <= kept
    review.write("book/chapter.md", WHOLE.replace("```{check} chances\n```", ""))
    assert review.build().returncode == 0
    place = BeautifulSoup(review.page("review"), "html.parser").select_one("[data-module]")
    assert json.loads(place["data-values"])["decks"][0]["count"] == 5
    assert len(deck(review, "chapter")["cards"]) == 5
