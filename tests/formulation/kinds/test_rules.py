"""The rules that are pure numbers, by hand."""

import pytest

from ipnb.formulation.kinds.rules import best_constant, brier_skill, kappa, pair


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
    ("chosen", "value"),
    [
        ([], 0),
        (["s06"], 1),
        (["s04"], 0.5),
        (["s04", "s05"], 1),
        (["s06", "s09"], 0),  # one right, one beside the point: the share of one sentence is 1
        (["s04", "s05", "s09"], 0.5),
        (["s04", "s05", "s06"], 1),  # sentences of another sufficient set cost nothing
        (["s09", "s10"], 0),
    ],
)
def test_evidence_is_measured_against_the_nearest_sufficient_set(chosen, value):
    """Is every sentence worth its share, and every stray one as much less?"""
    assert pair(chosen, [["s06"], ["s04", "s05"]]) == value


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
