"""The rules that are pure numbers, by hand."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.formulation.kinds.rules import Argument, argued, best_constant, brier_skill, kappa


@pytest.mark.parametrize(
    ("universe", "core", "chosen", "both", "expected"),
    [
        (10, 4, 4, 4, 1),
        (10, 4, 0, 0, 0),
        (10, 4, 10, 4, 0),
        (10, 4, 2, 2, 6 / 11),
        (10, 5, 5, 0, -1),
    ],
)
def test_kappa_by_hand(universe, core, chosen, both, expected):
    """Does the closed form give Cohen's kappa?"""
    assert kappa(universe, core, chosen, both) == pytest.approx(expected, abs=0.01)
    agree = (universe - core - chosen + 2 * both) / universe
    chance = (core * chosen + (universe - core) * (universe - chosen)) / universe**2
    assert kappa(universe, core, chosen, both) == pytest.approx((agree - chance) / (1 - chance))


@pytest.mark.parametrize(
    ("chosen", "both", "expected"), [(4, 4, 1), (5, 5, 1), (6, 6, 1), (0, 0, 0)]
)
def test_any_sound_choices_are_full_marks_once_there_are_enough(chosen, both, expected):
    """Must the right four of six sound steps be guessed, or does a fifth cost?"""
    assert kappa(12, 6, chosen, both, needed=4) == pytest.approx(expected)


@pytest.mark.parametrize("needed", [1, 3, 5, 6, None])
@pytest.mark.parametrize("chosen", [1, 4, 6])
def test_choosing_at_random_earns_nothing_on_average(needed, chosen):
    """Does it pay that fewer sound steps are needed than there are?"""
    ways = {both: comb(6, both) * comb(8, chosen - both) for both in range(chosen + 1)}
    scores = {both: kappa(14, 6, chosen, both, needed) for both in ways}
    mean = sum(ways[both] * scores[both] for both in ways) / sum(ways.values())
    assert mean <= 1e-9 and (needed is not None or mean == pytest.approx(0))


CASE, MOST = 30, 4
ONE_OR_TWO = Argument([["s06"], ["s04", "s05"]], related=["s07"], against=["s09"])


@pytest.mark.parametrize(
    ("chosen", "raw"),
    [
        (["s06"], 1),
        (["s04"], 0.5),
        (["s04", "s05"], 1),
        (["s06", "s20"], 1 / 2),  # one right, one beside the point
        (["s04", "s05", "s20"], 2 / 3),
        (["s04", "s05", "s06"], 1),  # sentences of another sufficient set cost nothing
        (["s06", "s07"], 1),  # and neither do those that are true of it
        (["s06", "s09"], 1 / 3),  # what argues the other way counts twice
        (["s20", "s21"], 0),
    ],
)
def test_evidence_is_coverage_times_precision_less_what_chance_gives(chosen, raw):
    """Is it measured against the nearest sufficient set, and does seeing more pay?"""
    by_chance = -argued(["s20"], ONE_OR_TWO, CASE, MOST)
    by_chance /= 1 + by_chance
    wanted = (raw - by_chance) / (1 - by_chance)
    assert argued(chosen, ONE_OR_TWO, CASE, MOST) == pytest.approx(wanted)


@pytest.mark.parametrize("chosen", [["s07"], ["s02"], ["s02", "s07"]])
def test_too_little_is_no_worse_than_nothing(chosen):
    """Does a sentence that is true of it, or a part of a set, cost where nothing was chosen amiss?"""
    argument = Argument([["s01"], ["s05"], ["s02", "s03", "s04"]], related=["s07"])
    assert argued(chosen, argument, 12, MOST) == 0


def test_two_supporting_sentences_and_one_beside_the_point_earn_most_of_it():
    """Does a careful reader who cites a third sentence lose the judgement?"""
    for sentences in (12, 20, 40):
        either = Argument([["s01"], ["s02"]])
        assert argued(["s01", "s02", "s03"], either, sentences, MOST) >= 0.6 - 1e-9


@pytest.mark.parametrize(
    "argument",
    [
        Argument([["s01"]]),
        Argument([["s01"], ["s02"]], against=["s03", "s04"]),
        Argument([["s01", "s02"], ["s03"], ["s04", "s05", "s06"]], related=["s07"]),
    ],
)
def test_four_sentences_at_random_earn_nothing_on_average(argument):
    """Is the correction what chance really gives?"""
    ids = [f"s{n:02d}" for n in range(1, 15)]
    values = [argued(four, argument, len(ids), MOST) for four in combinations(ids, MOST)]
    assert sum(values) / len(values) == pytest.approx(0, abs=0.005)


@given(st.data())
def test_a_further_supporting_sentence_never_costs(data):
    """Is there a choice that gets worse by adding what argues the judgement?"""
    ids = [f"s{n:02d}" for n in range(1, 13)]
    sets = data.draw(
        st.lists(
            st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True),
            min_size=1,
            max_size=3,
        )
    )
    others = [s for s in ids if not any(s in one for one in sets)]
    against = data.draw(
        st.lists(st.sampled_from(others), max_size=3, unique=True) if others else st.just([])
    )
    argument = Argument(sets, against=against)
    chosen = data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    for more in argument.supporting:
        if more not in chosen:
            here = argued(chosen, argument, len(ids), MOST)
            assert argued([*chosen, more], argument, len(ids), MOST) >= min(here, 1) - 1e-9


def test_where_every_sentence_would_do_nothing_can_be_earned():
    """Does a case of a line or two divide by nought?"""
    assert argued(["s01"], Argument([["s01"]]), 1, 4) == 0
    assert argued([], ONE_OR_TWO, CASE, MOST) == argued(["s01"], Argument(), CASE, MOST) == 0


def test_the_best_constant_is_the_one_that_earns_most():
    """Is the correction for guessing the strictest one?"""
    assert best_constant(["a", "b"], [{"a": 1}, {"b": 1}, {"b": 1}]) == ("b", pytest.approx(2 / 3))
    assert best_constant(["a", "b"], []) == ("a", 0.0)


def test_an_even_spread_is_worth_nothing_and_the_right_one_everything():
    """Could points be earned by placing them everywhere?"""
    assert brier_skill([0.25] * 4, [0.7, 0.1, 0.1, 0.1]) == 0
    assert brier_skill([0.7, 0.1, 0.1, 0.1], [0.7, 0.1, 0.1, 0.1]) == 1
    assert brier_skill([0, 0, 0, 1], [1, 0, 0, 0]) == -1
    assert brier_skill([1, 0], [0.5, 0.5]) == 0
