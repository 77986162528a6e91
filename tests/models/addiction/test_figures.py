"""Figures: each says in words what it shows, and refuses what it cannot draw."""

import numpy as np
import pytest

from ipnb.models.addiction import figures


def test_where_the_distress_comes_and_goes_each_life_still_uses_at_full_pace_or_not_at_all():
    """An edge further out while use lowers the floor; where the floor stays, lives fill the middle."""
    company = figures.COMPANY
    locked, slope = (figures.uses(weather=1, sinks=sinks) for sinks in (1, 0))
    assert max(figures.between(row) for row in locked) <= 4
    assert locked[company <= 1.4].min() >= 30 and locked[company >= 2.6].max() <= 3
    assert (locked[company == 2] >= 30).any() and (locked[company == 2] < 3).any()
    assert figures.between(slope[company.tolist().index(1.4)]) > 20
    steps = slope.mean(axis=1)
    assert np.abs(np.diff(steps)).max() < 10 and (np.diff(steps) <= 0.3).all(), "no slope"
    steady = figures.uses().mean(axis=1)
    assert (steady[company <= 0.6 - 1e-9] >= 33).all() and not steady[company > 0.6 + 1e-9].any()


def test_the_figure_has_words_that_say_its_curves():
    """A figure without a text alternative is nothing to a blind reader."""
    drawn = figures.company()
    said, curves = drawn.layout.meta, {curve.name: np.array(curve.y) for curve in drawn.data}
    assert drawn.layout.title.text and len(curves) == 3
    comes, stays = curves["it comes and goes"], curves["and the floor stays as well"]
    for curve in (comes, stays):
        assert f"{curve[5]:.0f} at 1.0, {curve[7]:.0f} at 1.4, {curve[9]:.0f} at 1.8" in said


def test_the_figure_of_all_company_takes_none():
    with pytest.raises(ValueError, match="sets ‘support’ itself"):
        figures.company(support=1)
