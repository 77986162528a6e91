"""The places that the search finds."""

import json
from types import SimpleNamespace

from docutils import nodes

from ipnb.sphinxext.search import index


def test_text_is_told_without_markup_and_without_sections_inside():
    inner = nodes.section("", nodes.paragraph(text="inside"))
    outer = nodes.section("", nodes.paragraph(text="outside"), inner)
    outer += nodes.raw("", "<p>in <b>HTML</b></p><svg><title>no</title></svg>", format="html")
    assert index.place("at", "A title", outer)["text"] == "outside in HTML"


def test_sections_claims_and_terms_are_places_of_their_own(whole_book):
    """Would a reader who looks for a claim find only the page of all claims?"""
    text = (whole_book.folder / "_build/html/_static" / index.INDEX).read_text()
    stored = json.loads(text)
    places = {(stored["pages"][page][0], at) for page, at, _ in stored["places"]}
    assert ("book/chapter.html", "a-whole-chapter") in places
    assert ("book/ledger/part.html", "evidence-quantum") in places
    assert ("book/glossary.html", "term-flow") in places


def test_a_heading_that_is_a_link_to_a_page_says_its_title():
    """Would a list of places show the name of a file?"""
    env = SimpleNamespace(titles={"book/river": nodes.title(text="The river")})
    assert index.headed(env, "/book/river") == "The river"
    assert index.headed(env, "book/river") == "book/river"
    assert index.headed(env, "/elsewhere") == "/elsewhere"
