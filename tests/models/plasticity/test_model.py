"""What is learned by surprise, against its closed forms; its bounds; and words for wrong values."""

from math import inf, sqrt

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.plasticity import model as plasticity

unhurried = hypothesis.settings(deadline=None, max_examples=40)  # other people use the machine too
SETTINGS = {
    choice.name: st.floats(choice.low, choice.high) for choice in plasticity.MODEL.parameters
} | {
    choice.name: st.sampled_from([value for value, _ in choice.options])
    for choice in plasticity.MODEL.assumptions
}
ANY = st.fixed_dictionaries(SETTINGS)
PRESETS = {preset.title: dict(preset.settings) for preset in plasticity.MODEL.presets}


def followed(count: int, **settings) -> np.ndarray:
    """The mean step by step: every kind of occasion, weighed by how often it comes. Shape (count + 1, 2)."""
    chosen = plasticity.MODEL.settings(settings)

    def step(weight, met, otherwise, rate):
        moved = np.zeros(2)
        for reached, sure in ((1, met), (0, otherwise)):
            for outcome, share in ((np.sign(sure), abs(sure)), (0, 1 - abs(sure))):
                after = plasticity.learn(
                    weight, reached, outcome, rate, chosen["rule"], chosen["place"]
                )
                moved += 0.5 * share * (after - weight)
        return weight + moved

    weight = np.zeros(2)
    for _ in range(int(chosen["history"] + 0.5)):
        weight = step(weight, -chosen["shame"], 0, chosen["then"])
    path = [weight]
    for _ in range(count):
        path.append(step(path[-1], chosen["warmth"], chosen["otherwise"], chosen["now"]))
    return np.array(path)


# ---------------------------------------------------------------- closed forms


@unhurried
@given(settings=ANY)
def test_the_mean_in_closed_form_is_the_mean_of_every_step(settings):
    """Two ways to one mean, at random settings: powers of eigenvalues, and one occasion after another."""
    assert plasticity.mean_weight(np.arange(61), **settings) == pytest.approx(
        followed(60, **settings), abs=1e-9
    )


@pytest.mark.parametrize("draw", range(6))
def test_the_mean_of_many_lives_is_the_closed_form_at_random_settings(draw):
    """5,000 lives within 5 standard errors, at the turn and 20 and 80 occasions later."""
    random = np.random.default_rng(draw)
    settings = {one.name: random.uniform(one.low, one.high) for one in plasticity.MODEL.parameters}
    settings |= {
        "history": int(random.integers(10, 80)),
        "rule": draw % 2,
        "place": (draw + 1) // 2 % 2,
    }
    lives = plasticity.simulate(lives=5000, experiences=80, seed=1000 * draw, **settings)
    for after in (0, 20, 80):
        seen = lives.weight[:, settings["history"] + after]
        error = seen.std(axis=0) / sqrt(5000)
        assert np.abs(
            seen.mean(axis=0) - plasticity.mean_weight(after, **settings)
        ) == pytest.approx(np.zeros(2), abs=5 * error.max() + 1e-9)


@unhurried
@given(settings=ANY)
def test_the_number_is_where_the_mean_first_lies_above_nothing(settings):
    """For both rules, against the mean followed step by step; where never, it is never above."""
    needed, path = plasticity.turning(**settings), followed(150, **settings).sum(axis=1)
    above = np.flatnonzero(path > 1e-9)
    if above.size:
        assert needed == pytest.approx(above[0], abs=0 if settings["rule"] else 1)
    else:
        assert needed > 150 or needed == pytest.approx(150, abs=1)


@unhurried
@given(settings=ANY)
def test_in_the_long_run_it_is_what_comes_with_and_without_reaching_out(settings):
    """p, q and the contingency p - q, wherever learning began."""
    settings |= {"rule": 1}
    end, late = plasticity.in_the_end(**settings), plasticity.mean_weight(1e6, **settings)
    assert (end["reaching"], end["otherwise"], end["adds"]) == pytest.approx(
        (late.sum(), late[0], late[1]), abs=1e-9
    )


def test_at_the_end_of_a_long_life_it_is_so_too():
    """Not only on paper: the last thousand of 4,000 occasions of twenty lives, within .02."""
    settings = {"warmth": 0.65, "otherwise": 0.3, "now": 0.02}
    late = (
        plasticity.simulate(lives=20, experiences=4000, **settings)
        .weight[:, -1000:]
        .mean(axis=(0, 1))
    )
    assert late == pytest.approx((0.3, 0.35), abs=0.02)


# ---------------------------------------------------------------- what the chapter and the scenes say


def test_it_takes_fewer_by_surprise_and_as_many_by_pairings():
    """The question, and its answer with either assumption."""
    assert plasticity.turning() < 0.25 * 200 and plasticity.answer() == "fewer"
    assert plasticity.turning(rule=0) == 201 and plasticity.answer(rule=0) == "alike"
    assert (
        plasticity.turning(rule=0, now=0.1) == 101 and plasticity.answer(rule=0, now=0.1) == "fewer"
    )


def test_a_longer_history_hardly_lengthens_the_way_back_but_by_pairings_it_doubles():
    """What was expected already taught nothing more."""
    assert plasticity.turning(history=400) <= plasticity.turning() + 1
    assert plasticity.turning(history=400, rule=0) == 401


