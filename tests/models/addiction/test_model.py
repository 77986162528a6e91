"""Kick, payback and floor against their closed forms; their bounds; and words for wrong values."""

from math import inf, log

import hypothesis
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ipnb.models.addiction import alt_text as addiction_words
from ipnb.models.addiction import closed_form as ends
from ipnb.models.addiction import figures, model

unhurried = hypothesis.settings(deadline=None, max_examples=25)
SETTINGS = {
    "distress": st.floats(0, 1.5), "support": st.floats(0, 3), "limit": st.floats(0.2, 1),
    "kick": st.floats(0.5, 3), "payback": st.floats(0.5, 1.5), "recovery": st.floats(20, 120),
    "loss": st.floats(0, 1), "after": st.sampled_from([0, 1, 2]), "costs": st.sampled_from([0, 1]),
    "weather": st.sampled_from([0, 1]), "sinks": st.sampled_from([0, 1]),
}  # fmt: skip
#: a loss of which no product can be told from nothing
TOO_SMALL_A_LOSS = {
    "distress": 1.0, "support": 0.0, "limit": 0.5, "kick": 1.0, "payback": 1.0, "recovery": 20.0,
    "loss": 5e-324, "after": 0, "costs": 1, "weather": 0, "sinks": 0,
}  # fmt: skip
PRESETS = {preset.title: dict(preset.settings) for preset in model.MODEL.presets}


def random_settings(seed: int) -> dict[str, float]:
    """Some setting anywhere in the sliders' ranges."""
    random = np.random.default_rng(seed)
    return {one.name: float(random.uniform(one.low, one.high)) for one in model.MODEL.parameters}


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


@pytest.mark.parametrize("draw", range(5))
def test_regular_use_has_the_means_of_the_closed_form(draw):
    """One use every 3 units: g T/P, kappa g T/P, -eps ts kappa g T/P, within 1 %, at random settings."""
    chosen = random_settings(draw) | {
        "distress": 1.5,
        "support": 0,
        "loss": 1,
        "limit": 0.2,
        "sinks": draw > 0,
    }
    chosen["sinks"] = int(chosen["sinks"])
    seen = model.simulate(duration=1500, after=2, **chosen)
    late = seen.time >= 1200
    assert np.diff(seen.time[seen.used[0]]) == pytest.approx(model.PAUSE)
    expected = ends.at_regular_use(model.PAUSE, **chosen)
    for name in ("kick", "payback", "lost"):
        assert getattr(seen, name)[0, late].mean() == pytest.approx(
            expected[name], rel=0.01, abs=1e-3
        )


def test_regular_use_cannot_be_more_frequent_than_a_use_lasts():
    """A spacing of nothing would divide by it, and one below a use means two at once."""
    assert list(ends.at_regular_use(20).values()) == pytest.approx([0.125, 0.1125, -0.3375])
    for every in (0, 0.5, -3, inf, float("nan"), True):
        with pytest.raises(ValueError, match="the next begins at least 1 later"):
            ends.at_regular_use(every)


# ---------------------------------------------------------------- company, and the end


@pytest.mark.parametrize(("support", "uses"), [(0.55, 100), (0.65, 0)])
def test_below_enough_company_use_is_constant_and_above_it_there_is_none(support, uses):
    """c* = d / theta - 1 = 0.6: the sharp point."""
    assert ends.enough()["before"] == pytest.approx(0.6)
    assert model.simulate(duration=300, support=support, after=2).used.sum() == uses


def test_below_that_point_company_helps_all_the_same():
    """Uses do not fall, but low moments are less low."""
    alone, kept = (model.simulate(duration=300, support=c, after=2).mood.mean() for c in (0, 0.55))
    assert kept > alone + 0.1


def used_with(company: float, settings: dict[str, float], duration: float = 400) -> int:
    """How many uses there are with this company."""
    return int(
        model.simulate(duration=duration, **settings | {"support": company, "after": 2}).used.sum()
    )


@pytest.mark.parametrize("costs", [0, 1])
@pytest.mark.parametrize("draw", range(6))
def test_just_enough_company_keeps_from_the_first_use_and_a_little_less_does_not(draw, costs):
    """At random settings, with and without loss, and where lifts are paid back: within .03 of company."""
    settings = random_settings(draw) | {"distress": 0.55 + 0.1 * draw, "limit": 0.5, "costs": costs}
    settings["loss"] = 0.15 * (draw % 3)
    needed = ends.enough(**settings)
    assert needed["before"] == pytest.approx(ends.enough(**settings | {"loss": 0})["after"])
    assert used_with(needed["after"] + 0.03, settings) == 0
    assert used_with(max(0, needed["after"] - 0.03), settings) > 0


