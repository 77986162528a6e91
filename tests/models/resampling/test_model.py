"""The resampling toy against closed forms and many simulated studies; its bounds; and words for wrong values."""

from itertools import product

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from ipnb.models.resampling import model

from ..test_presets import chosen_at_random

unhurried = hypothesis.settings(deadline=None, max_examples=25)


def kept(studies: int = 1000, **settings: float) -> float:
    """How large a share of studies holds the truth."""
    return float(model.simulate(seed=11, studies=studies, **settings).holds.mean())


# ---------------------------------------------------------------- people


@pytest.mark.parametrize(("bell", "answers"), list(product((1, 0), (1, 0))))
@pytest.mark.parametrize("truth", [0, 2.5, 6])
def test_the_people_have_the_mean_and_spread_that_the_closed_form_says(truth, bell, answers):
    """48,000 of them, within four standard errors; those who answer are better off than everybody."""
    settings = {"truth": truth, "bell": bell, "answers": answers, "people": 96}
    values = model.people(np.arange(500), **settings)
    average, spread = model.answering(**settings)
    assert values.mean() == pytest.approx(average, abs=4 * spread / np.sqrt(values.size))
    assert values.std() == pytest.approx(spread, rel=0.03)
    assert (average > truth) == (not answers and model._below_zero(truth, 6, bell)[0] > 0)


def test_in_a_lopsided_population_most_change_less_than_the_average():
    values = model.people(np.arange(200), bell=0, people=96)
    assert (values < 6).mean() > 0.6 and values.min() >= 0


# ---------------------------------------------------------------- an interval


def test_an_interval_leaves_out_as_many_resamples_below_as_above():
    """Five of two hundred at each end make 95 per cent."""
    averages = np.arange(200.0)[::-1]
    assert [float(end) for end in model.interval(averages, 95)] == [5, 194]
    assert [float(end) for end in model.interval(averages, 50)] == [50, 149]
    assert [float(end) for end in model.interval(averages, 99)] == [1, 198]


def test_a_resample_is_drawn_from_the_people_and_no_others():
    """Averages lie within the people, and round the average of the people."""
    values = model.people(np.array([3, 4]))
    averages = model.resample(values, np.array([3, 4]))
    assert averages.shape == (2, model.RESAMPLES)
    assert (averages.min(axis=1) > values.min(axis=1)).all()
    error = values.std(axis=1) / np.sqrt(24)
    assert averages.mean(axis=1) == pytest.approx(values.mean(axis=1), abs=4 * error.max() / 14)
    assert averages.std(axis=1) == pytest.approx(error, rel=0.2)


def test_where_nobody_differs_the_interval_has_no_width():
    same = np.full((1, 24), 4.0)
    low, high = model.interval(model.resample(same, np.array([1])), 95)
    assert low == high == 4


@pytest.mark.parametrize(
    "settings",
    [{}, {"people": 6}, {"people": 96}, {"level": 50}, {"level": 80, "spread": 3}, {"answers": 0}],
    ids=str,
)
def test_widths_are_on_average_what_the_closed_form_says(settings):
    """Within three per cent, over six hundred studies."""
    found = model.simulate(seed=5, studies=600, **settings)
    expected = model.typical_width(found.values.shape[1], **settings)
    assert (found.high - found.low).mean() == pytest.approx(expected, rel=0.03)


@pytest.mark.parametrize("people", [6, 24, 96])
def test_intervals_hold_the_truth_as_often_as_students_t_allows_for_their_width(people):
    """A bell and everybody answers: too narrow from few, nearly as promised from many."""
    short = model.Z[95 - model.LOWEST_LEVEL] * np.sqrt((people - 1) / people)
    expected = 1 - 2 * student.sf(short, people - 1)
    assert kept(people=people) == pytest.approx(expected, abs=0.035)
    assert expected < 0.95


# ---------------------------------------------------------------- what the page says


@unhurried
@given(seed=st.integers(0, 2**20))
def test_four_times_as_many_people_make_an_interval_half_as_wide_at_any_setting(seed):
    """The question has one answer, whatever the sliders say."""
    settings = chosen_at_random(model, seed)
    assert model.answer(**settings) == "half"
    assert 0.49 < model.narrower(**settings) < 0.57


def test_from_few_people_intervals_keep_less_than_their_level():
    """So says the page below thirty people, and ‘when this model is wrong’."""
    for people, level in product((6, 12, 24), (50, 80, 95)):
        assert kept(people=people, level=level) < level / 100


def test_who_stays_away_does_more_harm_in_the_larger_study():
    """The third prompt: 71 of 100 hold the truth with 24 people, 14 with 96; and in many more studies too."""
    few, many = (int(model.simulate(people=n, answers=0).holds.sum()) for n in (24, 96))
    assert (few, many) == (71, 14)
    assert (
        kept(people=96, answers=0, studies=300)
        < 0.25
        < 0.55
        < kept(people=24, answers=0, studies=300)
    )


def test_most_people_lie_outside_the_interval():
    """With twenty-four; and more of them with ninety-six."""
    inside = []
    for people in (24, 96):
        found = model.simulate(people=people)
        within = (found.values >= found.low[:, None]) & (found.values <= found.high[:, None])
        inside.append(within.mean())
    assert inside[1] < inside[0] < 0.5


def test_a_lower_level_is_narrower_and_holds_the_truth_less_often():
    """The second prompt."""
    usual, daring = (model.simulate(level=level) for level in (95, 50))
    assert ((daring.high - daring.low) < (usual.high - usual.low)).all()
    assert daring.holds.sum() < 60 < 90 < usual.holds.sum()


# ---------------------------------------------------------------- seeds and wrong values


def test_another_seed_is_another_hundred_and_the_same_seed_the_same():
    """Neighbouring seeds must not share 99 of their studies."""
    one, same, other = (model.simulate(seed=seed) for seed in (7, 7, 8))
    assert np.array_equal(one.values, same.values)
    assert not np.isin(one.values[:, 0], other.values[:, 0]).any()


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"people": 5}, "People in the study is a number from 6 to 96; you gave 5"),
        ({"level": 100}, "Level of the interval is a number from 50 to 99"),
        ({"answers": 2}, "The assumption ‘answers’ is 1"),
        ({"studies": 0}, "The number of studies is a whole number from 1 to 10000; you gave 0"),
        ({"studies": True}, "The number of studies"),
        ({"seed": -1}, "whole number"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    with pytest.raises(ValueError, match=said):
        model.simulate(**given_)
