"""Learning by prediction error: shares of a surprise, and the same in the browser."""

import numpy as np
import pytest

from ipnb.dynamics import associative

from .in_node import evaluate


def test_only_cues_that_are_there_learn_and_each_at_its_own_pace():
    """A sign that is away can have had no part in it."""
    learned = associative.learn([0.2, 0.2, 0.2], [1, 1, 0], [0.1, 0.3, 0.5], [0.6])
    assert learned == pytest.approx([0.26, 0.38, 0.2])
    assert float(associative.expected([0.2, 0.3, 9.0], [1, 1, 0])) == pytest.approx(0.5)


def test_what_is_expected_teaches_nothing():
    """The rule in one sentence."""
    weight = [0.4, 0.6]
    surprise = 1 - associative.expected(weight, [1, 1])
    assert associative.learn(weight, [1, 1], 0.2, surprise[..., None]) == pytest.approx(weight)


def test_the_browser_learns_the_same(tmp_path):
    """Many cues at once, with a surprise for all and one for each."""
    random = np.random.default_rng(4)
    calls = [
        [random.normal(size=4).tolist(), [1, 0, 1, 1], random.uniform(size=4).tolist(),
         (random.normal(size=4) if own else np.full(4, 0.3)).tolist()]
        for own in (True, False)
    ]  # fmt: skip
    function = "((w, x, rate, surprise) => module.learn(w, x, (i) => rate[i], (i) => surprise[i]))"
    there = evaluate(tmp_path, "dynamics/associative.js", function, calls)
    for call, found in zip(calls, there, strict=True):
        assert found == pytest.approx(associative.learn(*call), abs=1e-15)
    (total,) = evaluate(tmp_path, "dynamics/associative.js", "module.expected", [calls[0][:2]])
    assert total == pytest.approx(float(associative.expected(*calls[0][:2])), abs=1e-15)
