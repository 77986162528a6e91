"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

import numpy as np
import pytest

from ipnb.models.dyad import alt_text as dyad_words
from ipnb.models.dyad import model as dyad


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"attunement": 0}, "The client’s upset grows. It does not reach the helper."),
        (
            {"attunement": 0, "client": 0},
            "The upset swings on and on. It does not reach the helper.",
        ),
        (
            {"attunement": 1, "client": 0.5, "helper": -0.1, "mutual": 0},
            "The upset dies away. It does not reach the helper.",
        ),
        (
            {"attunement": 0.1, "client": -0.3, "mutual": 0},
            "The client’s upset grows. It does not reach the helper.",
        ),
        ({"attunement": 0.1}, "The upset grows, in both."),
    ],
)
def test_the_words_do_not_move_a_helper_whom_nothing_reaches(given, said):
    """‘In both’ was said of a helper who never stirs, and ‘grows’ of an upset that dies away."""
    assert dyad_words.outcome(**given) == said
    meeting = dyad.simulate(duration=200, **given)
    assert np.abs(meeting.helper).max() == 0 or "both" in said
    early, late = (
        np.abs(meeting.client[part]).max() for part in (slice(0, 500), slice(-500, None))
    )
    grows = "grows" in said
    assert late > 2 * early if grows else late <= early * (1 + 1e-9)


def test_the_words_never_ask_anybody_to_stay():
    """Where someone is hurt or controlled, closeness is no remedy: the model must say so, first of all."""
    first = dyad.MODEL.limitations[0]
    for word in (
        "violence",
        "coercion",
        "fear",
        "safety comes first",
        "staying close is no remedy",
    ):
        assert word in first
    told = " ".join([*dyad.MODEL.prompts, *(preset.line for preset in dyad.MODEL.presets)]).lower()
    assert not any(
        word in told for word in ("stay close", "stay with them", "do not leave", "don’t leave")
    )


def test_summaries_of_the_scenes():
    """What is read aloud would not be what is drawn."""
    said = [dyad_words.outcome(**preset.settings) for preset in dyad.MODEL.presets]
    grows = "The upset grows, in both."
    assert said == [
        grows,
        "The upset dies away. The helper’s highest swing is at most 50 % of it.",
        grows,
        grows,
    ]
