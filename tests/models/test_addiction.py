"""Kick, payback and floor against their closed forms; their bounds; and words for wrong values."""

from math import inf, log

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models import addiction as model
from ipnb.models import addiction_words

unhurried = hypothesis.settings(deadline=None, max_examples=25)
SETTINGS = {
    "distress": st.floats(0, 1.5), "support": st.floats(0, 3), "limit": st.floats(0.2, 1),
    "kick": st.floats(0.5, 3), "payback": st.floats(0.5, 1.5), "recovery": st.floats(20, 120),
    "loss": st.floats(0, 1), "after": st.sampled_from([0, 1, 2]), "costs": st.sampled_from([0, 1]),
    "weather": st.sampled_from([0, 1]),
}  # fmt: skip


# ---------------------------------------------------------------- one use, and many


def test_the_step_is_the_exact_solution_of_the_three_equations():
    """Against 20,000 small Euler steps, to 1e-4, with and without a use."""
    chosen = model.MODEL.settings({})
    for given_ in (0, 1):
        a, b, s, n = 0.7, 0.4, -0.3, 20_000
        for _ in range(n):
            da, db = (chosen["kick"] * given_ - a) / model.QUICK, (chosen["payback"] * a - b) / model.SLOW
            ds = -model.SINKS * b - s / chosen["recovery"]
            a, b, s = a + da * 2 / n, b + db * 2 / n, s + ds * 2 / n
        assert model.advance(0.7, 0.4, -0.3, given_, chosen, 2) == pytest.approx((a, b, s), abs=1e-4)


def test_one_use_is_a_difference_of_exponentials_and_its_balance_is_what_payback_leaves():
    """The integral of high and payback is g T (1 - kappa): with kappa = 1 each high is paid back in full."""
    time = np.linspace(0, 120, 240_001)
    for payback in (0.5, 1, 1.5):
        a, b = model.single_use(time, payback=payback)
        whole = np.trapezoid(a - b, time)
        assert whole == pytest.approx(model.balance(payback=payback), abs=1e-4)
        assert model.balance(payback=payback) == pytest.approx(2.5 * (1 - payback))


def test_a_simulated_use_is_the_closed_one():
    """The first use of a run, up to the second: to 1e-9."""
    seen = model.simulate(duration=2.9, after=2)
    assert seen.used[0].sum() == 1 and seen.used[0, 0]
    a, b = model.single_use(seen.time)
    assert seen.kick[0] == pytest.approx(a, abs=1e-9) and seen.payback[0] == pytest.approx(b, abs=1e-9)


def test_regular_use_has_the_means_of_the_closed_form():
    """One use every 3 units: g T/P, kappa g T/P, -eps ts kappa g T/P, within 1 %; and .125, .1125, -.3375."""
    seen = model.simulate(duration=900, after=2)
    late = seen.time >= 600
    assert np.diff(seen.time[seen.used[0]]) == pytest.approx(model.PAUSE)
    expected = model.at_regular_use(model.PAUSE)
    for name in ("kick", "payback", "lost"):
        assert getattr(seen, name)[0, late].mean() == pytest.approx(expected[name], rel=0.01)
    assert list(model.at_regular_use(20).values()) == pytest.approx([0.125, 0.1125, -0.3375])


# ---------------------------------------------------------------- company, and the end


@pytest.mark.parametrize(("support", "uses"), [(0.55, 100), (0.65, 0)])
def test_below_enough_company_use_is_constant_and_above_it_there_is_none(support, uses):
    """c* = d / theta - 1 = 0.6: the sharp point."""
    assert model.enough()["before"] == pytest.approx(0.6)
    assert model.simulate(duration=300, support=support, after=2).used.sum() == uses


def test_below_that_point_company_helps_all_the_same():
    """Uses do not fall, but low moments are less low."""
    alone, kept = (model.simulate(duration=300, support=c, after=2).mood.mean() for c in (0, 0.55))
    assert kept > alone + 0.1


