"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

import pytest

from ipnb.dynamics.numbers import signed
from ipnb.models.prediction_error import alt_text, model


@pytest.mark.parametrize("preset", model.MODEL.presets, ids=lambda preset: preset.title)
def test_the_words_say_the_numbers(preset):
    """What a screen reader hears of the still picture, for each scene."""
    settings = dict(preset.settings)
    said = alt_text.summary(**settings)
    assert f"{signed(model.at_test(**settings))} of the fright is expected at the test" in said
    assert f"It would be {signed(model.compared(**settings))} " in said
    assert "30 occasions in the yard (bark, fright)" in said


def test_the_rule_is_said_as_it_was_chosen():
    """Either of the two."""
    assert "all that is present calls up together" in alt_text.rule()
    assert "each sign calls up alone" in alt_text.rule(together=0)
