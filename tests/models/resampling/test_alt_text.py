"""The sentences for whoever cannot see the studies: do they carry the model's numbers?"""

import re

import pytest

from ipnb.models.resampling import alt_text, model


def test_the_words_say_the_study_the_hundred_and_the_width():
    said = alt_text.summary()
    assert "A study of 24 people found 4.8 days fewer on average." in said
    assert "make a 95 % interval from 2.0 to 7.1 days. It holds the truth, which is 6.0." in said
    assert (
        "Of 100 studies like it 94 have an interval that holds the truth; 5 lie below it and 1 above"
        in said
    )
    assert "4.5 days wide with 24 people and 2.3 with 96: about half as wide." in said
    assert "would answer" not in said


@pytest.mark.parametrize("preset", model.MODEL.presets, ids=lambda preset: preset.title)
def test_what_is_said_of_a_hundred_adds_up_to_a_hundred(preset):
    said = alt_text.hundred(model.simulate(**preset.settings))
    every, *parts = (int(number) for number in re.findall(r"\d+", said))
    assert sum(parts) == every == model.STUDIES


def test_who_stays_away_is_named_with_what_the_others_have():
    said = alt_text.summary(answers=0, people=96)
    assert "All who would answer have 7.5 days on average, and the intervals gather there." in said


def test_a_study_that_misses_the_truth_is_said_to():
    found = model.simulate(truth=0, answers=0, people=96)
    assert "It does not hold the truth, which is 0.0." in alt_text.one_study(found)


def test_days_below_nought_have_a_real_minus_and_nought_has_no_sign():
    assert (alt_text.days(-1.26), alt_text.days(-0.01)) == ("−1.3", "0.0")
