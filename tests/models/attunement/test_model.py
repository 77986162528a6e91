"""The attunement chain against its closed forms; its bounds and symmetries; and words for wrong values."""

from math import inf

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.attunement import model

unhurried = hypothesis.settings(deadline=None, max_examples=40)
CHANCE = st.floats(0.01, 0.6)
SETTINGS = {
    "slip_first": CHANCE, "repair_first": CHANCE, "slip_second": CHANCE, "repair_second": CHANCE,
    "distress": st.floats(0, 0.2), "comfort": st.floats(0.02, 0.5), "hurts": st.sampled_from([0, 1]),
    "lingers": st.sampled_from([0, 1]),
}  # fmt: skip


# ---------------------------------------------------------------- closed forms


def test_the_same_thirty_per_cent_hides_two_very_different_waits():
    """The surprise of the chapter: 30 % in step, and 6.7 moments against 33."""
    shares, lasts = model.long_run(hurts=0), model.back_in_step(hurts=0)
    assert [shares[pair]["matched"] for pair in model.PAIRS] == pytest.approx([0.3, 0.3])
    assert list(lasts.values()) == pytest.approx([1 / 0.15, 1 / 0.03])
    assert model.answer(hurts=0) == "first"


def test_the_pair_that_is_more_in_step_repairs_worse():
    """With distress: in step .26 against .41, distress .25 against .625, repair 8.1 against 20.3."""
    shares = model.long_run()
    assert [shares[pair]["matched"] for pair in model.PAIRS] == pytest.approx(
        [0.26, 0.413], abs=1e-3
    )
    assert list(model.into_distress().values()) == pytest.approx([0.25, 0.625])
    assert list(model.back_in_step().values()) == pytest.approx([8.125, 20.3125])


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_the_long_run_is_the_chains_own(settings):
    """Left alone by the transition matrix, and the waits solve (1 - T) t = 1."""
    chosen = model.MODEL.settings(settings)
    for pair, shares in model.long_run(**settings).items():
        p, q, d, r = model._chances(pair, chosen)
        chain = np.array([[1 - p, p, 0], [q, 1 - q - d, d], [r, 0, 1 - r]])
        share = np.array(list(shares.values()))
        assert share @ chain == pytest.approx(share, abs=1e-12)
        assert share.sum() == pytest.approx(1) and (share >= 0).all()
        wait = np.linalg.solve(np.eye(2) - chain[1:, 1:], np.ones(2))
        assert model.back_in_step(**settings)[pair] == pytest.approx(wait[0], rel=1e-9)


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_the_share_of_slips_not_over_is_the_matrixs_power_and_adds_up_to_the_wait(settings):
    """A tail that did not fall, or a mean that was not the sum of its tail."""
    chosen, count = model.MODEL.settings(settings), np.arange(3000)
    for pair, curve in model.still_out(count, **settings).items():
        _, q, d, r = model._chances(pair, chosen)
        inner = np.array([[1 - q - d, d], [0, 1 - r]])
        assert curve[7] == pytest.approx(np.linalg.matrix_power(inner, 7)[0].sum(), abs=1e-9)
        assert (np.diff(curve) <= 1e-12).all() and curve[0] == 1
        assert curve.sum() == pytest.approx(model.back_in_step(**settings)[pair], rel=1e-6)


def test_a_long_simulation_meets_the_closed_forms():
    """Shares within .015, waits within 4 standard errors, over 60 runs of 2,000 moments."""
    ribbons = model.simulate(moments=2000, runs=60, seed=11)
    expected = np.array([list(shares.values()) for shares in model.long_run().values()])
    assert ribbons.shares == pytest.approx(expected, abs=0.015)
    for j, wait in enumerate(model.back_in_step().values()):
        seen = ribbons.repairs(j)
        assert seen.mean() == pytest.approx(wait, abs=4 * seen.std() / np.sqrt(len(seen)))


def test_the_second_eigenvalue_is_the_memory_of_a_chain_of_two():
    """Without distress what is left of a difference after n moments is (1 - p - q)^n."""
    chain = np.array([[1 - 0.35, 0.35], [0.15, 0.85]])
    assert sorted(np.linalg.eigvals(chain).tolist()) == pytest.approx([1 - 0.35 - 0.15, 1])


# ---------------------------------------------------------------- the still face


def test_nobody_is_in_step_with_a_still_face_and_distress_comes_after_1_over_d():
    """1/d moments on average, within 4 standard errors of 4,000 runs."""
    ribbons = model.simulate(moments=150, runs=2000, still=(0, 150), distress=0.1)
    assert (ribbons.state[:, :, 1:] != model.MATCHED).all()
    distressed = ribbons.state.reshape(-1, 151) == model.DISTRESSED
    waited = distressed.argmax(axis=1) - 1
    assert distressed.any(axis=1).all()
    assert waited.mean() == pytest.approx(10, abs=4 * waited.std() / np.sqrt(len(waited)))
    assert model.until_distress(distress=0.1) == 10 and model.until_distress(hurts=0) == inf