def test_a_floor_that_rises_before_the_payback_is_due_needs_less_company():
    """With costs and a loss: 1.25 and not 1.60; .68 and not 1.20."""
    assert ends.enough(distress=0.6, loss=0.3, costs=1)["after"] == pytest.approx(1.25, abs=0.01)
    assert ends.enough(distress=0.5, loss=0.3, recovery=20, costs=1)["after"] == pytest.approx(
        0.68, abs=0.01
    )


@pytest.mark.parametrize("costs", [0, 1])
@pytest.mark.parametrize("draw", range(5))
def test_without_any_use_the_mood_goes_as_the_closed_form_says(draw, costs):
    """Against a simulation that never reaches its limit, at random settings, to .01; and its last moment."""
    settings = random_settings(draw) | {
        "limit": 1,
        "costs": costs,
        "distress": 0.1 * draw,
        "loss": 0.4,
    }
    seen = model.simulate(duration=300, **settings | {"support": max(settings["support"], 0.5)})
    assert not seen.used.any()
    at = [0, 40, 200, 1000, 6000]
    closed = [ends.unaided(seen.time[i], **seen.settings) for i in at]
    assert seen.mood[0, at] == pytest.approx(closed, abs=0.01)


@pytest.mark.parametrize("costs", [0, 1])
@pytest.mark.parametrize("draw", range(4))
def test_the_wait_ends_where_the_mood_comes_above_the_limit_to_stay(draw, costs):
    """Along the closed path, at random settings where there is anything to wait for."""
    settings = random_settings(draw) | {"costs": costs, "limit": 0.5, "loss": 0.9}
    settings["support"] = ends.enough(**settings | {"loss": 0})["before"] + 0.15
    waits = ends.wait(**settings)
    assert 0 < waits < inf
    assert ends.unaided(waits - 0.01, **settings) < -0.5 <= ends.unaided(waits + 0.01, **settings)
    assert all(ends.unaided(waits + later, **settings) >= -0.5 for later in (1, 10, 100, 1000))


def test_after_the_floor_was_lowered_more_company_is_needed():
    """(d + |s0|) / theta - 1 = 1.4; and with .9 the wait is ts ln(...) = 58.8."""
    assert ends.enough(loss=0.4)["after"] == pytest.approx(1.4)
    assert (
        ends.wait(loss=0.4, support=0.9)
        == pytest.approx(60 * log(0.4 / 0.15))
        == pytest.approx(58.85, abs=0.01)
    )
    assert ends.wait(loss=0.4) == inf and ends.wait(support=3) == 0
    assert ends.wait(support=0.7, loss=0.5, costs=1) == inf, "it settles below the limit"


@pytest.mark.parametrize("draw", range(5))
def test_what_would_stop_use_is_more_than_what_would_have_prevented_it(draw):
    """Company that arrives in the middle of regular use: just above the number stops it, just below not."""
    settings = model.MODEL.settings(
        random_settings(draw) | {"distress": 1.2, "loss": 0, "sinks": draw % 2}
    )
    state, dt, fit = np.zeros(3), model.MODEL.dt, round(model.PAUSE / model.MODEL.dt)
    for step in range(500 * fit):
        given = float(step % fit < round(model.PULSE / dt))
        state = np.array(model.advance(*state, given, settings, dt))
    needed = ends.enough_to_stop(**settings)
    assert needed > ends.enough(**settings)["before"]
    for company, below in ((needed + 0.01, False), (needed - 0.01, True)):
        bare = state[2] - settings["distress"] + state[0] - state[1]
        assert bool(model.felt(bare, company) < -settings["limit"]) == below


def test_six_times_as_much_company_stops_use_as_would_have_prevented_it():
    """The number of the chapter, with both that drive it; and no number where it would be wrong."""
    assert ends.enough_to_stop() == pytest.approx(6.36, abs=0.01)
    assert ends.enough_to_stop(sinks=0) == pytest.approx(1.86, abs=0.01)
    with pytest.raises(ValueError, match="costs nothing"):
        ends.enough_to_stop(costs=1)


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


def test_drug_free_is_not_well_if_nothing_else_changes():
    """The surprise of the chapter: the mood settles at -d / (1 + c), too low to bear without company."""
    assert ends.settles() == -0.8 and ends.answer() == "low"
    assert model.simulate(duration=900).mood[0, -1] == pytest.approx(-0.8, abs=1e-3)
    assert ends.answer(support=0.7) == "bearable" and ends.answer(distress=0) == "well"


