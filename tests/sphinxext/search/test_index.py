"""The places that the search finds."""

import json

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
