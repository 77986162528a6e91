"""The three learners against their closed forms; their bounds and symmetries; and words for wrong values."""

from math import inf, log

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.working_model import model

unhurried = hypothesis.settings(deadline=None, max_examples=40)  # other people use the machine too
SETTINGS = {
    "cold": st.integers(1, 60),
    "warm": st.integers(1, 60),
    "kind": st.floats(0.05, 0.95),
    "hazard": st.floats(0.005, 0.3),
    "holding": st.floats(0, 0.3),
    "avoids": st.sampled_from([0, 1]),
}


# ---------------------------------------------------------------- closed forms


@pytest.mark.parametrize(("hazard", "good"), [(0.01, 3), (0.05, 2), (0.2, 1)])
def test_how_many_depends_on_whether_one_believes_that_people_change(hazard, good):
    """The surprise of the chapter: after thirty cold times 31, or 3, or 1."""
    needed = model.in_a_row(hazard=hazard)
    assert needed == {"counter": 31, "changer": good, "avoider": inf}
    assert model.in_a_row(hazard=hazard, avoids=0)["avoider"] == 31
    assert model.in_a_row(hazard=hazard, holding=0.1)["avoider"] == pytest.approx(310)


def test_counting_is_the_rescorla_wagner_rule_with_a_falling_rate():
    """Exactly: mean + (outcome - mean) / (n + al + be + 1)."""
    course = model.simulate(meetings=60, warm=2, cold=5, kind=0.6)
    mean, count = 2 / 7, 7
    for i, met in enumerate(course.met[0]):
        mean += (met - mean) / (count + i + 1)
        assert course.counter[0, i + 1] == pytest.approx(mean, abs=1e-12)
    assert model.learning_rate(warm=2, cold=5) == pytest.approx(1 / 8)


@pytest.mark.parametrize(("cold", "kind"), [(11, 0.8), (31, 0.9), (6, 0.65)])
def test_the_mean_number_of_meetings_is_walds(cold, kind):
    """(be - al + 1) / (2 q - 1), within 4 standard errors of 3,000 runs."""
    expected = model.mean_needed(cold=cold, kind=kind)["counter"]
    assert expected == pytest.approx(cold / (2 * kind - 1))
    turned = model.simulate(cold=cold, kind=kind, meetings=400, runs=3000, seed=50).turned[
        "counter"
    ]
    assert np.isfinite(turned).all()
    assert turned.mean() == pytest.approx(expected, abs=4 * turned.std() / np.sqrt(len(turned)))


def test_who_is_visited_needs_as_many_meetings_and_so_much_more_time():
    """The counter's number divided by how often somebody comes."""
    settings = {"cold": 6, "kind": 0.9, "holding": 0.3}
    turned = model.simulate(**settings, meetings=400, runs=2000, seed=50).turned["avoider"]
    expected = model.mean_needed(**settings)["avoider"]
    assert expected == pytest.approx(6 / 0.8 / 0.3)
    assert turned.mean() == pytest.approx(expected, abs=4 * turned.std() / np.sqrt(len(turned)))


@pytest.mark.parametrize(("steps", "chance"), [(1, 0.4286), (2, 0.1837), (5, 0.0145)])
def test_how_often_the_third_stays_away_for_ever_in_a_kind_world(steps, chance):
    """Gambler's ruin at q = 0.7: .4286, .184, .0145, within 4 standard errors of 3,000 runs."""
    settings = {"warm": 1 + steps, "cold": 1, "kind": 0.7}
    assert model.stays_away_for_ever(**settings) == pytest.approx(chance, abs=1e-4)
    course = model.simulate(**settings, meetings=300, runs=3000, seed=9)
    away = (~course.reached[:, -1]).mean()
    assert away == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / 3000))


def test_the_second_learner_is_the_exact_filter_of_two_hidden_times():
    """Forward filtering of a hidden Markov chain with two states: the same to 1e-12."""
    hazard, kind = 0.07, model.TELLING
    chain = np.array([[1 - hazard, hazard], [hazard, 1 - hazard]])  # kind time, cold time
    course = model.simulate(meetings=50, warm=1, cold=1, hazard=hazard, kind=0.6)
    belief = np.array([0.5, 0.5])
    for i, met in enumerate(course.met[0]):
        belief = (
            chain @ belief * (np.array([kind, 1 - kind]) if met else np.array([1 - kind, kind]))
        )
        belief /= belief.sum()
        assert course.changer[0, i + 1] == pytest.approx(belief[0], abs=1e-12)


