"""The font of the formulas holds what they draw."""

from ipnb.sphinxext import npm
from ipnb.sphinxext.formulas import math_font, mathml


def test_does_the_font_hold_the_italics_that_a_lone_letter_is_drawn_in():
    found = math_font.signs([mathml.mathml(r"x + \sigma", False)])
    assert {ord("𝑥"), ord("𝜎"), ord("+")} <= found
    assert math_font.signs(["<p>no formula</p>"]) == set()


def test_the_font_is_cut_once_for_all_builds(tmp_path, monkeypatch):
    """Would each clean build wait seconds for the same font?"""
    monkeypatch.setattr(npm, "KEPT", tmp_path)
    first = math_font.cut_once(math_font.SOURCE, "78", {0x78})
    monkeypatch.setattr(math_font, "cut", None)
    assert math_font.cut_once(math_font.SOURCE, "78", {0x78}) == first
    assert first.read_bytes().startswith(b"wOF2")
    assert list(tmp_path.iterdir()) == [first], "nothing half made is left"
