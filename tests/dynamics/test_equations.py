"""One definition of the equations, read three ways: what would break if they came apart."""

import numpy as np
import pytest

from ipnb.dynamics import equations
from ipnb.models import equations_file
from ipnb.models.river import model as river


def test_kept_javascript_is_of_todays_equations():
    """Yesterday's equations would run beside today's formula. (Mend: python -m ipnb.models)"""
    assert equations_file("river").read_text(encoding="utf-8") == equations.javascript(river.MODEL)


def test_powers_are_products_in_both_languages():
    """pow() rounds otherwise than a product, and Python and the browser would drift apart."""
    text = equations.javascript(river.MODEL)
    assert "pow" not in text and "**" not in text
    assert "x*x*x" in text


def test_height_is_the_drift_integrated():
    """The boat would roll uphill if the riverbed were drawn from another formula than the drift."""
    functions = equations.numpy_functions(river.MODEL)
    parts = functions.coefficients(differentiation=0.7, linkage=0.4, storm=0.8, lean=1, shelter=0)
    x, small = np.linspace(-2, 2, 41), 1e-5
    slope = (functions.height(x + small, parts) - functions.height(x - small, parts)) / (2 * small)
    np.testing.assert_allclose(-slope, functions.drift(x, parts), atol=1e-8)


@pytest.mark.parametrize(
    ("differentiation", "linkage", "expected"),
    [(0, 0, 0), (1, 1, 1), (0.5, 0.5, 0.5), (0.05, 1, 0.1 / 1.05)],
)
def test_integration_is_the_harmonic_mean_and_zero_at_the_corner(
    differentiation, linkage, expected
):
    """Division by zero in the corner where there is neither."""
    assert river.potential_parameters(differentiation=differentiation, linkage=linkage)[
        "I"
    ] == pytest.approx(expected)


def test_parts_broadcast_over_the_whole_plane():
    """A map of the plane is computed at once, the corner included."""
    steps = np.linspace(0, 1, 5)
    made = river.functions().coefficients(
        differentiation=steps[None, :], linkage=steps[:, None], storm=0.8, lean=1, shelter=0.4
    )
    assert made["I"].shape == (5, 5)
    assert np.isfinite(made["I"]).all() and np.allclose(made["I"], made["I"].T)


def test_latex_stands_as_the_author_wrote_it():
    """A chapter would print 2 - 4I, or the terms in another order than the text that explains them."""
    said = equations.latex(river.MODEL)
    assert said["a"] == r"a = 2 \left(1 - 2 I\right)"
    assert said["equation"] == (
        r"\mathrm{d}x = \left(a x - x^{3} + b\right)\mathrm{d}t + \sigma\,\mathrm{d}W"
    )
    assert said["height"] == r"V(x) = - \frac{a x^{2}}{2} - b x + \frac{x^{4}}{4}"
