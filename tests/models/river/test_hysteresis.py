"""Two wells, and the way back: the boat of the cusp leaves one bank later than it returns to it."""

import numpy as np
import pytest

from ipnb.models.river import model as river

from .samples import at


def sweep(total, tilts):
    """Where a boat without a storm is while D - L goes slowly through ``tilts``, D + L staying ``total``."""
    equations, x, seen = river.functions(), -1.5, []
    for tilt in tilts:
        given = {"differentiation": (total + tilt) / 2, "linkage": (total - tilt) / 2}
        coefficients = equations.coefficients(**given, storm=0.8, lean=1, shelter=0)
        for _ in range(600):
            x += 0.05 * equations.drift(x, coefficients)
        seen.append(float(x))
    return np.array(seen)


def there_and_back(total):
    """Where the boat is on the way to chaos and on the way back, over the same values of D - L."""
    tilts = np.arange(-total + 0.0025, total, 0.005)
    both = sweep(total, np.concatenate([tilts, tilts[::-1]]))
    return tilts, both[: tilts.size], both[tilts.size :][::-1]


@pytest.mark.parametrize(("total", "jump"), [(0.6, 0.16), (0.8, 0.05)])
def test_the_way_back_is_another_way(total, jump):
    """Does the boat jump where the fold is, and jump back at the other fold?"""
    tilts, there, back = there_and_back(total)
    folds = [
        t
        for t in tilts
        if river.is_bistable(differentiation=(total + t) / 2, linkage=(total - t) / 2)
    ]
    jumps = [tilts[np.argmax(np.diff(way))] for way in (there, back)]
    assert max(folds) == pytest.approx(jump, abs=0.01)
    assert jumps == pytest.approx([max(folds), min(folds)], abs=0.015)
    assert np.trapezoid(back - there, tilts) > 0.1


def test_a_reader_can_see_it_with_the_sliders():
    """The chapter's steps in the calmest weather: at 0.25 and 0.25 the boat lies where it comes from."""
    there = [
        (0.1, 0.4),
        (0.1, 0.35),
        (0.15, 0.35),
        (0.15, 0.3),
        (0.2, 0.3),
        (0.2, 0.25),
        (0.25, 0.25),
    ]
    there += [(linkage, voice) for voice, linkage in there[-2::-1]]
    x, seen = np.full(40, river.wells(**at(there[0]))[0]), []
    for i, corner in enumerate(there + there[-2::-1]):
        run = {"seed": 1000 * i, "boats": 40, "duration": 11, "start": x, "every": 1100}
        x = river.simulate(**run, **at(corner, storm=river.MODEL.choices["storm"].low)).x[:, -1]
        seen += [np.mean(x < 0)] if corner == (0.25, 0.25) else []
    assert seen[0] > 0.85 and seen[1] < 0.15


def test_no_jump_when_there_is_enough_of_both_nor_when_there_is_too_little():
    """From D + L = 1 the way back is the same way; below .545 the boat never leaves its bank at all."""
    _, there, back = there_and_back(1.0)
    assert np.abs(there - back).max() < 0.2
    _, there, back = there_and_back(0.5)
    assert there.max() < 0 and back.max() < 0
