"""Shares and differences with intervals, against what others have published or libraries give."""

import numpy as np
import pytest

from ipnb.formulation.item_statistics.estimates import (
    between_thirds,
    cronbach,
    difference,
    is_preferred,
    share,
)


def test_a_share_at_the_edge_has_an_interval_with_width():
    """Does a class in which all were right prove that everybody is?"""
    found = share(10, 10)
    assert found.value == found.high == 1 and found.low == pytest.approx(
        10 / (10 + 1.96**2), abs=1e-3
    )


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    # the examples of Newcombe's paper, by its method 10
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_a_difference_is_newcombes(counts, low, high):
    """Is it the interval that it says it is?"""
    found = difference(*counts)
    assert (found.low, found.high) == pytest.approx((low, high), abs=2e-4)


def test_the_cuts_between_thirds_widen_the_interval_where_shares_differ():
    """Is where a class is cut taken for known?"""
    of = (20, 20, 20)
    plain, found = difference(18, 20, 6, 20), between_thirds((6, 12, 18), of)
    assert found.value == plain.value and found.low < plain.low and found.high > plain.high
    level = between_thirds((10, 10, 10), of)
    assert level == difference(10, 20, 10, 20)
    assert between_thirds((0, 0, 4), (4, 0, 4)).high <= 1


def test_a_coin_is_not_taken_for_a_preference():
    """Would four against one be called a preference?"""
    assert not is_preferred(4, 1) and not is_preferred(0, 0) and not is_preferred(3, 9)
    assert is_preferred(9, 1)


def test_alpha_of_zeros_and_ones_is_kr_20():
    """Is it the number that textbooks print?"""
    rng = np.random.default_rng(3)
    table = (rng.standard_normal((40, 1)) + rng.standard_normal((40, 12)) > 0).astype(float)
    p = table.mean(axis=0)
    # with the variances of a population, as Kuder and Richardson have it
    kr_20 = 12 / 11 * (1 - (p * (1 - p)).sum() / table.sum(axis=1).var())
    found = cronbach(table.tolist())
    assert found.value == pytest.approx(kr_20) and found.low < found.value < found.high < 1


def test_alpha_is_not_made_up_where_there_is_none():
    """Does a class of one, or of equals, get a number?"""
    assert cronbach([]) is None and cronbach([[1.0, 0.0]]) is None
    assert cronbach([[1.0, 0.0], [1.0, 0.0]]) is None
    assert cronbach([[1.0, 0.0], [0.0, 1.0]]) is None


@pytest.mark.deep
def test_the_interval_of_alpha_covers_the_truth():
    """Does it hold the truth in 95 of 100 classes?"""
    items, students, inside, classes = 15, 30, 0, 2000
    rng = np.random.default_rng(11)
    # parallel judgements with a common part of half the variance: Spearman and Brown give the truth
    truth = items * 0.5 / (1 + (items - 1) * 0.5)
    for _ in range(classes):
        table = rng.standard_normal((students, 1)) + rng.standard_normal((students, items))
        found = cronbach(table.tolist())
        inside += found.low <= truth <= found.high
    assert 0.935 <= inside / classes <= 0.965
