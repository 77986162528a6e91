"""Agreement of two codings: share, Cohen's kappa, table."""

import numpy as np
import pytest

from ipnb.sphinxext.claims.agreement import Coding, codes, confusion, kappa, kappa_of, share

RATINGS = ["supported", "mixed", "contradicted", "untested"]


def codings(*pairs: tuple[str, str]) -> list[Coding]:
    return [Coding(f"claim-{n}", *pair) for n, pair in enumerate(pairs)]


def test_kappa_of_a_textbook_table():
    """Does Fleiss's example of two raters and a hundred subjects come out at 0.68?"""
    assert kappa_of(np.array([[75, 1, 4], [5, 4, 1], [0, 0, 10]])) == pytest.approx(0.68, abs=0.005)


def test_the_table_counts_each_pair_where_it_belongs():
    pairs = codings(("supported", "mixed"), ("supported", "supported"), ("untested", "mixed"))
    table = confusion(*codes(pairs, RATINGS), len(RATINGS))
    assert table[0, 1] == 1 and table[0, 0] == 1 and table[3, 1] == 1 and table.sum() == 3
    assert share(pairs) == pytest.approx(1 / 3)


def test_merged_ratings_count_as_one():
    pairs = codings(("contradicted", "untested"), ("supported", "supported"))
    merged = {"contradicted": "contradicted", "untested": "contradicted"}
    assert kappa(*codes(pairs, RATINGS, merged), len(RATINGS)).value == 1


def test_the_interval_holds_the_value_and_is_the_same_in_every_build():
    rng = np.random.default_rng(1)
    first = rng.integers(0, 4, 60)
    second = np.where(rng.random(60) < 0.6, first, rng.integers(0, 4, 60))
    one = kappa(first, second, 4)
    assert -1 <= one.low < one.value < one.high <= 1
    assert one == kappa(first, second, 4)


def test_chance_that_always_agrees_gives_no_fault():
    """A resample may hold one rating only."""
    assert kappa_of(np.array([[5, 0], [0, 0]])) == 1