@pytest.mark.parametrize("draw", range(6))
def test_the_mood_settles_where_the_closed_form_says(draw):
    """At random settings, after 60 units with the substance and 1,500 without, with costs and without."""
    settings = random_settings(draw) | {"costs": draw % 2, "sinks": draw % 3 > 0}
    settings["sinks"] = int(settings["sinks"])
    seen = model.simulate(duration=1500, after=0, **settings)
    assert seen.mood[0, -1] == pytest.approx(ends.settles(**settings), abs=2e-3)


def test_another_substance_is_used_as_the_first_was():
    """Switching: what calls for it has not changed."""
    stays, other = (model.simulate(duration=200, after=after).used for after in (2, 1))
    assert np.array_equal(stays, other)
    assert not model.simulate(duration=200, after=0).used[:, 1200:].any()


def test_where_being_lifted_is_paid_back_twice_the_company_is_needed():
    """k = 1/2."""
    assert ends.enough(costs=1)["before"] == pytest.approx(2 * ends.enough()["before"])


# ---------------------------------------------------------------- what drives the surprise


def test_the_distress_has_the_deviation_that_was_said():
    calm = model.simulate(duration=300, runs=60, distress=0, limit=1, weather=1)
    assert (calm.floor - calm.lost)[:, 1000:].std() == pytest.approx(model.SWING, rel=0.05)


def test_where_the_distress_comes_and_goes_each_life_still_uses_at_full_pace_or_not_at_all():
    """An edge further out while use lowers the floor; where the floor stays, lives fill the middle."""
    company = figures.COMPANY
    locked, slope = (figures.uses(weather=1, sinks=sinks) for sinks in (1, 0))
    assert max(figures.between(row) for row in locked) <= 4
    assert locked[company <= 1.4].min() >= 30 and locked[company >= 2.6].max() <= 3
    assert (locked[company == 2] >= 30).any() and (locked[company == 2] < 3).any()
    assert figures.between(slope[company.tolist().index(1.4)]) > 20
    steps = slope.mean(axis=1)
    assert np.abs(np.diff(steps)).max() < 10 and (np.diff(steps) <= 0.3).all(), "no slope"
    steady = figures.uses().mean(axis=1)
    assert (steady[company <= 0.6 - 1e-9] >= 33).all() and not steady[company > 0.6 + 1e-9].any()


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


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS), more=st.floats(0, 3))
@example(settings=TOO_SMALL_A_LOSS, more=0.0)
def test_more_company_never_leaves_anybody_lower(settings, more):
    """In the closed forms: the end rises with company and falls with distress."""
    kept = settings | {"support": max(settings["support"], more)}
    assert ends.settles(**kept) >= ends.settles(**settings) - 1e-12
    assert ends.settles(**settings | {"distress": 1.5}) <= ends.settles(**settings) + 1e-12
    assert 0 <= ends.enough(**settings)["before"] <= ends.enough(**settings)["after"]


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


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = addiction_words.summary()
    assert "the mood settles at −0.80: low enough to reach for something" in said
    assert "Company of 0.60 would keep it from reaching." in said
    waits = addiction_words.summary(loss=0.4, support=0.9)
    assert (
        "1.40 now; with the company there is, and nothing used meanwhile, it would take 59 units"
        in waits
    )
    assert "comes to lie round −0.80" in addiction_words.summary(weather=1)


def test_no_wait_is_promised_where_use_goes_on_and_none_where_it_would_not_help():
    """The scene in which the substance stays at hand, and company that is paid back."""
    later = addiction_words.company(**PRESETS["The same, years later"])
    assert "and nothing used meanwhile, it would take 138 units" in later
    assert model.simulate(duration=600, **PRESETS["The same, years later"]).used.sum() == 200
    costly = addiction_words.company(support=0.7, loss=0.5, costs=1)
    assert "no wait helps" in costly
    most = {"support": 3, "loss": 0.2, "costs": 1}
    assert "it is enough already" in addiction_words.company(**most)
    assert not model.simulate(duration=400, after=2, **most).used.any()


def test_the_figure_has_words_that_say_its_curves():
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = figures.company()
    said, curves = drawn.layout.meta, {curve.name: np.array(curve.y) for curve in drawn.data}
    assert drawn.layout.title.text and len(curves) == 3
    comes, stays = curves["it comes and goes"], curves["and the floor stays as well"]
    for curve in (comes, stays):
        assert f"{curve[5]:.0f} at 1.0, {curve[7]:.0f} at 1.4, {curve[9]:.0f} at 1.8" in said


def test_the_figure_of_all_company_takes_none():
    with pytest.raises(ValueError, match="sets ‘support’ itself"):
        figures.company(support=1)
