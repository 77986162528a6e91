"""The lowest place of a curve: golden section in the browser against SciPy."""

import pytest
from scipy.optimize import minimize_scalar

from .in_node import evaluate

CURVES = [("(x - 0.3) ** 2", lambda x: (x - 0.3) ** 2), ("x ** 4 - x", lambda x: x**4 - x)]


@pytest.mark.parametrize(("written", "curve"), CURVES, ids=[written for written, _ in CURVES])
def test_the_lowest_place_is_scipy_s(tmp_path, written, curve):
    """To within the square root of the rounding of a number, which is all that a valley's floor can tell."""
    function = f"((low, high) => module.smallest((x) => {written}, low, high))"
    found = evaluate(tmp_path, "dynamics/minimum.js", function, [[0, 1]])
    expected = minimize_scalar(curve, bounds=(0, 1), method="bounded", options={"xatol": 1e-12}).x
    assert found == [pytest.approx(expected, abs=1e-7)]
