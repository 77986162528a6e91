"""Equations in several states: one text, a matrix, JavaScript and LaTeX."""

from dataclasses import replace

import pytest

from ipnb.dynamics import linear_equations
from ipnb.dynamics.declaration import LinearEquations
from ipnb.models import equations_file
from ipnb.models.dyad import model as dyad


def test_kept_javascript_is_of_todays_equations():
    """A page would run yesterday's equations. (Mend: python -m ipnb.models)"""
    assert equations_file("dyad").read_text(encoding="utf-8") == linear_equations.javascript(
        dyad.MODEL
    )


def test_the_matrix_says_what_the_rates_say():
    """The matrix is found by differentiation; it must give the rates back."""
    x1, v1, x2, v2 = 0.3, -0.7, 1.1, 0.2
    d1, d2, c, w, h = -0.1, 0.3, 0.8, 1.5, 1
    rates = dyad.matrix(client=d1, helper=d2, attunement=c, tempo=w, mutual=h) @ [x1, v1, x2, v2]
    pull = c * (v1 - v2)
    assert rates == pytest.approx(
        [v1, -2 * d1 * v1 - pull - w**2 * x1, v2, -2 * d2 * v2 + pull - w**2 * x2]
    )


def test_a_bent_equation_is_refused():
    """x1**2 would be cut to its slope at nowhere in particular."""
    bent = replace(dyad.MODEL, equations=LinearEquations(("x1", "v1"), {}, ("v1", "-w*x1**2")))
    with pytest.raises(ValueError, match="not linear in x1, v1"):
        linear_equations.numpy_functions(bent)


def test_latex_stands_as_the_author_wrote_it():
    """A chapter would print the matrix's sums, and not who feels whom."""
    said = linear_equations.latex(dyad.MODEL)
    assert said["v1"] == (
        r"\dot{v_{1}} = - 2 d_{1} v_{1} - c \left(f v_{1} - v_{2}\right) - w^{2} x_{1}"
    )