def test_after_a_still_face_something_is_carried_over_and_fades():
    """Less in step just after the reunion than without the carry-over; as much later on."""
    lingering, at_once = (
        model.simulate(moments=400, runs=1500, still=(50, 30), lingers=lingers).state[:, 0]
        == model.MATCHED
        for lingers in (1, 0)
    )
    assert lingering[:, 82:100].mean() < at_once[:, 82:100].mean() - 0.02
    assert lingering[:, 250:].mean() == pytest.approx(at_once[:, 250:].mean(), abs=0.02)
    assert lingering[:, :51] == pytest.approx(at_once[:, :51])


# ---------------------------------------------------------------- bounds and symmetries


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_exchanging_the_pairs_exchanges_the_answer(settings):
    """First and second are names and nothing more."""
    swapped = settings | {
        f"{what}_{one}": settings[f"{what}_{other}"]
        for what in ("slip", "repair")
        for one, other in (("first", "second"), ("second", "first"))
    }
    turned = {"first": "second", "second": "first", "alike": "alike"}
    assert model.answer(**swapped) == turned[model.answer(**settings)]
    assert model.long_run(**swapped)["first"] == model.long_run(**settings)["second"]


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS), slip=CHANCE)
def test_how_often_a_pair_slips_says_nothing_about_how_long_a_slip_lasts(settings, slip):
    """The heart of it: the wait does not hang on p, and the share in step falls with it."""
    other = settings | {"slip_first": slip}
    assert model.back_in_step(**other) == model.back_in_step(**settings)
    more, less = (model.long_run(**s)["first"]["matched"] for s in (settings, other))
    assert (more - less) * (slip - settings["slip_first"]) >= 0


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_a_run_repeats_and_takes_only_steps_that_exist(seed, settings):
    """Nobody goes from being in step to distress at once, nor from distress to mere mismatch."""
    ribbons = model.simulate(seed=seed, moments=80, still=(40, 10), **settings)
    assert np.array_equal(
        ribbons.state, model.simulate(seed=seed, moments=80, still=(40, 10), **settings).state
    )
    steps = set(
        zip(
            ribbons.state[..., :-1].ravel().tolist(),
            ribbons.state[..., 1:].ravel().tolist(),
            strict=True,
        )
    )
    assert not steps & {(0, 2), (2, 1)}


def test_neighbouring_seeds_are_the_runs_of_one_fleet():
    """The page's runs would not be Python's."""
    both = model.simulate(seed=2**32 - 1, runs=2, moments=30)
    assert np.array_equal(both.state[1], model.simulate(seed=0, moments=30).state[0])


def test_strangers_match_by_chance():
    """(.3, .5, .2) and (.4, .5, .1) match 39 % of the time, which is a kappa of 0."""
    chance = model.by_chance([0.3, 0.5, 0.2], [0.4, 0.5, 0.1])
    assert chance == pytest.approx(0.39)
    assert model.kappa(0.39, chance) == pytest.approx(0) and model.kappa(1, chance) == 1
    with pytest.raises(ValueError, match="add up to 1"):
        model.by_chance([0.3, 0.5], [0.5, 0.5])
    with pytest.raises(ValueError, match="one share for each kind"):
        model.by_chance([1.0], [0.5, 0.5])


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"slip_first": 0}, "First pair: slips is a number from 0.01 to 0.6; you gave 0"),
        ({"comfort": float("nan")}, "Comforting is a number from 0.02 to 0.5"),
        ({"hurts": 2}, "The assumption ‘hurts’ is 1"),
        ({"seed": 0.5}, "whole number"),
        ({"moments": 0}, "The number of moments is a whole number from 1 to 20000"),
        ({"runs": True}, "The number of runs"),
        ({"still": (3, -1)}, "moments of a still face"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    """A counsellor reads the message, not the traceback."""
    with pytest.raises(ValueError, match=said):
        model.simulate(**given_)


def test_no_such_parameter():
    with pytest.raises(TypeError, match="has no ‘slips’"):
        model.long_run(slips=0.5)


@pytest.mark.parametrize(
    ("matched", "chance"), [(1, 1), (1.2, 0.5), (0.5, -0.1), (float("nan"), 0.5)]
)
def test_kappa_refuses_what_is_no_share(matched, chance):
    """A division by nought, or an agreement beyond all agreement."""
    with pytest.raises(ValueError, match="Kappa takes the share that matched"):
        model.kappa(matched, chance)
