"""Our own drawings: named, described, nothing foreign, in the book's colours, readable on a phone."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ipnb.sphinxext.assets import PACKAGE
from ipnb.sphinxext.drawings.directive import words_of
from ipnb.web.tokens import TOKENS

from .texts import BOOK

FILES = sorted((BOOK / "drawings").glob("*.svg"))
SHEET = (PACKAGE / "drawings/drawings.css").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "title", "desc", "text", "path", "rect", "circle", "g"}

drawn = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def elements(file: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(file).iter())


@drawn
def test_a_drawing_says_in_words_what_it_shows(file):
    """Would a reader who cannot see it learn less than its name?"""
    text = file.read_text(encoding="utf-8")
    assert 10 <= len(words_of(text, "title")) <= 90
    words = words_of(text, "desc")
    assert len(words) >= 300 and words.endswith(".")


@drawn
def test_every_label_stands_in_the_words(file):
    """Is something written in the picture that nobody can hear?"""
    text = file.read_text(encoding="utf-8").lower()
    said = set(
        re.findall(r"[a-zà-ÿ]{4,}|\d+", " ".join(words_of(text, e) for e in ("title", "desc")))
    )
    labels = " ".join(
        one.text.lower() for one in elements(file) if one.tag == f"{SVG}text" and one.text
    )
    seen = set(re.findall(r"[a-zà-ÿ]{4,}|\d+", labels))
    assert not seen - said


@drawn
def test_a_drawing_holds_shapes_and_letters_and_nothing_else(file):
    """Does it load, run or style anything by itself?"""
    for element in elements(file):
        assert element.tag.removeprefix(SVG) in SHAPES, element.tag
        for name, value in element.attrib.items():
            assert name not in {"style", "fill", "stroke", "href", "id", "font-size"}, (name, value)
            assert "url(" not in value and "//" not in value, (name, value)


@drawn
def test_its_colours_come_from_the_style_sheet(file):
    """Is there a shape without a class, or a class without a rule: black, and lost in the dark?"""
    ruled = set(re.findall(r"\.([a-z]+)", SHEET))
    for element in elements(file):
        classes = set(element.get("class", "").split())
        assert classes <= ruled, classes - ruled
        assert classes or element.tag.removeprefix(SVG) not in {"path", "rect", "circle"}, (
            element.attrib
        )


def test_the_style_sheet_has_no_colour_of_its_own():
    """Would a drawing keep a colour that the book has changed?"""
    painted = re.findall(r"(?:fill|stroke|color): ([^;}]+)", SHEET)
    assert painted
    for colour in painted:
        token = re.fullmatch(r"var\(--([\w-]+)\)", colour.strip())
        assert colour.strip() == "none" or (token and token[1] in TOKENS["colours"]), colour


@drawn
def test_it_can_be_read_on_a_phone(file):
    """Would its letters be smaller than eleven pixels where the page is 320 wide?"""
    _, _, width, height = map(float, elements(file)[0].get("viewBox").split())
    given = re.findall(r"\.drawing[^{]*\{[^}]*font(?:-size)?: ?(\d+)px", SHEET)
    sizes = sorted(float(size) for size in given)
    has_small = any("small" in one.get("class", "").split() for one in elements(file))
    smallest = sizes[0] if has_small else sizes[-1]
    assert 340 <= width <= 360 and smallest * 288 / width >= 11
    assert height <= 520, "more than a phone's height"


@drawn
def test_nothing_is_cut_off(file):
    """Does a label begin outside, or is it too long for the widest of the book's fonts?"""
    edge = float(elements(file)[0].get("viewBox").split()[2]) + 8
    for one in elements(file):
        if one.tag != f"{SVG}text" or not one.text:
            continue
        classes = one.get("class", "").split()
        width = len(one.text) * (6.9 if "small" in classes else 8.3)
        x = float(one.get("x"))
        mid = "mid" in classes or one.get("text-anchor") == "middle"
        left = x - width if "end" in classes else x - width / 2 if mid else x
        assert left >= -8 and left + width <= edge, (one.text, left, left + width)
