"""The nine-domain profile: its index, its report, its radar, and words for wrong values."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.domains import bands as domains_bands
from ipnb.models.domains import model

from .samples import SETTINGS, SHARE, unhurried

# ---------------------------------------------------------------- the index


@unhurried
@given(d=SHARE, link=SHARE, more=SHARE)
def test_the_index_lies_where_a_harmonic_mean_lies(d, link, more):
    """min <= I <= 2 min, I <= sqrt(DL) <= (D+L)/2; symmetric, rising, I(c,c) = c, nothing without either."""
    found = float(model.index(d, link))
    assert min(d, link) - 1e-12 <= found <= 2 * min(d, link) + 1e-12
    assert found <= np.sqrt(d * link) + 1e-9 and np.sqrt(d * link) <= (d + link) / 2 + 1e-12
    assert found == float(model.index(link, d))
    assert float(model.index(max(d, more), link)) >= found - 1e-12
    assert float(model.index(d, d)) == pytest.approx(d) and model.index(d, 0) == 0


def test_a_token_of_one_side_is_no_cure():
    """At L = 1 and D = .05 the index is .095, the geometric mean .224."""
    assert float(model.score(0.05, 1)) == pytest.approx(0.0952, abs=1e-4)
    assert float(model.score(0.05, 1, weaker=0)) == pytest.approx(0.2236, abs=1e-4)


@unhurried
@given(d=st.floats(0.02, 0.98), link=st.floats(0.02, 0.98))
def test_a_little_more_always_helps_more_on_the_weaker_side(d, link):
    """dI/dD = 2 L^2 / (D + L)^2, against the gain of a small step; the larger is the weaker side's."""
    gained = model.gains(1e-6, differentiation=d, linkage=link)
    assert gained["differentiation"] / 1e-6 == pytest.approx(
        2 * link**2 / (d + link) ** 2, abs=1e-3
    )
    assert gained["linkage"] / 1e-6 == pytest.approx(2 * d**2 / (d + link) ** 2, abs=1e-3)
    assert (gained["linkage"] - gained["differentiation"]) * (d - link) >= -1e-12


@unhurried
@given(d=st.floats(0, 0.8), link=st.floats(0, 0.8))
def test_two_tenths_more_help_the_weaker_side_too(d, link):
    """Not only in small steps: as long as no side meets its ceiling."""
    gained = model.gains(differentiation=d, linkage=link)
    assert (gained["linkage"] - gained["differentiation"]) * (d - link) >= -1e-12


# ---------------------------------------------------------------- the radar


@unhurried
@given(scores=st.lists(SHARE, min_size=4, max_size=6))
def test_the_two_orders_are_the_largest_and_the_smallest_of_all(scores):
    """Against every order of the axes."""
    scores = np.array(scores)
    every = model.area(
        scores[np.array([(0, *rest) for rest in permutations(range(1, len(scores)))])]
    )
    large, small = model.flattering(scores), model.unflattering(scores)
    assert sorted(large) == sorted(small) == list(range(len(scores)))
    assert model.area(scores[large]) == pytest.approx(every.max(), abs=1e-12)
    assert model.area(scores[small]) == pytest.approx(every.min(), abs=1e-12)


def test_the_profile_of_the_page_against_all_its_orders():
    """The surprise of the chapter: nothing changes but the order, and the area grows by a third or more."""
    known = np.array(list(model.report().scores.values()))
    every = model.area(known[np.array([(0, *rest) for rest in permutations(range(1, 9))])])
    small, large = model.areas()
    assert (every.min(), every.max()) == pytest.approx((small, large), abs=1e-12)
    assert large / small > 1.3 and model.answer() == "much"
    assert model.answer(profile=2, domain=5, differentiation=0.55, linkage=0.5) == "little"
    assert model.answer(joined=0) == "same"


@unhurried
@given(scores=st.lists(SHARE, min_size=3, max_size=9), turn=st.integers(0, 8))
def test_turning_and_mirroring_a_radar_change_nothing_and_a_wedge_knows_no_order(scores, turn):
    """Area is the polygon's: the shoelace formula, divided by that of all ones."""
    scores = np.array(scores)
    angle = 2 * np.pi * np.arange(len(scores)) / len(scores)

    def polygon(r):
        x, y = r * np.cos(angle), r * np.sin(angle)
        return abs((x * np.roll(y, -1) - y * np.roll(x, -1)).sum()) / 2

    assert model.area(scores) == pytest.approx(
        polygon(scores) / polygon(np.ones_like(scores)), abs=1e-9
    )
    for other in (np.roll(scores, turn), scores[::-1]):
        assert model.area(other) == pytest.approx(model.area(scores), abs=1e-12)
    assert model.area(np.sort(scores), joined=0) == pytest.approx(
        model.area(scores, joined=0), abs=1e-12
    )


