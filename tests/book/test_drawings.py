"""Drawings: words for whoever cannot see them, colours from the style sheet, nothing from elsewhere."""

import re
from xml.etree import ElementTree

import pytest
from _ext import drawings
from bs4 import BeautifulSoup

from .test_text import BOOK, CHAPTERS

FILES = sorted((BOOK / "drawings").glob("*.svg"))
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 90"><title>Two boxes</title>'
    "<desc>An arrow goes from one box to the other.</desc>"
    '<defs><clipPath id="cut"><rect width="9" height="9"/></clipPath></defs>'
    '<path class="arrow" clip-path="url(#cut)" d="M0 0H9"/></svg>'
)


def test_a_good_drawing_has_no_faults():
    assert drawings.faults_of(GOOD) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_drawing_is_sound(path):
    """Would a reader of ours lack its words, or not see it in the dark?"""
    assert drawings.faults_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_drawing_can_be_read_on_a_phone(path):
    """Is it so wide that its letters shrink, or does a word stick out?"""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width <= 400
    for words in root.iter(f"{drawings.SVG}text"):
        assert 0 <= float(words.get("x")) <= width and 0 <= float(words.get("y")) <= height, words.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_drawing_is_shown(path):
    """Is it drawn and in no page?"""
    pages = [page.read_text(encoding="utf-8") for page in CHAPTERS]
    assert any(f"```{{drawing}} {path.stem}\n" in page for page in pages)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</svg>", "", "not readable as SVG"),
        (' viewBox="0 0 360 90"', "", "with its namespace and a `viewBox`"),
        ("<title>Two boxes</title>", "", "`<title>` is missing"),
        ("An arrow goes from one box to the other.", " ", "`<desc>` is missing"),
        ('class="arrow"', 'fill="red"', "a colour of its own"),
        ("<defs>", '<image href="https://example.org/a.png"/><defs>', "addresses do not belong"),
    ],
)
def test_what_is_wrong_is_said(old, new, words):
    assert old in GOOD
    assert any(words in fault for fault in drawings.faults_of(GOOD.replace(old, new)))


def test_two_drawings_in_a_page_do_not_share_names():
    """Would one picture be cut by the other's edge, or read out under its title?"""
    first, second = drawings.inline("one", GOOD), drawings.inline("two", GOOD)
    names = [re.findall(r'id="([^"]+)"', text) for text in (first, second)]
    assert names[0] and not set(names[0]) & set(names[1])
    assert 'aria-labelledby="drawing-one-title"' in first and "url(#drawing-one-cut)" in first


def test_a_drawing_is_a_numbered_figure_with_words(book):
    book.write(
        "book/chapter.md",
        "# One\n\nSee {numref}`graph`.\n\n"
        "```{drawing} causal-graph\n:name: graph\n\nFour words and *arrows*.\n```\n",
    )
    done = book.build()
    assert done.returncode == 0, done.stderr
    page = book.page("chapter")
    assert re.search(r"Fig\. ?1\.1", page) and "<em>arrows</em>" in page
    picture = BeautifulSoup(page, "html.parser").select_one("figure svg.drawing[role=img]")
    assert picture.find(id=picture["aria-labelledby"]).get_text().startswith("A causal graph")
    assert picture.find(id=picture["aria-describedby"]).get_text().startswith("Four boxes")


def test_a_misspelt_drawing_is_named_with_the_nearest(book):
    book.write("book/chapter.md", "# One\n\n```{drawing} causal-grap\n\nNothing.\n```\n")
    done = book.build()
    assert done.returncode != 0 and "Did you mean 'causal-graph'?" in done.stderr
