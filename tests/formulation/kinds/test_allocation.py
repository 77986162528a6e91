"""Allocation: Brier skill against the key's shares."""

import pytest

from ipnb.formulation.scoring import score

from ..sample import SENTENCES, sample


@pytest.mark.parametrize(
    ("points", "sentences", "skill"),
    [
        ({"avoidant": 60, "not_enough": 40}, 2, 1),
        ({"avoidant": 60, "not_enough": 40}, 1, 0),
        ({"not_enough": 60, "avoidant": 40}, 0, 0.75),  # withheld, so no sentence is asked for
        ({}, 2, 0),
        (
            dict.fromkeys(["secure", "avoidant", "ambivalent", "disorganised", "not_enough"], 20),
            2,
            0,
        ),
        ({"disorganised": 100}, 2, -1),
    ],
)
def test_attachment_is_brier_skill(points, sentences, skill):
    """Even spread 0, the key's shares 1, a confident error at least -1, no claim without two sentences."""
    case, key = sample()
    answers = {"attach": points, "evidence": {"attach": SENTENCES[:sentences]}}
    assert score(case, key, answers)["sections"]["attach"]["skill"] == pytest.approx(skill)