def test_where_people_are_not_kind_the_third_is_hurt_least():
    """Distrust is not always a mistake: the switch below one half."""
    course = model.simulate(kind=0.2, meetings=100, runs=50)
    hurt = (~course.met).sum(), (course.reached & ~course.met).sum()
    assert hurt[1] == 0 < hurt[0]
    assert model.mean_needed(kind=0.5)["counter"] == inf == model.mean_needed(kind=0.2)["avoider"]
    assert model.stays_away_for_ever(warm=10, cold=1, kind=0.4) == 1


# ---------------------------------------------------------------- bounds and symmetries


@unhurried
@given(odds=st.floats(-20, 20), hazard=st.floats(0.005, 0.3))
def test_who_allows_for_change_is_never_quite_sure(odds, hazard):
    """|psi| < ln K, odd, rising, and nearer to nothing than what went in."""
    leaked = float(model.leak(odds, hazard))
    assert abs(leaked) <= log((1 - hazard) / hazard) + 1e-9
    assert float(model.leak(-odds, hazard)) == pytest.approx(-leaked, abs=1e-9)
    assert abs(leaked) <= abs(odds) + 1e-9
    assert float(model.leak(odds + 0.1, hazard)) >= leaked - 1e-9


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_beliefs_stay_between_nothing_and_certainty_and_a_run_repeats(seed, settings):
    """A belief outside 0 to 1, or a seed that is not a run."""
    one = model.simulate(seed=seed, meetings=60, **settings)
    again = model.simulate(seed=seed, meetings=60, **settings)
    for name in model.LEARNERS:
        belief = getattr(one, name)
        assert belief.shape == (1, 61) and (belief > 0).all() and (belief < 1).all()
        assert np.array_equal(belief, getattr(again, name))
    most = model.sure_at_most(settings["hazard"])
    assert one.changer.max() <= most + 1e-12 and one.changer.min() >= 1 - most - 1e-12


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_without_avoidance_the_third_is_the_first(settings):
    """The assumption switch turns off what drives the result, and nothing else."""
    course = model.simulate(meetings=60, **settings | {"avoids": 0})
    assert np.array_equal(course.counter, course.avoider) and course.reached.all()


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_being_visited_more_never_makes_anybody_stay_away_longer(settings):
    """In the closed forms: the number falls with holding and rises with the cold."""
    more = settings | {"holding": 0.3}
    assert model.mean_needed(**more)["avoider"] <= model.mean_needed(**settings)["avoider"]
    colder = settings | {"cold": min(60, settings["cold"] + 5)}
    assert model.in_a_row(**colder)["counter"] >= model.in_a_row(**settings)["counter"]


def test_neighbouring_seeds_are_the_runs_of_one_fleet():
    """The page's runs would not be Python's."""
    both = model.simulate(seed=2**32 - 1, runs=2, meetings=20)
    assert np.array_equal(both.met[1], model.simulate(seed=0, meetings=20).met[0])


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"kind": 1}, "Kindness now is a number from 0.05 to 0.95; you gave 1"),
        ({"cold": 0}, "Not met before is a number from 1 to 60"),
        ({"holding": float("nan")}, "Somebody comes is a number from 0 to 0.3"),
        ({"avoids": 2}, "The assumption ‘avoids’ is 1"),
        ({"seed": 0.5}, "whole number"),
        ({"meetings": 1001}, "The number of meetings is a whole number from 0 to 1000"),
        ({"runs": True}, "The number of runs"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    """A counsellor reads the message, not the traceback."""
    with pytest.raises(ValueError, match=said):
        model.simulate(**given_)


def test_no_such_parameter():
    with pytest.raises(TypeError, match="has no ‘kindness’"):
        model.in_a_row(kindness=0.5)


def test_two_bad_evenings_end_as_the_invitation_says():
    """‘Two learners end alike each time’ failed one reader in two: the second may doubt at the end."""
    preset = next(preset for preset in model.MODEL.presets if preset.title == "Two bad evenings")
    ended = model.simulate(seed=1, meetings=104, runs=2000, **preset.settings)
    hopeful = [
        (belief[:, -1] > 0.5).mean() for belief in (ended.counter, ended.changer, ended.avoider)
    ]
    assert hopeful[0] > 0.995 and 0.7 < hopeful[1] < 0.95
    assert hopeful[2] == pytest.approx(1 - model.stays_away_for_ever(**preset.settings), abs=0.03)


def test_somebody_comes_as_often_as_the_scene_says():
    """‘Every week’ stood over one meeting in five."""
    preset = next(preset for preset in model.MODEL.presets if preset.title == "Somebody comes back")
    assert preset.settings["holding"] == 1 / 5 and "One week in five" in preset.line