def test_slower_than_then_takes_longer_and_still_fewer():
    """A plasticity of two fifths needs about two and a half times as many."""
    slower = plasticity.turning(**PRESETS["Slower than then"])
    assert slower / plasticity.turning() == pytest.approx(2.5, abs=0.3)
    assert plasticity.answer(**PRESETS["Slower than then"]) == "fewer"


def test_kindness_either_way_brings_warmth_sooner_and_reaching_out_nothing():
    """Rescorla (1968): the same pairings, with and without warmth that comes anyway."""
    steady, answered = PRESETS["Kind either way"], PRESETS["Learned by heart"]
    assert steady["warmth"] == answered["warmth"], "the pairings must be the same"
    assert plasticity.turning(**steady) < plasticity.turning(**answered)
    late = {
        name: plasticity.simulate(lives=300, experiences=600, **one)
        .weight[:, -200:]
        .mean(axis=(0, 1))
        for name, one in (("steady", steady), ("answered", answered))
    }
    assert late["steady"] == pytest.approx((0.8, 0), abs=0.03)
    assert late["answered"] == pytest.approx((0, 0.8), abs=0.03)


@pytest.mark.parametrize("switch", [{"rule": 0}, {"place": 0}], ids=["pairings", "no place"])
def test_without_either_assumption_warmth_that_comes_anyway_takes_nothing_from_reaching_out(switch):
    """Both drive the surprise: turn one round, and reaching out adds as much as if warmth came by it only."""
    steady, answered = ({"otherwise": q} | switch for q in (0.8, 0))
    after = [plasticity.mean_weight(300, **one)[1] for one in (steady, answered)]
    assert after[0] == pytest.approx(after[1]) and after[1] > 0.7
    assert plasticity.mean_weight(300, otherwise=0.8)[1] < 0.02


def test_where_nobody_sighs_any_more_shame_fades_to_nothing_and_no_further():
    """Extinction: in this model the old learning is gone, which the chapter calls wrong."""
    preset = PRESETS["Nobody sighs any more"]
    assert plasticity.turning(**preset) == inf and plasticity.answer(**preset) == "more"
    lives = plasticity.simulate(lives=200, experiences=1500, **preset)
    assert np.isinf(lives.turned).all() and np.abs(lives.expectation[:, -1]).max() < 0.01


def test_single_lives_turn_about_where_their_mean_does():
    """In every scene: the middle of 400 lives within 3 occasions or a tenth."""
    for name, preset in PRESETS.items():
        middle = float(np.median(plasticity.simulate(lives=400, experiences=600, **preset).turned))
        assert middle == pytest.approx(plasticity.turning(**preset), rel=0.1, abs=3), name


def test_no_history_of_shame_needs_one_kind_occasion_and_still_shamed_never_turns():
    """Where there is nothing to unlearn, and where nothing is offered."""
    assert plasticity.turning(shame=0) == 1
    assert plasticity.turning(warmth=-0.5) == inf == plasticity.turning(shame=0, warmth=0)
    assert plasticity.turning(rule=0, warmth=-0.5) == inf


def test_every_scene_sets_everything():
    """What was touched before would hang on in a scene's numbers."""
    assert all(set(preset) == set(plasticity.MODEL.choices) for preset in PRESETS.values())


# ---------------------------------------------------------------- bounds and symmetries


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=ANY)
def test_every_life_is_bounded_and_repeats(seed, settings):
    """By surprise expectations cannot run away; shame comes only with reaching out; a seed is a life."""
    one = plasticity.simulate(seed=seed, experiences=100, **settings)
    again = plasticity.simulate(seed=seed, experiences=100, **settings)
    assert np.array_equal(one.weight, again.weight)
    assert len(one.count) == one.weight.shape[1] == one.outcome.shape[1] + 1
    assert one.count[-1] == 100
    assert set(np.unique(one.outcome)) <= {-1, 0, 1} and one.reached[one.outcome < 0].all()
    if settings["rule"]:
        assert np.abs(one.weight).max() < 4
    if not settings["place"]:
        assert (one.weight[..., 0] == 0).all()


def test_one_reaches_out_on_half_of_the_occasions_and_warmth_is_as_sure_as_it_says():
    """Steady warmth is steady: never shame, and the share that was set, with reaching out and without."""
    lives = plasticity.simulate(lives=400, experiences=200, warmth=0.7, otherwise=0.4)
    reached, outcome = lives.reached[:, 200:], lives.outcome[:, 200:]
    assert reached.mean() == pytest.approx(0.5, abs=0.01)
    assert outcome[reached].mean() == pytest.approx(0.7, abs=0.01)
    assert outcome[~reached].mean() == pytest.approx(0.4, abs=0.01)
    assert outcome.min() == 0
    sure = plasticity.simulate(experiences=200, warmth=1, otherwise=1)
    assert (sure.outcome[:, 200:] == 1).all()


def test_neighbouring_seeds_are_the_lives_of_one_fleet():
    """The page's 24 lives would not be Python's."""
    both = plasticity.simulate(seed=5, lives=2, experiences=20)
    assert np.array_equal(both.weight[1], plasticity.simulate(seed=6, experiences=20).weight[0])


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"warmth": 2}, "How surely met now is a number from -1 to 1; you gave 2"),
        ({"history": float("nan")}, "Occasions before is a number from 10 to 400"),
        ({"place": 3}, "The assumption ‘place’ is 1"),
        ({"seed": -1}, "whole number"),
        ({"experiences": 6000}, "The number of experiences is a whole number from 0 to 5000"),
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
