"""Boxes, drawings, scenes, exercises and formulas as a notebook shows them, in the real book."""

import re

from ipnb.sphinxext.notebooks.directives_as_text import prediction, scene
from ipnb.sphinxext.notebooks.fences import Directive
from ipnb.sphinxext.notebooks.plain_markdown import Meanings

from .published import notebooks, text_of

PLAIN = Meanings(lambda _, text: text, lambda words, _: words, lambda _: "")


def test_the_river_reads_well(built_book):
    """Would a box, a drawing or a formula be lost on the way?"""
    text = text_of(built_book)
    assert "> **Before you begin**" in text
    assert re.search(r"> \*\*Claim \d+\. \w+", text) and "> **Say it honestly.**" in text
    assert re.search(r"> \*\*Fig\. \d+\.\d+\.\*\* Two questions about one table", text)
    assert "*The drawing in words:*" in text
    assert re.search(r"\$\$\n.*\\tag\{\d+\}\n\$\$", text)
    assert "> **Your guess, before you read on:** With linkage at 0.3" in text
    assert re.search(r"> \*\*Exercise \d+\.\d+\. ", text)


def test_no_mark_of_the_book_is_left_in_any_notebook(built_book):
    """Would a reader of a notebook see `{term}`, or a box that nobody draws?"""
    found = notebooks(built_book)
    assert len(found) > 15
    for name, book in found.items():
        for cell in book.cells:
            if cell.cell_type == "markdown":
                left = re.findall(
                    r"\{[\w:-]+\}`|^[`:]{3,}\{|\]\([^h#)][^)]*\.md", cell.source, re.M
                )
                assert left == [], (name, left)


def test_a_scene_keeps_its_speakers():
    """Would it be lost who speaks, and what is only seen?"""
    said = scene(
        Directive("dialogue", "Same", {}, "Client: Fine.\n\n(Nobody\nspeaks.)\n\n> Three."),
        None,
        PLAIN,
    )
    assert said.split("\n>\n") == [
        "> **Same**",
        "> **Client:** Fine.",
        "> (Nobody speaks.)",
        "> — *Three.*",
    ]


def test_a_prediction_asks():
    """Would what is covered in the page come without its question?"""
    asked = prediction(Directive("predict", "a", {"ask": "More?"}), None, PLAIN)
    assert asked == "> **Your guess, before you read on:** More?"


def test_exercises_give_nothing_away(built_book):
    """Would a notebook show which answer is right?"""
    text = text_of(built_book)
    exercises = [block for block in text.split("\n\n") if block.startswith("> **Exercise")]
    assert exercises and "Every answer with its reason is on" in text
    assert "credit" not in text and "rationale" not in text