def test_after_the_floor_was_lowered_more_company_is_needed():
    """(d + |s0|) / theta - 1 = 1.4; and with .9 the wait is ts ln(...) = 58.8, less than a unit off."""
    assert model.enough(loss=0.4)["after"] == pytest.approx(1.4)
    settings = {"loss": 0.4, "support": 0.9}
    assert model.wait(**settings) == pytest.approx(60 * log(0.4 / 0.15)) == pytest.approx(58.85, abs=0.01)
    floor = model.advance(0, 0, -0.4, 0, model.MODEL.settings(settings), model.wait(**settings))[2]
    assert model.felt(floor - 0.8, 0.9) == pytest.approx(-0.5)
    assert model.wait(loss=0.4) == inf and model.wait(support=3) == 0


def test_drug_free_is_not_well_if_nothing_else_changes():
    """The surprise of the chapter: the mood settles at -d / (1 + c), too low to bear without company."""
    assert model.settles() == -0.8 and model.answer() == "low"
    assert model.simulate(duration=900).mood[0, -1] == pytest.approx(-0.8, abs=1e-3)
    assert model.answer(support=0.7) == "bearable" and model.answer(distress=0) == "well"


def test_another_substance_is_used_as_the_first_was():
    """Switching: what calls for it has not changed."""
    stays, other = (model.simulate(duration=200, after=after).used for after in (2, 1))
    assert np.array_equal(stays, other)
    assert not model.simulate(duration=200, after=0).used[:, 1200:].any()


def test_where_being_lifted_is_paid_back_more_company_is_needed_and_the_end_is_lower():
    """-d / (1 + (1 - k) c), against the simulation; and twice the company for k = 1/2."""
    settings = {"support": 1, "costs": 1, "distress": 0.6}
    assert model.simulate(duration=900, **settings).mood[0, -1] == pytest.approx(
        model.settles(**settings), abs=1e-3
    )
    assert model.enough(costs=1)["before"] == pytest.approx(2 * model.enough()["before"])


def test_where_the_distress_comes_and_goes_there_is_no_sharp_point():
    """Uses far above the point, and fewer the more company; distress with the deviation that was said."""
    uses = [
        model.simulate(duration=200, runs=12, support=c, weather=1, after=2).used.sum(axis=1).mean()
        for c in (0.6, 1.5, 2.2)
    ]
    assert uses[0] > uses[1] + 5 > uses[2] + 10 and uses[2] > 0
    calm = model.simulate(duration=300, runs=60, distress=0, limit=1, weather=1)
    assert (calm.floor - calm.lost)[:, 1000:].std() == pytest.approx(model.SWING, rel=0.05)


# ---------------------------------------------------------------- bounds


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_bounds_of_every_run_and_a_run_repeats(seed, settings):
    """A floor that rises above its place, a kick beyond g, uses too near, or a seed that is not a run."""
    seen = model.simulate(seed=seed, duration=90, **settings)
    assert np.array_equal(seen.mood, model.simulate(seed=seed, duration=90, **settings).mood)
    assert (seen.lost <= 1e-12).all() and (seen.kick >= 0).all() and (seen.kick <= settings["kick"]).all()
    assert (seen.payback >= -1e-12).all()
    assert (np.diff(seen.time[seen.used[0]]) >= model.PAUSE - 1e-9).all()
    assert (seen.mood[seen.used] < -settings["limit"]).all()


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS), more=st.floats(0, 3))
def test_more_company_never_leaves_anybody_lower(settings, more):
    """In the closed forms: the end rises with company and falls with distress."""
    kept = settings | {"support": max(settings["support"], more)}
    assert model.settles(**kept) >= model.settles(**settings) - 1e-12
    assert model.settles(**settings | {"distress": 1.5}) <= model.settles(**settings) + 1e-12
    assert 0 <= model.enough(**settings)["before"] <= model.enough(**settings)["after"]


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
        model.settles(friends=2)


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = addiction_words.summary()
    assert "the mood settles at −0.80: low enough to reach for something" in said
    assert "Company of 0.60 would keep it from reaching." in said
    assert "1.40 now; with the company there is it takes 59 units" in addiction_words.summary(
        loss=0.4, support=0.9
    )


@pytest.mark.parametrize("what", ["course", "company"])
def test_figures_have_words(what):
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = model.figure(what)
    assert len(drawn.layout.meta) > 120 and drawn.layout.title.text
    with pytest.raises(ValueError, match="Addiction draws"):
        model.figure("cake")


def test_the_figure_of_all_company_takes_none():
    with pytest.raises(ValueError, match="shows every ‘support’"):
        model.figure("company", support=1)
