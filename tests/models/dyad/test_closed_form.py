"""When a pair settles, how fast, and what the helper pays: rules against matrices and simulations."""

from math import inf

import hypothesis
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipnb.models.dyad import alt_text as dyad_words
from ipnb.models.dyad import closed_form
from ipnb.models.dyad import model as dyad

unhurried = hypothesis.settings(deadline=None, max_examples=60)  # other people use the machine too


STEADY, CLOSE = st.floats(-0.4, 0.6), st.floats(0, 3)


PAIRS = st.fixed_dictionaries(
    {"client": STEADY, "helper": STEADY, "attunement": CLOSE, "tempo": st.floats(0.5, 2)}
)


NEAR = {"client": -0.1, "helper": 0.4, "attunement": 1}


@unhurried
@given(PAIRS, st.sampled_from([0, 1]), st.sampled_from([0, 1]))
def test_dampings_are_the_matrix_s(pair, mutual, draws):
    """The four exponents against the eigenvalues of the matrix that the simulation steps with."""
    pair = pair | {"mutual": mutual, "draws": draws}
    expected = np.poly(np.linalg.eigvals(dyad.matrix(**pair)))
    assert np.poly(closed_form.exponents(**pair)).real == pytest.approx(expected.real, abs=1e-11)


@hypothesis.settings(deadline=None, max_examples=25)
@given(PAIRS, st.sampled_from([0, 1]), st.sampled_from([0, 1]), st.sampled_from([0, 0.35, 0.6]))
def test_the_upset_grows_as_fast_as_in_a_simulation(pair, mutual, draws, apart):
    """Rounds upon rounds of steps, and how much larger the client's upset is at the end of them."""
    # else the helper is reached too late to see
    assume(pair["attunement"] == 0 or pair["attunement"] > 0.01)
    settings = pair | {"mutual": mutual, "draws": draws, "apart": apart, "round": 4}
    once, rounds = closed_form.one_round(apart, **settings), 200
    state, size = dyad.upset(1, pair["tempo"]), 0.0
    for _ in range(rounds):
        state = once @ state
        if not closed_form.helper_is_moved(**settings):
            state[2:] = 0  # where nothing but rounding reaches the helper
        size += np.log(np.linalg.norm(state))
        state = state / np.linalg.norm(state)
    assert closed_form.growth(**settings) == pytest.approx(size / rounds / 4, abs=0.02)


@unhurried
@given(PAIRS)
def test_settling_is_the_rule_of_two_conditions(pair):
    """Stable iff d1 + d2 + c > 0 and 2 d1 d2 + c (d1 + d2) > 0."""
    d1, d2, c = pair["client"], pair["helper"], pair["attunement"]
    assume(c > 1e-6)  # else nothing reaches the helper
    margin = min(d1 + d2 + c, 2 * d1 * d2 + c * (d1 + d2))
    assume(abs(margin) > 1e-6)
    assert closed_form.settles(**pair) == (margin > 0)


@unhurried
@given(st.floats(-0.4, -0.01), st.floats(0.02, 0.6), st.sampled_from([0, 1]))
def test_the_least_attunement_is_the_threshold(client, helper, mutual):
    """A little less, and the upset grows; a little more, and it dies away."""
    pair = {"client": client, "helper": helper, "mutual": mutual}
    least = closed_form.least_attunement(**pair)
    assume(0.01 < least < 2.9)
    assert not closed_form.settles(attunement=0.99 * least, **pair)
    assert closed_form.settles(attunement=1.01 * least, **pair)


@unhurried
@given(st.floats(0.02, 0.6), st.floats(0.02, 0.6))
def test_where_feeling_the_other_adds_to_one_s_own_two_steady_ones_carry_each_other_off(
    client, helper
):
    """Co-dysregulation: with the second assumption turned round more attunement is worse."""
    pair = {"client": client, "helper": helper, "draws": 0}
    most = closed_form.most_attunement(**pair)
    assert closed_form.least_attunement(**pair) == 0
    assert closed_form.settles(attunement=0.99 * most, **pair)
    assert not closed_form.settles(attunement=1.01 * most, **pair)
    assert closed_form.most_attunement(client=client, helper=helper) == inf


def test_a_steadiness_of_nought_is_not_settling_alone():
    """A client who swings on and on needs somebody, though the least attunement is 0."""
    said = "Always in touch, the pair settles at any attunement above nought."
    assert dyad_words.threshold(client=0, helper=0.3) == said
    assert closed_form.growth(client=0, helper=0.3, attunement=0) == 0
    assert closed_form.settles(client=0, helper=0.3, attunement=0.05)
    assert str(closed_form.least_attunement(client=0, helper=0.3)) == "0.0"
    assert dyad_words.threshold(client=0.1, helper=0.3) == "Each of the two settles alone."


def test_the_chapter_s_threshold():
    """c* = .3 for a client of -.1 and a helper of .3."""
    assert closed_form.least_attunement(client=-0.1, helper=0.3) == pytest.approx(0.3)
    assert closed_form.least_attunement(client=0.1, helper=0.2) == 0
    assert closed_form.least_attunement(client=-0.1, helper=0.3, mutual=0) == pytest.approx(0.2)


@unhurried
@given(st.floats(-0.4, 0), st.floats(0, 0.4), CLOSE)
def test_no_attunement_settles_two_who_have_not_enough_between_them(client, share, attunement):
    """If d1 + d2 <= 0 closeness only spreads the storm: co-dysregulation."""
    helper = -client * share  # at most 0.4 times as steady as the client is agitated
    assert closed_form.least_attunement(client=client, helper=helper) == inf or client == 0
    assert closed_form.growth(client=client, helper=helper, attunement=attunement) >= -1e-12


