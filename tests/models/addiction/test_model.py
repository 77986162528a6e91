"""Kick, payback and floor against their closed forms; their bounds; and words for wrong values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.addiction import closed_form as ends
from ipnb.models.addiction import model

from .samples import PRESETS, SETTINGS, random_settings, unhurried


def one_use(time, kick: float, payback: float):
    """Kick and payback at a time after the beginning of one use, each a sum of two exponentials."""

    def since(t):
        t = np.maximum(t, 0)
        quick, slow = np.exp(-t / model.QUICK), np.exp(-t / model.SLOW)
        late = (model.SLOW * slow - model.QUICK * quick) / (model.SLOW - model.QUICK)
        return kick * (1 - quick), payback * kick * (1 - late)

    (begun, owed), (ended, spared) = since(time), since(time - model.PULSE)
    return begun - ended, owed - spared


# ---------------------------------------------------------------- one use, and many


def test_the_step_is_the_exact_solution_of_the_three_equations():
    """Against 20,000 small Euler steps, to 1e-4, with and without a use."""
    chosen = model.MODEL.settings({})
    for given_ in (0, 1):
        a, b, s, n = 0.7, 0.4, -0.3, 20_000
        for _ in range(n):
            da, db = (
                (chosen["kick"] * given_ - a) / model.QUICK,
                (chosen["payback"] * a - b) / model.SLOW,
            )
            ds = -model.SINKS * b - s / chosen["recovery"]
            a, b, s = a + da * 2 / n, b + db * 2 / n, s + ds * 2 / n
        assert model.advance(0.7, 0.4, -0.3, given_, chosen, 2) == pytest.approx(
            (a, b, s), abs=1e-4
        )


def test_one_use_is_a_difference_of_exponentials_and_its_balance_is_what_payback_leaves():
    """The integral of high and payback is g T (1 - kappa): with kappa = 1 each high is paid back in full."""
    time = np.linspace(0, 120, 240_001)
    for payback in (0.5, 1, 1.5):
        high, owed = one_use(time, 2.5, payback)
        assert np.trapezoid(high - owed, time) == pytest.approx(2.5 * (1 - payback), abs=1e-4)


@pytest.mark.parametrize("draw", range(5))
def test_a_simulated_use_is_the_closed_one(draw):
    """The first use of a run, up to the second: to 1e-9, at random settings; and the floor as they say."""
    chosen = random_settings(draw) | {"distress": 1.5, "support": 0, "loss": 0}
    seen = model.simulate(duration=2.9, after=2, sinks=draw % 2, **chosen)
    assert seen.used[0].sum() == 1 and seen.used[0, 0]
    high, owed = one_use(seen.time, chosen["kick"], chosen["payback"])
    assert seen.kick[0] == pytest.approx(high, abs=1e-9)
    assert seen.payback[0] == pytest.approx(owed, abs=1e-9)
    assert (seen.lost[0, -1] < -1e-4) == bool(draw % 2)


# ---------------------------------------------------------------- company, and the end


def test_below_that_point_company_helps_all_the_same():
    """Uses do not fall, but low moments are less low."""
    alone, kept = (model.simulate(duration=300, support=c, after=2).mood.mean() for c in (0, 0.55))
    assert kept > alone + 0.1


def test_company_that_comes_in_the_middle_of_using_is_too_late_at_six_and_enough_at_six_and_a_half():
    """The same in whole runs: nobody for 300 units of time, and then company."""
    chosen, dt = model.MODEL.settings({"after": 2}), model.MODEL.dt
    for company, goes_on in ((6.0, True), (6.5, False)):
        state, since, uses = np.zeros(3), round(model.PAUSE / dt), []
        for step in range(round(500 / dt)):
            bare = state[2] - chosen["distress"] + state[0] - state[1]
            if model.felt(bare, company if step * dt >= 300 else 0) < -0.5 and since >= round(
                model.PAUSE / dt
            ):
                since = 0
                uses.append(step * dt)
            given = float(since < round(model.PULSE / dt))
            state, since = np.array(model.advance(*state, given, chosen, dt)), since + 1
        assert (max(uses) > 490) == goes_on and max(uses) > 295


def test_another_substance_is_used_as_the_first_was():
    """Switching: what calls for it has not changed."""
    stays, other = (model.simulate(duration=200, after=after).used for after in (2, 1))
    assert np.array_equal(stays, other)
    assert not model.simulate(duration=200, after=0).used[:, 1200:].any()


# ---------------------------------------------------------------- what drives the surprise


def test_the_distress_has_the_deviation_that_was_said():
    calm = model.simulate(duration=300, runs=60, distress=0, limit=1, weather=1)
    assert (calm.floor - calm.lost)[:, 1000:].std() == pytest.approx(model.SWING, rel=0.05)


def test_one_blow_starts_use_that_outlasts_it_whether_the_floor_sinks_or_not():
    """The exercise ‘One blow’: more to carry for a while, and 0.7 of company, which was enough before."""
    for sinks in (1, 0):
        chosen, dt = (
            model.MODEL.settings({"support": 0.7, "after": 2, "sinks": sinks}),
            model.MODEL.dt,
        )
        state, since, load, uses = np.zeros(3), round(model.PAUSE / dt), 0.0, []
        for step in range(round(300 / dt)):
            load = 0.6 if step * dt == 20 else load * np.exp(-dt / model.CALMS)
            bare = state[2] - chosen["distress"] - load + state[0] - state[1]
            if model.felt(bare, 0.7) < -0.5 and since >= round(model.PAUSE / dt):
                since = 0
                uses.append(step * dt)
            given = float(since < round(model.PULSE / dt))
            state, since = np.array(model.advance(*state, given, chosen, dt)), since + 1
        assert min(uses) == pytest.approx(20, abs=0.1) and max(uses) > 295 and len(uses) > 90


def test_how_often_is_the_pause_that_was_put_in():
    """Whoever uses in steady distress uses every third unit, at every kick, payback and recovery."""
    for draw in range(6):
        settings = random_settings(draw) | {"distress": 1.5, "limit": 0.2, "support": 0}
        assert model.simulate(duration=100, after=2, **settings).used.sum() == 34


def test_without_distress_the_mood_comes_home_only_where_the_substance_goes():
    """The chapter’s aside: *Drug free* with no distress and much lost before; the same with it at hand."""
    settings = PRESETS["Drug free"] | {"distress": 0, "loss": 1}
    home = model.simulate(duration=300, **settings)
    assert home.used.any() and home.mood[0, -1] > -0.1
    away = model.simulate(duration=300, **settings | {"after": 2})
    assert away.used[0, away.time >= model.STOPS].sum() > 75 and away.mood[0, -1] < -2


def test_the_scenes_are_what_their_lines_say():
    """He has stopped and is low; something else comes; she answers, and it holds; later it does not."""
    uses = {
        name: model.simulate(duration=300, **preset).used[0] for name, preset in PRESETS.items()
    }
    assert not uses["Drug free"][1200:].any() and ends.answer(**PRESETS["Drug free"]) == "low"
    assert uses["Something else"][1200:].sum() == 80
    assert not uses["Somebody answers"].any() and uses["The same, years later"].sum() == 100


def test_every_scene_sets_everything():
    """What was touched before would hang on in a scene's numbers."""
    assert all(set(preset) == set(model.MODEL.choices) for preset in PRESETS.values())


