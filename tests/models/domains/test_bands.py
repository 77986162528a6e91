"""Bands round the scores against second ratings that are simulated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.domains import bands as domains_bands
from ipnb.models.domains import model

from .samples import SETTINGS, unhurried


@pytest.mark.parametrize("draw", range(10))
def test_a_band_is_where_a_second_rating_lies(draw):
    """Against 500,000 draws at random settings, ratings at the edges among them: limits within .004."""
    random = np.random.default_rng(draw)
    rated = (float(random.choice([0, 1, random.uniform()])), float(random.uniform()))
    reliability, weaker = float(random.uniform(0.3, 0.95)), draw % 2
    error = domains_bands.SPREAD * np.sqrt(1 - reliability) * np.sqrt(2)
    second = np.clip(np.array(rated)[:, None] + error * random.standard_normal((2, 500_000)), 0, 1)
    expected = np.quantile(model.score(*second, weaker), (0.025, 0.975))
    settings = {"domain": 4, "differentiation": rated[0], "linkage": rated[1]}
    found = domains_bands.bands(reliability=reliability, weaker=weaker, **settings)["memory"]
    assert found == pytest.approx(tuple(expected), abs=0.004)


@pytest.mark.parametrize(
    "reliability",
    [0.7, *(pytest.param(one, marks=pytest.mark.deep) for one in (0.5, 0.9))],
)
def test_a_band_holds_95_of_100_second_ratings_of_the_same_person(reliability):
    """What the words say: two raters, both in error, of people whose truth neither knows."""
    random, error = np.random.default_rng(8), domains_bands.SPREAD * np.sqrt(1 - reliability)
    inside, people = 0, 400
    for truth in random.uniform(0.4, 0.6, (people, 2)):
        first, second = np.clip(truth + error * random.standard_normal((2, 2)), 0, 1)
        settings = {"domain": 4, "differentiation": first[0], "linkage": first[1]}
        low, high = domains_bands.bands(reliability=reliability, **settings)["memory"]
        inside += low - 1e-9 <= model.score(*second) <= high + 1e-9
    assert inside / people == pytest.approx(0.95, abs=0.035)


@unhurried
@given(settings=st.fixed_dictionaries(SETTINGS))
def test_bands_lie_between_nothing_and_all_and_narrow_with_reliability(settings):
    """A better instrument with a wider band would be no instrument."""
    wide, told = (
        domains_bands.bands(**settings | {"reliability": 0.3}),
        model.report(**settings).scores,
    )
    for key, band in domains_bands.bands(**settings | {"reliability": 0.95}).items():
        if band is None:
            continue
        assert 0 <= band[0] <= told[key] + 1e-9 and told[key] - 1e-9 <= band[1] <= 1
        assert band[1] - band[0] <= wide[key][1] - wide[key][0] + 1e-9


def test_the_pairs_that_the_chapter_and_the_invitation_name():
    """‘One hour together’: two pairs as it comes, one at 0.5, none at 0.3; and far from any band's edge."""
    hour = dict(
        next(
            preset.settings for preset in model.MODEL.presets if preset.title == "One hour together"
        )
    )
    told = {rel: domains_bands.told_apart(**hour | {"reliability": rel}) for rel in (0.3, 0.5, 0.7)}
    assert told[0.7] == [("vertical", "narrative"), ("narrative", "state")]
    assert told[0.5] == [("vertical", "narrative")] and told[0.3] == []