@unhurried
@given(PAIRS)
def test_closeness_shares_out_steadiness_and_makes_none(pair):
    """gamma- grows with attunement, and never beyond d1 + d2: as long as it draws one to the other."""
    low, _ = closed_form.dampings(**pair)
    nearer, _ = closed_form.dampings(**pair | {"attunement": min(3.0, pair["attunement"] + 0.5)})
    assert low - 1e-12 <= nearer <= pair["client"] + pair["helper"] + 1e-12


@unhurried
@given(PAIRS, st.sampled_from([0, 1]))
def test_client_and_helper_could_change_places(pair, draws):
    """With mutual attunement the pair does not know who is who."""
    assume(pair["attunement"] > 0.01)
    pair = pair | {"draws": draws}
    turned = pair | {"client": pair["helper"], "helper": pair["client"]}
    assert closed_form.growth(**turned) == pytest.approx(closed_form.growth(**pair), abs=1e-12)


@pytest.mark.parametrize(("length", "share"), [(2, 0.698), (10, 0.665), (40, 0.519)])
def test_how_much_time_out_of_touch_is_survivable(length, share):
    """Short ruptures and long ones: the chapter's numbers, and what happens on both sides of them."""
    most = closed_form.most_time_apart(**NEAR, round=length)
    assert most == pytest.approx(share, abs=0.001)
    assert closed_form.settles(**NEAR, round=length, apart=most - 0.01)
    assert not closed_form.settles(**NEAR, round=length, apart=most + 0.01)


def test_no_and_any_time_apart():
    """A pair that never settles can bear no rupture; one that settles alone bears every one."""
    assert closed_form.most_time_apart(client=-0.3, helper=0.2, attunement=1) == 0
    assert closed_form.most_time_apart(client=0.1, helper=0.2, attunement=1) == 1


def test_most_time_apart_is_the_first_threshold():
    """Rounds that keep time with the swings have several: for one of these pairs a later one was given."""
    draw = np.random.default_rng(20261128)
    pairs = [
        {
            "attunement": 2.05,
            "client": -0.05,
            "helper": 0.15,
            "round": 35,
            "tempo": 0.65,
            "mutual": 0,
        }
    ]
    low, high = [0.1, -0.3, 0.05, 2, 0.5], [3, 0, 0.5, 40, 2]
    for drawn in draw.uniform(low, high, (6, 5)):
        pair = dict(zip(("attunement", "client", "helper", "round", "tempo"), drawn, strict=True))
        pairs.append(pair | {"mutual": int(draw.integers(0, 2))})
    several = 0
    for pair in pairs:
        most = closed_form.most_time_apart(**pair)
        grows = [
            closed_form.growth(**pair, apart=share) > 0 for share in np.linspace(0.001, 0.9, 250)
        ]
        several += np.count_nonzero(np.diff(grows)) > 1
        first = 0.001 + 0.899 * np.argmax(grows) / 249 if any(grows) else 1.0
        if most < 0.9:
            assert most == pytest.approx(first, abs=0.004), pair
        else:
            assert not any(grows)
    assert several >= 1


def test_rounds_are_the_product_of_being_in_touch_and_out_of_it():
    """Five rounds step by step, and five times the matrix whose spectral radius decides what settles."""
    settings = {"attunement": 1, "client": -0.1, "helper": 0.4, "round": 40}
    meeting = dyad.simulate(duration=200, apart=0.6, **settings)
    rounds = np.linalg.matrix_power(closed_form.one_round(0.6, **settings), 5)
    expected = rounds @ dyad.upset(dyad.MODEL.seed, 1.0)
    ended = [meeting.client, meeting.client_change, meeting.helper, meeting.helper_change]
    np.testing.assert_allclose([state[-1] for state in ended], expected, rtol=1e-8)


def test_the_helper_pays_in_a_mutual_pair_only():
    """The helper's highest swing grows with attunement, and is nought where the helper feels nothing."""
    peaks = [closed_form.helper_peak(attunement=c) for c in (0.3, 1, 3)]
    assert peaks == sorted(peaks) and peaks[0] > 0.25
    assert closed_form.helper_peak(attunement=1, mutual=0) == 0


def test_no_upset_swings_the_helper_higher_than_is_said_and_one_does_so():
    """The number hung on the seed; and it was taken before the highest swing had come."""
    draw, compared = np.random.default_rng(11), 0
    while compared < 12:
        drawn = draw.uniform([0.2, -0.2, 0.1, 3, 0.5], [3, 0.5, 0.6, 20, 2])
        pair = dict(zip(("attunement", "client", "helper", "round", "tempo"), drawn, strict=True))
        pair["apart"] = float(draw.choice([0, 0.3]))
        if closed_form.growth(**pair) > -0.02:
            continue
        compared, most = compared + 1, closed_form.helper_peak(**pair)
        seen = [
            np.abs(dyad.simulate(seed=seed, duration=120, **pair).helper).max()
            for seed in range(40)
        ]
        assert 0.97 * most < max(seen) < 1.01 * most, pair


def test_slow_tempo_has_a_best_attunement():
    """‘The more the better’ is wrong even for a steady helper: a slow pair can be too close."""
    rates = [closed_form.growth(attunement=c, tempo=0.5) for c in (0.5, 1.5, 3)]
    assert rates[1] < rates[0] and rates[1] < rates[2]
