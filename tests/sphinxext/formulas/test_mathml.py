"""Formulas as MathML."""

import xml.etree.ElementTree as ET

import pytest

from ipnb.sphinxext.formulas import mathml

FORMULAS = [
    r"I = \frac{2DL}{D + L}",
    r"\mathrm{d}x = (a x - x^3 + b)\,\mathrm{d}t + \sigma\,\mathrm{d}W",
    r"\sqrt{V''(x_{\min})\,\lvert V''(x_{\max})\rvert}",
    r"\begin{pmatrix} a & L \\ L & a \end{pmatrix}",
    r"\begin{cases} 1 & x < 0 \\ 0 & \text{otherwise} \end{cases}",
]


@pytest.mark.parametrize("latex", FORMULAS)
@pytest.mark.parametrize("display", [True, False])
def test_is_the_markup_well_formed_and_does_the_source_ride_along(latex, display):
    tree = ET.fromstring(mathml.mathml(latex, display))
    assert tree.findtext(".//annotation") == latex
    assert (tree.get("display") == "block") is display


def test_private_signs_do_not_reach_the_page():
    """They only stand in while the converter works."""
    text = mathml.mathml(r"\mathrm{d}x \lvert x \rvert", False)
    assert not any("\ue000" <= sign <= "\uf8ff" for sign in text)
    assert '<mi mathvariant="normal">d</mi>' in text


def test_the_name_of_a_function_stands_apart_from_what_it_multiplies():
    assert "<mspace" in mathml.mathml(r"\frac{1}{Z}\exp(x)", False)
    assert "<mspace" not in mathml.mathml(r"\exp(x)", False)


def test_a_displayed_formula_has_its_number(chapter):
    assert chapter.select_one("math annotation")
    assert chapter.select_one(".formula .eqno").get_text() == "(1.1)"
