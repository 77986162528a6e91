"""The sentences for whoever cannot see the picture: do they carry the data and the fit?"""

import pytest

from ipnb.models.forgetting import alt_text, model


@pytest.mark.parametrize("preset", model.MODEL.presets, ids=lambda preset: preset.title)
def test_the_words_say_the_numbers(preset):
    """Every measurement, and both misses."""
    settings = dict(preset.settings)
    said, curve = alt_text.summary(**settings), model.least_squares(**settings)
    for points in (model.fitted_points(**settings), model.tested_points(**settings)):
        assert all(f" {value:.1f}" in said for value in points.savings)
        assert f"by {model.miss(curve, points):.1f}" in said
    assert f"keeps {100 * curve.kept:.0f} per cent" in said


def test_where_nothing_is_left_to_test_on_nothing_is_judged():
    """A fit is no forecast."""
    said = alt_text.summary(shown=7)
    assert "Nothing is left on which to test it." in said and "had seen nothing" not in said


def test_the_shape_is_said():
    """Either of the two."""
    assert "at one pace" in alt_text.fit() and "ever more slowly" in alt_text.fit(shape=1)
