"""Forgetting: the data as printed, the fit against other ways to it, and what the chapter says of both."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import curve_fit

from ipnb.models.forgetting import model

EVERY = list(product(range(1, 5), range(3, 8), (0, 1)))


def test_the_measurements_are_those_of_the_tables():
    """What is forgotten in Ebbinghaus's table is printed too: with what was saved it makes a hundred."""
    forgotten = (41.8, 55.8, 64.2, 66.3, 72.2, 74.6, 78.9)
    assert model.PEOPLE[0].savings == pytest.approx(100 - np.array(forgotten))
    for person in model.PEOPLE:
        assert len(person.savings) == len(person.minutes) == len(model.INTERVALS)
        assert list(person.minutes) == sorted(person.minutes)


def test_ebbinghaus_s_own_formula_gives_his_own_misses():
    """100 k / (log10(t)^c + k) with k = 1.84 and c = 1.25; his table prints the differences."""
    ebbinghaus = model.PEOPLE[0]
    calculated = 184 / (np.log10(ebbinghaus.minutes) ** 1.25 + 1.84)
    printed = (1.2, -2.5, 1.3, 3.3, -0.3, 0.5, -0.1)
    assert np.array(ebbinghaus.savings) - calculated == pytest.approx(np.array(printed), abs=0.08)


@pytest.mark.parametrize(("person", "shown", "shape"), EVERY)
def test_the_fit_is_that_of_another_method(person, shown, shape):
    """Levenberg and Marquardt's, from where it ended and from elsewhere: none finds a smaller miss."""
    settings = {"person": person, "shown": shown, "shape": shape}
    curve, seen = model.least_squares(**settings), model.fitted_points(**settings)

    def form(minutes, level, kept):
        return model.Curve(level, kept, shape).at(minutes)

    found, _ = curve_fit(
        form, seen.minutes, seen.savings, p0=(curve.level, curve.kept), bounds=([0, 1e-6], [99, 1])
    )
    assert (curve.level, curve.kept) == pytest.approx(tuple(found), rel=1e-4)
    best = model.miss(curve, seen)
    for kept in np.linspace(0.01, 1, 199):
        other = model.Curve(curve.level, float(kept), shape)
        assert best <= model.miss(other, seen) + 1e-9


def test_what_it_is_tested_on():
    """The same person's later intervals, all of somebody else's, or, where nothing is left, those of the fit."""
    assert model.tested_points(shown=4).savings.tolist() == [27.8, 25.4, 21.1]
    assert model.tested_points(shown=4, other=4).savings.tolist() == list(model.PEOPLE[3].savings)
    assert model.is_untested(shown=7) and not model.is_untested(shown=7, other=2)
    assert model.tested_points(shown=7).savings.tolist() == list(model.PEOPLE[0].savings)


def test_the_scenes_are_what_the_chapter_says():
    """One pace fails, the other curve holds for a month, less so for another person; the best fit fails worst."""
    settings = [dict(preset.settings) for preset in model.MODEL.presets]
    assert [model.answer(**one) for one in settings] == ["far", "near", "off", "far"]
    inside, outside = (
        [model.miss(model.least_squares(**one), points(**one)) for one in settings]
        for points in (model.fitted_points, model.tested_points)
    )
    assert inside[1] > 2 > 1 > outside[1], "better where it had seen nothing"
    assert inside[3] == min(inside) and inside[3] < 0.34 and outside[3] > 13
    month = model.least_squares(**settings[0]).at(44640)
    assert month < 0.1 and model.PEOPLE[0].savings[-1] == 21.1


def test_a_worse_fit_can_be_the_better_forecast():
    """The prompt of the last scene: one more interval makes the fit worse and the forecast better."""
    last = dict(model.MODEL.presets[3].settings)
    more = last | {"shown": 4}
    misses = [
        [model.miss(model.least_squares(**one), points(**one)) for one in (last, more)]
        for points in (model.fitted_points, model.tested_points)
    ]
    assert misses[0][0] < misses[0][1] and misses[1][0] > misses[1][1]


def test_a_curve_starts_at_its_level_and_keeps_its_share():
    """The two numbers mean the same for both shapes."""
    for shape in (0, 1):
        curve = model.Curve(60, 0.4, shape)
        assert curve.at([20, 1440]) == pytest.approx([60, 24])
        assert np.all(np.diff(curve.at(np.geomspace(20, 40_000, 50))) < 0)
