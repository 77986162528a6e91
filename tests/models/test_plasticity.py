"""The weight arrow against its closed forms; its bounds and symmetries; and words for wrong values."""

from math import inf

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from ipnb.models import plasticity, plasticity_words

unhurried = hypothesis.settings(deadline=None, max_examples=40)  # other people use the machine too
SETTINGS = {choice.name: st.floats(choice.low, choice.high) for choice in plasticity.MODEL.parameters}
ARROWS = st.tuples(st.floats(-2, 2), st.floats(-2, 2)).filter(lambda w: np.hypot(*w) > 0.01)


# ---------------------------------------------------------------- closed forms


@pytest.mark.parametrize("forgetting", [1, 0])
@pytest.mark.parametrize("pure", [0, 1])
def test_the_average_path_solves_its_differential_equation(forgetting, pure):
    """w' = C w - f (w C w) w, integrated by another method: the chapter prints the solution."""
    settings = {"forgetting": forgetting, "pure": pure, "warmth": 0.6, "now": 0.01}
    cov = np.array([[1, 0.6], [0.6, 1]])
    begun, count = plasticity.mean_weight(0, **settings), np.linspace(0, 400, 9)

    def rate(_, w):
        return cov @ w - forgetting * (w @ cov @ w) * w

    solved = solve_ivp(rate, (0, 4), begun, t_eval=0.01 * count, rtol=1e-11, atol=1e-13)
    found = plasticity.mean_weight(count, **settings)
    if pure:  # a saddle: the other method's rounding leaves it in time
        assert np.abs(found[:, 0] + found[:, 1]).max() == 0
    else:
        assert np.abs(found - solved.y.T).max() < 1e-7 * np.abs(found).max()


def test_the_angle_shrinks_as_the_formula_says():
    """tan(angle) falls as exp(-2 rho t): .0907 after t = 1.5 at rho = 0.8."""
    w = plasticity.mean_weight(0, history=150, shame=0.8, then=0.01)
    tangent = (w[0] + w[1]) / (w[0] - w[1])
    assert tangent == pytest.approx(np.exp(-2 * 0.8 * 1.5), rel=1e-12)
    assert tangent == pytest.approx(0.0907180, abs=1e-7)


def test_single_lives_turn_where_the_average_path_does():
    """For small plasticity: mean of 400 lives within 4 standard errors and 2 %."""
    settings = {"then": 0.002, "now": 0.002}
    turned = plasticity.simulate(lives=400, experiences=600, seed=100, **settings).turned
    error = turned.std() / np.sqrt(len(turned))
    assert turned.mean() == pytest.approx(plasticity.turning(**settings), abs=4 * error + 4)


def test_the_number_does_not_hang_on_plasticity_where_it_is_the_same_then_and_now():
    """The first surprise of the chapter, in the formula; doubling only the present's halves the number."""
    assert plasticity.turning(then=0.02, now=0.02) == pytest.approx(plasticity.turning())
    assert plasticity.turning(now=0.02) == pytest.approx(plasticity.turning() / 2)
    assert plasticity.turning(forgetting=0) == plasticity.turning()
    assert plasticity.turning() == 200


def test_warmth_that_comes_by_chance_builds_nothing():
    """Frequency without contingency: the formula says never, and the old pattern stays."""
    assert plasticity.turning(warmth=0) == inf == plasticity.turning(warmth=-0.5)
    lives = plasticity.simulate(lives=300, experiences=400, warmth=0)
    assert lives.expectation[:, -1].mean() < -0.85
    assert plasticity.simulate(lives=300, experiences=400).expectation[:, -1].mean() > 0.85


def test_a_pure_pattern_is_a_balance_point_that_only_chance_leaves():
    """The average path stays for ever; single lives leave, slowly at first."""
    assert plasticity.turning(pure=1) == inf
    lives = plasticity.simulate(lives=200, experiences=1000, pure=1)
    assert np.isfinite(lives.turned).all()
    called = np.median(lives.expectation[:, 200:], axis=0)  # from the turn on
    assert called[50] < -0.95, "change is quick where it should be slowest"
    assert np.median(lives.turned) > 1.1 * np.median(plasticity.simulate(lives=200, experiences=1000).turned)


def test_ojas_rule_ends_at_the_first_principal_component_with_length_one():
    """Length 1.00 and an angle of 45 degrees, over many lives."""
    lives = plasticity.simulate(lives=200, experiences=1500)
    length = np.hypot(*lives.weight[:, -1].T)
    assert length.mean() == pytest.approx(1, abs=0.01)
    assert lives.expectation[:, -1].mean() > 0.98
    assert plasticity.pattern(0.8) == pytest.approx(np.pi / 4)
    assert plasticity.pattern(-0.8) == pytest.approx(-np.pi / 4)


def test_the_angle_with_unequal_spreads_is_the_first_eigenvector():
    """Against NumPy's eigenvectors of the covariance."""
    for rho, one, other in [(0.3, 1, 2), (-0.7, 1.5, 0.5), (0.9, 1, 1)]:
        cov = [[one**2, rho * one * other], [rho * one * other, other**2]]
        first = np.linalg.eigh(cov)[1][:, -1]
        angle = plasticity.pattern(rho, (one, other))
        assert abs(np.cos(angle) * first[0] + np.sin(angle) * first[1]) == pytest.approx(1)


