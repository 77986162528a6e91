"""The window of tolerance against its closed forms: stressors, unrest, both; and words for wrong values."""

from math import log

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ipnb.dynamics import equations
from ipnb.models import equations_file
from ipnb.models.window_of_tolerance import model as window

unhurried = hypothesis.settings(deadline=None, max_examples=40)  # other people use the machine too
SETTINGS = {
    choice.name: st.floats(choice.low, choice.high)
    for choice in window.MODEL.parameters
    if choice.name != "lent"
}


def late(runs=2000, duration=40, skip=20, **settings):
    """Arousal after a while, from many runs; shape (runs, samples): one sample in each unit of time."""
    course = window.simulate(runs=runs, duration=duration, seed=1000, every=100, **settings)
    return course.arousal[:, skip + 1 :]


def outside(y, width=1.0):
    """The share outside, and its standard error over runs."""
    by_run = (np.abs(y) > width).mean(axis=1)
    return by_run.mean(), by_run.std() / np.sqrt(len(by_run))


# ---------------------------------------------------------------- one definition


def test_kept_javascript_is_of_todays_equations():
    """A page would run yesterday's equations. (Mend: python -m ipnb.models)"""
    assert equations_file("window_of_tolerance").read_text(
        encoding="utf-8"
    ) == equations.javascript(window.MODEL)


def test_the_printed_equation_has_its_jumps():
    """A chapter would print an equation without the stressors."""
    said = equations.latex(window.MODEL)["equation"]
    assert said.startswith(r"\mathrm{d}y = ") and said.endswith(
        r"\sigma\,\mathrm{d}W + \mathrm{d}J"
    )


# ---------------------------------------------------------------- closed forms


def test_a_push_twice_as_hard_adds_the_same_time_and_does_not_double_it():
    """The first surprise of the chapter, in the formula: 1.386, then 1.386 more, at a settling of 0.5."""
    assert window.time_above(2) == pytest.approx(2 * log(2))
    assert window.time_above(4) - window.time_above(2) == pytest.approx(window.time_above(2))
    assert window.time_above(0.9) == window.time_above(0) == 0


def test_one_push_stays_above_as_long_as_the_formula_says():
    """The drift, the window and the clock would not belong together. Within two steps of time."""
    course = window.simulate(start=4.0, duration=8, often=0, unrest=0)
    above = (course.zone == 2).sum() * window.MODEL.dt
    assert above == pytest.approx(window.time_above(4), abs=2 * window.MODEL.dt)


def test_unrest_alone():
    """Phi(-w / S) on both sides: .2113 at S = 0.8."""
    expected = window.outside_by_unrest(unrest=0.8)
    assert expected == pytest.approx(0.2113, abs=5e-5)
    assert window.outside(unrest=0.8, often=0) == pytest.approx(expected, abs=2e-4)
    share, error = outside(late(unrest=0.8, often=0))
    # the step of time adds under .002
    assert share == pytest.approx(expected, abs=4 * error + 0.002)


def test_stressors_alone():
    """1 - F(w) of a Gamma distribution: .1573 for one stressor in four units and a settling of 0.5."""
    expected = window.outside_by_stressors()
    assert expected == pytest.approx(0.1573, abs=5e-5)
    share, error = outside(late(unrest=0))
    # a jump shows until its step ends: + r dt / 2
    assert share == pytest.approx(expected, abs=4 * error + 0.003)


@pytest.mark.parametrize("slower", [1, 0.4])
@pytest.mark.parametrize("often", [0.05, 0.25, 1])
def test_the_march_agrees_with_the_formula_where_there_is_one(often, slower):
    """The long run drawn in the page is marched, not looked up: its error is below .001."""
    settings = {"often": often, "unrest": 0, "outside": slower}
    assert window.outside(**settings) == pytest.approx(
        window.outside_by_stressors(**settings), abs=1e-3
    )


def test_both_at_once_is_the_two_laid_over_each_other():
    """Unrest and stressors are independent: a Gamma density, here exponential, blurred by a normal one."""
    settings = {"often": 0.5, "hard": 0.8, "unrest": 0.6}
    y, spread = np.linspace(0, 40, 200_001), 0.6 / np.sqrt(2 * 0.5)
    out = stats.norm.sf((1 - y) / spread) + stats.norm.cdf((-1 - y) / spread)
    expected = np.trapezoid(np.exp(-y / 0.8) / 0.8 * out, y)
    assert window.outside(**settings) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("slower", [1, 0.4])
def test_simulated_shares_with_both(slower):
    """The march would be right about another process than the one that is drawn."""
    settings = {"unrest": 0.4, "outside": slower}
    share, error = outside(late(duration=60, **settings))
    assert share == pytest.approx(window.outside(**settings), abs=4 * error + 0.003)


def test_mean_and_variance_are_campbells():
    """Mean r m / kappa and variance r m^2 / kappa, plus what unrest adds."""
    y = late(often=1, unrest=0.4)
    mean, variance = window.mean_and_variance(often=1, unrest=0.4)
    assert (mean, variance) == pytest.approx((2, 2.16))
    assert y.mean() == pytest.approx(mean, rel=0.03)
    assert y.var() == pytest.approx(variance, rel=0.06)
    with pytest.raises(ValueError, match="as well as inside"):
        window.mean_and_variance(outside=0.4)


@pytest.mark.parametrize(
    ("often", "wider", "faster", "answer"),
    [(1, -0.10, -0.14, "faster"), (0.25, -0.23, -0.20, "wider"), (0.05, -0.27, -0.18, "wider")],
)
def test_which_helps_more_depends_on_the_load(often, wider, faster, answer):
    """The answer to the question that readers guess at."""
    shares = window.which_helps(often=often, unrest=0)
    assert shares["wider"] / shares["now"] - 1 == pytest.approx(wider, abs=0.005)
    assert shares["faster"] / shares["now"] - 1 == pytest.approx(faster, abs=0.005)
    assert window.answer(often=often, unrest=0) == answer


