"""The dyad against its closed forms: dampings, the least attunement, ruptures; and words for wrong values."""

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.dyad import model as dyad

unhurried = hypothesis.settings(deadline=None, max_examples=60)  # other people use the machine too


# ---------------------------------------------------------------- a simulation


@pytest.mark.parametrize("mutual", [0, 1])
def test_steps_follow_the_exact_solution(mutual):
    """x(t) = sum of modes, by eigenvectors, after 3,000 steps."""
    settings = {"attunement": 0.8, "client": -0.1, "helper": 0.35, "mutual": mutual}
    meeting = dyad.simulate(duration=60, **settings)
    values, vectors = np.linalg.eig(dyad.matrix(**settings))
    parts = np.linalg.solve(vectors, dyad.upset(dyad.MODEL.seed, 1.0).astype(complex))
    exact = (vectors @ (parts[:, None] * np.exp(values[:, None] * meeting.time))).real
    np.testing.assert_allclose(meeting.client, exact[0], atol=1e-10)
    np.testing.assert_allclose(meeting.helper, exact[2], atol=1e-10)


def test_ruptures_come_when_they_should():
    """Six of ten units in touch, then four out of it, again and again."""
    meeting = dyad.simulate(duration=40, apart=0.4, round=10)
    assert meeting.in_touch[:-1].mean() == pytest.approx(0.6)
    assert meeting.in_touch[: round(6 / dyad.MODEL.dt)].all()
    assert not meeting.in_touch[round(6 / dyad.MODEL.dt) : round(10 / dyad.MODEL.dt)].any()


@unhurried
@given(st.integers(0, 2**32 - 1), st.floats(0.5, 2))
def test_every_seed_begins_with_an_upset_of_one(seed, tempo):
    """Another seed would be a harder or an easier case."""
    x, v, other, still = dyad.upset(seed, tempo)
    assert np.hypot(x, v / tempo) == pytest.approx(1)
    assert other == still == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"attunement": 4}, "Attunement is a number from 0 to 3; you gave 4"),
        ({"client": -1}, "Client’s steadiness is a number from -0.4 to 0.6; you gave -1"),
        ({"mutual": 2}, "‘mutual’ is 1 .* or 0"),
        ({"apart": 1}, "Out of touch is a number from 0 to 0.9; you gave 1"),
        ({"seed": 1.5}, "you gave 1.5"),
        ({"duration": float("nan")}, "‘duration’ is a number above 0"),
    ],
)
def test_wrong_values_are_explained(wrong, words):
    """A reader would see a traceback about matrices."""
    with pytest.raises(ValueError, match=words):
        dyad.simulate(**wrong)