def test_plain_hebb_grows_without_end_and_oja_does_not():
    """The assumption switch would change nothing."""
    hebb = plasticity.simulate(experiences=400, forgetting=0).weight
    oja = plasticity.simulate(experiences=400).weight
    assert np.hypot(*hebb[0, -1]) > 100 and np.hypot(*oja[0, -1]) < 2
    grown = plasticity.simulate(
        experiences=2000, forgetting=0, history=400, shame=0.95, then=0.03, now=0.03, warmth=0.95
    )
    assert np.isfinite(grown.weight).all(), "a number that no computer holds"


# ---------------------------------------------------------------- bounds and symmetries


@unhurried
@given(w=ARROWS)
def test_expectation_stays_in_bounds_and_an_arrow_is_its_opposite(w):
    """-1 to 1, the same for w and -w, and turned round with either axis."""
    called = plasticity.expectation(w)
    assert -1 - 1e-12 <= called <= 1 + 1e-12
    assert plasticity.expectation((-w[0], -w[1])) == called == -plasticity.expectation((w[0], -w[1]))


@unhurried
@given(w=ARROWS, x=ARROWS, plasticity_=st.floats(0.002, 0.03))
def test_learning_treats_an_arrow_and_its_opposite_alike(w, x, plasticity_):
    """The rule knows no sign: w and -w, and x and -x, do the same."""
    w, x = np.array(w), np.array(x)
    after = plasticity.learn(w, x, plasticity_, 1)
    assert plasticity.learn(-w, x, plasticity_, 1) == pytest.approx(-after)
    assert plasticity.learn(w, -x, plasticity_, 1) == pytest.approx(after)


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_every_life_is_bounded_and_repeats(seed, settings):
    """No setting sends Oja's arrow away, and a seed is a life."""
    one = plasticity.simulate(seed=seed, experiences=100, **settings)
    again = plasticity.simulate(seed=seed, experiences=100, **settings)
    assert np.array_equal(one.weight, again.weight)
    assert np.hypot(*one.weight[0].T).max() < 4
    assert len(one.count) == one.weight.shape[1] == one.met.shape[1] + 1
    assert one.count[-1] == 100


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS | {"warmth": st.floats(0.05, 0.95)}))
def test_the_path_crosses_zero_where_the_number_says(settings):
    """Two closed forms, one crossing."""
    settings["history"] = max(settings["history"], 20)
    settings["shame"] = max(settings["shame"], 0.05)
    needed = plasticity.turning(**settings)
    if settings["shame"] * settings["then"] * settings["history"] < 3:  # beyond that the trace is rounding
        assert plasticity.expectation(plasticity.mean_weight(needed, **settings)) == pytest.approx(
            0, abs=1e-6
        )


def test_neighbouring_seeds_are_the_lives_of_one_fleet():
    """The page's 24 lives would not be Python's."""
    both = plasticity.simulate(seed=5, lives=2, experiences=20)
    assert np.array_equal(both.weight[1], plasticity.simulate(seed=6, experiences=20).weight[0])


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("settings", "held"),
    [
        ({}, "alike"),
        ({"now": 0.02}, "fewer"),
        ({"now": 0.004}, "more"),
        ({"warmth": 0}, "more"),
        ({"pure": 1}, "more"),
    ],
)
def test_the_answer_to_the_question(settings, held):
    """Readers guess at this one."""
    assert plasticity.answer(**settings) == held
    assert held in {guess.name for guess in plasticity.MODEL.guesses}


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"warmth": 2}, "How surely met now is a number from -0.95 to 0.95; you gave 2"),
        ({"history": float("nan")}, "Shamed before is a number from 0 to 400"),
        ({"pure": 3}, "The assumption ‘pure’ is 0"),
        ({"seed": -1}, "whole number"),
        ({"experiences": 5000}, "The number of experiences is a whole number from 0 to 2000"),
        ({"lives": 1.5}, "The number of lives"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    """A counsellor reads the message, not the traceback."""
    with pytest.raises(ValueError, match=said):
        plasticity.simulate(**given_)


def test_no_such_parameter():
    with pytest.raises(TypeError, match="has no ‘warmht’"):
        plasticity.turning(warmht=0.5)


def test_the_words_say_the_number():
    """What a screen reader hears of the still picture."""
    said = plasticity_words.summary()
    assert "200 reachings out came before, shamed mostly (0.8)" in said
    assert "turns after 200 of them" in said and "the middle one took" in said
    assert "never turns" in plasticity_words.needed(warmth=-0.8)
    assert "do not turn within 1000" in plasticity_words.needed(warmth=-0.8)


@pytest.mark.parametrize("what", ["path", "needed"])
def test_figures_have_words(what):
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = plasticity.figure(what)
    assert len(drawn.layout.meta) > 150 and drawn.layout.title.text
    with pytest.raises(ValueError, match="Plasticity draws"):
        plasticity.figure("cake")


def test_the_figure_of_all_warmths_takes_none():
    with pytest.raises(ValueError, match="takes none"):
        plasticity.figure("needed", warmth=0.5)
