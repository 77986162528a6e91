"""Agreement of two markers, against numbers worked out by hand."""

import pytest

from ipnb.marking.second_marking import gaps, marker_agreement


def test_a_table_that_was_worked_out_by_hand():
    """Is linear weighted kappa what its definition says?

    Observed distances: 0, 0, 1, 2, so 3/4 on average. Firsts 0 1 2 3, seconds 0 1 1 1: over all 16 pairs the
    distances sum to 0+1+1+1 + 1+0+0+0 + 2+1+1+1 + 3+2+2+2 = 18, so 18/16. Kappa is 1 - 0.75/1.125 = 1/3.
    """
    found = marker_agreement([(0, 0), (1, 1), (2, 1), (3, 1)])
    assert (found.pairs, found.exact, found.near) == (4, 0.5, 0.75)
    assert found.kappa == pytest.approx(1 / 3)
    assert gaps([(0, 0), (1, 1), (2, 1), (3, 1)]) == 1


@pytest.mark.parametrize("pairs", [[(2, 2)], [(2, 2)] * 5, [(1, 2)] * 5])
def test_without_chance_there_is_nothing_to_correct(pairs):
    """Is a kappa printed where there can be none?"""
    assert marker_agreement(pairs).kappa is None


def test_nothing_marked_twice_is_no_agreement_of_nought():
    """Does an empty table read as total disagreement?"""
    found = marker_agreement([])
    assert (found.pairs, found.exact, found.near, found.kappa) == (0, None, None, None)


def test_the_same_levels_throughout_agree_wholly():
    """Is perfect agreement 1?"""
    assert marker_agreement([(0, 0), (1, 1), (3, 3)]).kappa == 1
