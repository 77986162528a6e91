"""References as people and programs read them."""

from dataclasses import replace
from datetime import date

from pybtex.database import parse_string

from ipnb.sphinxext.citation.edition import Edition
from ipnb.sphinxext.citation.formats import Work, bibtex, ris, sentence

EDITION = Edition("Minds & brains", ("The course's authors",), "2.0.0", date(2026, 11, 29))
CHAPTER = Work(EDITION, "How big, 100 % sure", "3", "book/a/how-big", "https://example.org/a.html")
BOOK = Work(EDITION, EDITION.title, "", "book/index", "")


def test_a_sentence_names_chapter_book_and_version():
    assert sentence(CHAPTER) == (
        "The course&#39;s authors (2026). How big, 100 % sure. In <cite>Minds &amp; brains</cite> "
        "(Version 2.0.0, Chapter 3). https://example.org/a.html"
    )
    assert (
        sentence(BOOK).striptags() == "The course's authors (2026). Minds & brains (Version 2.0.0)."
    )


def test_an_edition_that_is_being_made_has_no_date():
    work = replace(BOOK, edition=replace(EDITION, released=None))
    assert "(n.d.)" in sentence(work) and "year" not in bibtex(work) and "PY" not in ris(work)


def test_bibtex_is_read_back_whole():
    """Would a group's name be taken apart, or a sign of LaTeX break the file?"""
    entry = parse_string(bibtex(CHAPTER), "bibtex").entries["ipnb-how-big"]
    assert entry.type == "incollection" and entry.fields["chapter"] == "3"
    [author] = entry.persons["author"]
    assert author.last_names == ["{The course's authors}"] and author.first_names == []
    assert entry.fields["booktitle"].strip("{}").replace("\\", "") == "Minds & brains"
    assert parse_string(bibtex(BOOK), "bibtex").entries["ipnb"].type == "book"


def test_ris_begins_with_its_type_and_ends_with_its_end():
    lines = ris(CHAPTER).split("\r\n")
    assert lines[0] == "TY  - CHAP" and lines[-2:] == ["ER  - ", ""]
    assert "T2  - Minds & brains" in lines and "UR  - https://example.org/a.html" in lines
    assert "T2" not in ris(BOOK) and ris(BOOK).startswith("TY  - BOOK")


def test_a_doi_is_the_books_and_stands_before_an_address():
    work = replace(BOOK, edition=replace(EDITION, doi="10.5281/x"), address="https://example.org")
    assert "https://doi.org/10.5281/x" in sentence(work) and 'doi = "10.5281/x"' in bibtex(work)
    chapter = replace(CHAPTER, edition=work.edition)
    assert "10.5281" not in sentence(chapter), "a chapter has none of its own"