# ---------------------------------------------------------------- bounds


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_bounds_of_every_run_and_a_run_repeats(seed, settings):
    """A floor that rises above its place, a kick beyond g, uses too near, or a seed that is not a run."""
    seen = model.simulate(seed=seed, duration=90, **settings)
    assert np.array_equal(seen.mood, model.simulate(seed=seed, duration=90, **settings).mood)
    assert (
        (seen.lost <= 1e-12).all()
        and (seen.kick >= 0).all()
        and (seen.kick <= settings["kick"]).all()
    )
    assert (seen.payback >= -1e-12).all()
    assert (np.diff(seen.time[seen.used[0]]) >= model.PAUSE - 1e-9).all()
    assert (seen.mood[seen.used] < -settings["limit"]).all()


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"support": 4}, "Company in low moments is a number from 0 to 3; you gave 4"),
        ({"distress": float("nan")}, "Distress carried alone is a number from 0 to 1.5"),
        ({"after": 3}, "The assumption ‘after’ is 0"),
        ({"seed": -1}, "whole number"),
        ({"duration": 0}, "The duration is a number above 0 and up to 5000"),
        ({"runs": 0}, "The number of runs"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    """A counsellor reads the message, not the traceback."""
    with pytest.raises(ValueError, match=said):
        model.simulate(**given_)


def test_no_such_parameter():
    with pytest.raises(TypeError, match="has no ‘friends’"):
        ends.settles(friends=2)
