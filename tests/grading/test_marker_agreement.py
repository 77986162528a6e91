"""Agreement of two markers."""

import pytest

from ipnb.grading.marker_agreement import gaps, marker_agreement


def test_agreement_is_counted_and_corrected_for_chance():
    """Is a gap of two levels as good as one of one, and chance taken off?"""
    # worked by hand: of 10 pairs 6 are the same and 4 are one apart, so observed disagreement is 4;
    # by chance it would be the mean of |first - second| over all pairs of marks, times 10: 9
    pairs = [(0, 0), (0, 1), (1, 1), (1, 1), (2, 2), (2, 2), (2, 1), (3, 3), (3, 2), (2, 3)]
    found = marker_agreement(pairs)
    firsts, seconds = zip(*pairs, strict=True)
    expected = sum(abs(a - b) for a in firsts for b in seconds) / 100
    assert (found.pairs, found.exact, found.near) == (10, 0.6, 1.0)
    assert found.kappa == pytest.approx(1 - 0.4 / expected)


def test_few_pairs_and_one_level_alone_have_no_kappa():
    """Is a number given where there is no chance to correct for?"""
    assert marker_agreement([]).exact is None
    assert marker_agreement([(1, 2)] * 9).kappa is None
    assert marker_agreement([(2, 2)] * 20).kappa is None
    assert marker_agreement([(2, 2)] * 20).exact == 1.0


def test_the_same_levels_throughout_agree_wholly():
    """Is perfect agreement 1?"""
    assert marker_agreement([(0, 0), (1, 1), (3, 3)] * 4).kappa == 1


def test_gaps_are_levels_to_talk_over():
    """Is a neighbouring level taken for a quarrel?"""
    assert gaps([(0, 0), (1, 1), (2, 1), (3, 1), (0, 3)]) == 2
