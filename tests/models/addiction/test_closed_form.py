"""Where kick, payback and floor end, against simulations that go there."""

from math import inf, log

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ipnb.models.addiction import closed_form as ends
from ipnb.models.addiction import model

from .samples import SETTINGS, random_settings, unhurried

#: a loss of which no product can be told from nothing
TOO_SMALL_A_LOSS = {
    "distress": 1.0, "support": 0.0, "limit": 0.5, "kick": 1.0, "payback": 1.0, "recovery": 20.0,
    "loss": 5e-324, "after": 0, "costs": 1, "weather": 0, "sinks": 0,
}  # fmt: skip


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


@pytest.mark.parametrize(("support", "uses"), [(0.55, 100), (0.65, 0)])
def test_below_enough_company_use_is_constant_and_above_it_there_is_none(support, uses):
    """c* = d / theta - 1 = 0.6: the sharp point."""
    assert ends.enough()["before"] == pytest.approx(0.6)
    assert model.simulate(duration=300, support=support, after=2).used.sum() == uses


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


def test_where_being_lifted_is_paid_back_twice_the_company_is_needed():
    """k = 1/2."""
    assert ends.enough(costs=1)["before"] == pytest.approx(2 * ends.enough()["before"])


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS), more=st.floats(0, 3))
@example(settings=TOO_SMALL_A_LOSS, more=0.0)
def test_more_company_never_leaves_anybody_lower(settings, more):
    """In the closed forms: the end rises with company and falls with distress."""
    kept = settings | {"support": max(settings["support"], more)}
    assert ends.settles(**kept) >= ends.settles(**settings) - 1e-12
    assert ends.settles(**settings | {"distress": 1.5}) <= ends.settles(**settings) + 1e-12
    assert 0 <= ends.enough(**settings)["before"] <= ends.enough(**settings)["after"]
