"""The page of the notes knows the chapters, and a chapter has the button that notes begin with."""

import json

import pytest
from bs4 import BeautifulSoup
from ruamel.yaml import YAML

from ipnb.sphinxext.annotations.directive import name_of

from ..conftest import ROOT


def soup(book, name: str) -> BeautifulSoup:
    return BeautifulSoup(book.page(name), "html.parser")


def known(book) -> list[dict]:
    return json.loads(soup(book, "notes").select_one("[data-module]")["data-values"])["chapters"]


def test_a_chapter_has_the_button_and_one_small_script(whole_book):
    chapter = soup(whole_book, "chapter")
    button = chapter.select_one(".which > .notes-open")
    assert button["data-chapter"] == "chapter" and button["data-all"] == "notes.html"
    scripts = [one["src"].split("?")[0] for one in chapter.select("script[src]")]
    assert [one for one in scripts if "annotations" in one] == ["../_static/annotations/begin.js"]
    assert "annotations" not in str(chapter.select("link"))


def test_the_page_lists_the_chapters_and_says_what_it_needs(whole_book):
    names = [one["name"] for one in known(whole_book)]
    assert "chapter" in names and len(names) == len(set(names))
    place = soup(whole_book, "notes").select_one("[data-css='annotations/annotations.css']")
    assert "Notes need JavaScript" in place.select_one(".silent").get_text()


@pytest.mark.deep
def test_the_list_follows_the_chapters(book):
    """Would a renamed chapter keep its old name in the list, or a book without the page have buttons?"""
    book.write("book/chapter.md", "# A chapter\n\nWords.\n")
    assert book.build().returncode == 0
    assert not soup(book, "chapter").select(".notes-open")
    book.write("book/notes.md", "# Notes\n\n```{your-notes}\n```\n")
    assert book.build("--all").returncode == 0
    first = {one["name"]: one for one in known(book)}["chapter"]
    assert first["title"].endswith(". A chapter") and first["href"] == "chapter.html"
    book.write("book/chapter.md", "# A new name\n\nWords.\n")
    assert book.build().returncode == 0
    assert {one["name"]: one for one in known(book)}["chapter"]["title"].endswith(". A new name")


def test_the_name_stays_when_a_chapter_moves():
    assert name_of("book/foundations/one") == name_of("book/in-practice/one") == "one"


def test_names_of_chapters_are_unique_in_the_real_book():
    """Two chapters of one name would share their notes."""
    toc = YAML(typ="safe").load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    numbered = [part for part in toc["parts"] if part.get("numbered")]
    names = [name_of(one["file"]) for part in numbered for one in part["chapters"]]
    assert len(names) == len(set(names)) > 15