def test_the_scenes_have_different_answers():
    """There would be nothing to discover by going from one scene to the next."""
    answers = {preset.title: window.answer(**preset.settings) for preset in window.MODEL.presets}
    assert set(answers.values()) == {"wider", "faster", "alike"}


# ---------------------------------------------------------------- what must hold at any settings


@unhurried
@given(st.fixed_dictionaries(SETTINGS), st.sampled_from([1, 0.4]))
def test_shares_are_shares(settings, slower):
    """A share of time is from 0 to 1, and the three add up."""
    shares = window.zone_shares(**settings, outside=slower)
    assert min(shares.values()) >= -1e-12
    assert sum(shares.values()) == pytest.approx(1)


@unhurried
@given(st.fixed_dictionaries(SETTINGS))
def test_down_is_up_mirrored(settings):
    """The equation cannot tell flooding from shutting down: the page says so."""
    up, down = (window.zone_shares(**settings, direction=sign) for sign in (1, -1))
    assert down["below"] == pytest.approx(up["above"], abs=1e-9)
    assert down["above"] == pytest.approx(up["below"], abs=1e-9)


@unhurried
@given(st.floats(0.1, 1), st.floats(0.2, 1), st.floats(1, 2))
def test_rarer_stressors_are_the_same_as_quicker_settling(often, settle, times):
    """Only r / kappa counts, so ‘settle twice as fast’ and ‘half as many stressors’ are one remedy here."""
    rarer = window.outside_by_stressors(often=often / times, settle=settle)
    assert window.outside_by_stressors(often=often, settle=settle * times) == pytest.approx(rarer)
    lent = window.outside_by_stressors(often=often, settle=settle, lent=settle * (times - 1))
    assert lent == pytest.approx(rarer)


# ---------------------------------------------------------------- a simulation


def test_the_same_seed_has_the_same_stressors():
    """A comparison would be between two different weeks, not between two windows."""
    once, wider = (window.simulate(duration=60, width=width) for width in (1, 1.2))
    np.testing.assert_array_equal(once.stressors, wider.stressors)
    np.testing.assert_array_equal(once.arousal, wider.arousal)
    other = window.simulate(duration=60, seed=8)
    assert other.stressors.shape != once.stressors.shape or not np.allclose(
        other.stressors, once.stressors
    )


def test_another_rate_spaces_the_same_stressors_otherwise():
    """Moving a slider would change which stressors come, not only when."""
    few, many = (
        window.simulate(duration=80, often=often, hard=1).stressors for often in (0.25, 0.5)
    )
    np.testing.assert_allclose(many[: len(few), 2], few[:, 2])
    np.testing.assert_allclose(many[: len(few), 1] * 2, few[:, 1], atol=3 * window.MODEL.dt)


def test_run_number_two_is_the_next_seed_and_its_stressors_are_named():
    """Runs in one call and runs one by one would tell different stories."""
    both, second = window.simulate(runs=2, duration=30), window.simulate(seed=8, duration=30)
    np.testing.assert_array_equal(both.arousal[1], second.arousal[0])
    np.testing.assert_array_equal(
        both.stressors[both.stressors[:, 0] == 1][:, 1:], second.stressors[:, 1:]
    )


def test_stressors_come_as_often_and_as_hard_as_they_should():
    """Rate .5 and mean 1.5, within four standard errors; more than a chunk of random numbers is used."""
    events = window.simulate(runs=200, duration=100, often=0.5, hard=1.5, every=100).stressors
    assert len(events) == pytest.approx(10_000, abs=4 * 100)
    assert events[:, 2].mean() == pytest.approx(1.5, abs=4 * 1.5 / 100)
    assert np.diff(events[events[:, 0] == 3][:, 1]).min() >= 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"often": 3}, "How often is a number from 0 to 2; you gave 3"),
        ({"width": 0}, "Width of the window is a number from 0.3 to 3; you gave 0"),
        ({"unrest": float("nan")}, "you gave nan"),
        ({"outside": 0.5}, "‘outside’ is 1 .* or 0.4"),
        ({"seed": -1}, "The seed .* you gave -1"),
        ({"duration": 0}, "‘duration’ is a number above 0"),
        ({"runs": 0}, "‘runs’ is a whole number above 0"),
    ],
)
def test_wrong_values_are_explained(wrong, words):
    """A reader would see a traceback about arrays."""
    with pytest.raises(ValueError, match=words):
        window.simulate(**wrong)


def test_an_unknown_name_is_explained():
    """A misspelt parameter would silently be the default."""
    with pytest.raises(TypeError, match=r"has no ‘breadth’\. It has: often, hard, settle"):
        window.simulate(breadth=2)


# ---------------------------------------------------------------- figures and words


def test_the_invitations_can_be_followed_with_the_sliders():
    """Half of a value lay between two steps of its slider."""
    preset = dict(
        next(preset for preset in window.MODEL.presets if preset.title == "No let-up").settings
    )
    shares = []
    for name, value in (("often", preset["often"] / 2), ("settle", preset["settle"] * 2)):
        slider = window.MODEL.choices[name]
        assert (value - slider.low) / slider.step == pytest.approx(
            round((value - slider.low) / slider.step)
        )
        shares.append(window.outside(**preset | {name: value}))
    assert round(100 * shares[0]) == round(100 * shares[1]), "the two can be told apart"