@unhurried
@given(seed=st.integers(0, 2**32 - 1), settings=st.fixed_dictionaries(SETTINGS))
def test_every_picture_has_every_rated_domain_once_and_the_report_does_not_change(seed, settings):
    """An axis lost in shuffling, an area beyond the extremes, or a seed that is not a run."""
    seen = model.simulate(seed=seed, orders=20, **settings)
    rated = [i for i, pair in enumerate(model.ratings(**settings)) if pair is not None]
    assert (np.sort(seen.order, axis=1) == rated).all() and seen.order[0].tolist() == rated
    small, large = model.areas(**settings)
    assert (seen.area >= small - 1e-12).all() and (seen.area <= large + 1e-12).all()
    assert np.array_equal(seen.order, model.simulate(seed=seed, orders=20, **settings).order)
    assert 0 <= small <= large + 1e-12 and large <= 1 + 1e-12


def test_a_star_is_a_share_of_the_full_star_and_wedges_are_a_share_of_the_circle():
    """Painted on a fine grid of points: the share of the polygon of ones, and of the disc."""
    scores = np.array([value for value in model.report().scores.values() if value is not None])
    n, (x, y) = len(scores), np.meshgrid(np.linspace(-1, 1, 1501), np.linspace(-1, 1, 1501))
    far, turn = np.hypot(x, y), np.arctan2(x, y) % (2 * np.pi)
    place = turn / (2 * np.pi / n)
    one, part = np.floor(place).astype(int) % n, (place % 1) * 2 * np.pi / n

    def star(r):
        left, right, whole = r[one], r[(one + 1) % n], 2 * np.pi / n
        edge = left * right * np.sin(whole) / (left * np.sin(part) + right * np.sin(whole - part))
        return (far <= edge).sum()

    assert star(scores) / star(np.ones(n)) == pytest.approx(float(model.area(scores)), abs=0.002)
    wedge = scores[np.round(place).astype(int) % n]
    assert (far <= wedge).sum() / (far <= 1).sum() == pytest.approx(
        float(model.area(scores, 0)), abs=0.002
    )


def test_orders_are_drawn_evenly():
    """Each domain stands first in one of nine, within 4 standard errors of 6,000 orders."""
    first = np.bincount(model.simulate(orders=6000, seed=3).order[:, 0], minlength=9) / 6000
    assert first == pytest.approx(np.full(9, 1 / 9), abs=4 * np.sqrt(8 / 81 / 6000))


# ---------------------------------------------------------------- the report


def test_what_is_not_known_is_never_nothing():
    """Not enough information has no score, no lean, no axis, and does not pull the level down."""
    told = model.report(profile=3, domain=7, differentiation=0.8, linkage=0.3)
    assert told.scores["memory"] is None and told.lean["memory"] is None
    assert told.coverage == pytest.approx(5 / 9)
    known = [value for value in told.scores.values() if value is not None]
    assert told.level == pytest.approx(np.mean(known)) and told.spread == pytest.approx(
        np.std(known)
    )
    assert told.scores[told.weakest] == min(known)
    assert model.report(profile=3, domain=4).coverage == pytest.approx(6 / 9)
    assert domains_bands.bands(profile=3)["bilateral"] is None


# ---------------------------------------------------------------- how unsure the scores are


def test_every_scene_sets_everything():
    """What was touched before would hang on in a scene's numbers."""
    assert all(set(preset.settings) == set(model.MODEL.choices) for preset in model.MODEL.presets)


# ---------------------------------------------------------------- words and values


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"profile": 4}, "Whose profile is a number from 1 to 3; you gave 4"),
        ({"linkage": float("nan")}, "Its linkage is a number from 0 to 1"),
        ({"reliability": 1}, "Reliability is a number from 0.3 to 0.95"),
        ({"joined": 2}, "The assumption ‘joined’ is 1"),
        ({"seed": -1}, "whole number"),
        ({"orders": 0}, "The number of orders is a whole number from 1 to 10000"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    """A counsellor reads the message, not the traceback."""
    with pytest.raises(ValueError, match=said):
        model.simulate(**given_)


def test_no_such_parameter():
    with pytest.raises(TypeError, match="has no ‘memory’"):
        model.report(memory=0.5)
