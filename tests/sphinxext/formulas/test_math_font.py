"""The font of the formulas holds what they draw."""

from ipnb.sphinxext.formulas import math_font, mathml


def test_does_the_font_hold_the_italics_that_a_lone_letter_is_drawn_in():
    found = math_font.signs([mathml.mathml(r"x + \sigma", False)])
    assert {ord("𝑥"), ord("𝜎"), ord("+")} <= found
    assert math_font.signs(["<p>no formula</p>"]) == set()
