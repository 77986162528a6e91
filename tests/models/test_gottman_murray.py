"""Two partners turn by turn: stability, fixed points, and the two slopes."""

import hypothesis
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipnb.models import dyad
from ipnb.models.gottman_murray import Couple, eigenvalues, fixed_point, stable

unhurried = hypothesis.settings(deadline=None, max_examples=100)
INERTIA, MOVED, OWN = st.floats(0, 0.95), st.floats(0, 3), st.floats(-1, 1)


@unhurried
@given(INERTIA, INERTIA, MOVED, MOVED)
def test_the_rule_for_stability_is_the_eigenvalues(r1, r2, m1, m2):
    """(1 - r1)(1 - r2) > m1 m2 iff both eigenvalues of the turn are inside the unit circle."""
    assume(abs((1 - r1) * (1 - r2) - m1 * m2) > 1e-9)
    expected = np.sort(np.linalg.eigvals([[r1, m1], [m2, r2]]).real)
    np.testing.assert_allclose(eigenvalues(r1, r2, m1, m2), expected, atol=1e-7)
    assert stable(r1, r2, m1, m2) == (np.abs(expected).max() < 1)


@unhurried
@given(INERTIA, INERTIA, MOVED, MOVED, OWN, OWN)
def test_a_fixed_point_repeats_itself(r1, r2, m1, m2, a, b):
    """(1 - J)^-1 (a, b)."""
    assume(abs((1 - r1) * (1 - r2) - m1 * m2) > 1e-3)
    w, h = fixed_point(r1, r2, m1, m2, a, b)
    assert (r1 * w + a + m1 * h, r2 * h + b + m2 * w) == pytest.approx((w, h), abs=1e-9)


@unhurried
@given(st.tuples(INERTIA, INERTIA), st.tuples(OWN, OWN), st.tuples(MOVED, MOVED), st.tuples(MOVED, MOVED))
def test_steady_states_are_steady(inertia, own, warmth, chill):
    """A mark in the figure would not be where conversations come to rest."""
    couple = Couple(inertia, own, warmth, chill)
    for first, second, _ in couple.steady_states():
        assert couple.turn(first, second) == pytest.approx((first, second), abs=1e-6 * (1 + abs(first)))


def test_the_couple_that_is_drawn_has_a_good_end_and_a_watershed():
    """From above the watershed talks end well; from below they go down by themselves."""
    couple = Couple()
    assert couple.steady_states() == [
        (pytest.approx(1 / 3), pytest.approx(1 / 3), True),
        (pytest.approx(-1 / 3), pytest.approx(-1 / 3), False),
    ]
    talk = (-0.3, -0.3)
    for _ in range(60):
        talk = couple.turn(*talk)
    assert talk == pytest.approx((1 / 3, 1 / 3), abs=1e-3)
    assert "at 0.33 and 0.33, where disturbances die away" in dyad.figure("influence").layout.meta


def test_wrong_couples_are_explained():
    """Inertia of 1 has no steady state, and a minus sign turns the rule for stability round."""
    with pytest.raises(ValueError, match="from 0 to below 1"):
        Couple(inertia=(1, 0.5))
    with pytest.raises(ValueError, match="a number from 0"):
        Couple(warmth=(-0.1, 0.2))
