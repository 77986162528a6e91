"""The river against its closed forms: densities, shares, crossings, folds; and words for wrong values."""

from math import gamma, sqrt

import hypothesis
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ipnb.dynamics.random import normals
from ipnb.models.river import alt_text as river_words
from ipnb.models.river import model as river
from ipnb.models.river import still as stills_river

from .samples import BOTH, HUSHED, LOUD, STUCK, at

UNIT, STORM = st.floats(0, 1), st.floats(0.3, 1.2)
unhurried = hypothesis.settings(deadline=None, max_examples=60)  # other people use the machine too


# ---------------------------------------------------------------- the long run


@pytest.mark.parametrize(
    ("corner", "expected"),
    [
        (BOTH, (0.013, 0.975, 0.013)),
        (LOUD, (0.000, 0.000, 1.000)),
        (HUSHED, (1.000, 0.000, 0.000)),
        (STUCK, (0.452, 0.096, 0.452)),
        ((0.9, 0.2), (0.000, 0.073, 0.927)),
        ((0.8, 0.8), (0.030, 0.939, 0.030)),
    ],
)
def test_zone_shares_at_the_corners(corner, expected):
    """The four scenes would tell another story than the chapter."""
    assert tuple(river.zone_shares(**at(corner)).values()) == pytest.approx(expected, abs=5e-4)


def test_more_linkage_alone_first_helps_and_then_does_not():
    """The chapter's surprise: P(flow) along a line of the plane."""
    flow = river.zone_shares(differentiation=0.2, linkage=np.array([0.2, 0.3, 0.4, 0.6, 0.8]))[
        "flow"
    ]
    assert flow == pytest.approx([0.368, 0.388, 0.332, 0.196, 0.104], abs=5e-4)


def test_a_wilder_storm_brings_more_flow_to_the_stuck_corner():
    """Crossing is not living there: the share in flow rises with the storm, and stays small."""
    flow = river.zone_shares(**at(STUCK), storm=np.array([0.5, 0.8, 1, 1.2]))["flow"]
    assert flow == pytest.approx([0.007, 0.096, 0.169, 0.223], abs=5e-4)


def ended(boats, duration, dt=0.01, **settings):
    """Where boats that began all over the river are at the end; shape (boats,)."""
    run = {"boats": boats, "duration": duration, "dt": dt, "every": round(duration / dt)}
    return river.simulate(start=2 * normals(2**31, boats), seed=1000, **run, **settings).x[:, -1]


def kolmogorov_smirnov(sample, **settings):
    """The largest distance between the sample's distribution function and the long run's."""
    x, grid = np.sort(sample), np.linspace(-4, 4, 8001)
    density = river.density(grid, **settings)
    below = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(grid))])
    expected, steps = np.interp(x, grid, below), np.arange(x.size + 1) / x.size
    return max(np.abs(steps[1:] - expected).max(), np.abs(steps[:-1] - expected).max())


@pytest.mark.parametrize("corner", [(0.5, 0.5), (0.8, 0.8), (0.9, 0.2), BOTH])
def test_boats_come_to_the_stationary_density(corner):
    """A wrong step, drift or noise: 3,000 boats would lie elsewhere than the closed form says (p = .001)."""
    assert kolmogorov_smirnov(ended(3000, 12, **at(corner)), **at(corner)) < 1.95 / np.sqrt(3000)


@pytest.mark.deep
@pytest.mark.parametrize("corner", [(0.5, 0.5), (0.8, 0.8), (0.9, 0.2), BOTH, (0.2, 0.2)])
def test_forty_thousand_boats_come_to_the_stationary_density(corner):
    """The same with more boats and a finer step: a bias of one per cent would show (p = .001)."""
    assert kolmogorov_smirnov(
        ended(40_000, 12, dt=0.005, **at(corner)), **at(corner)
    ) < 1.95 / np.sqrt(40_000)


@pytest.mark.parametrize("storm", [0.5, 0.8, 1.2])
def test_variance_where_the_bed_is_flattest(storm):
    """At I = 1/2 the bed is x^4 / 4, with the variance sqrt(2) sigma Gamma(3/4) / Gamma(1/4)."""
    x = ended(6000, 15, **at((0.5, 0.5), storm=storm))
    expected = sqrt(2) * storm * gamma(3 / 4) / gamma(1 / 4)
    error = np.std((x - x.mean()) ** 2) / np.sqrt(x.size)
    assert abs(x.var() - expected) < 4 * error
    grid = np.linspace(-4, 4, 4001)
    density = river.density(grid, **at((0.5, 0.5), storm=storm))
    assert np.trapezoid(grid**2 * density, grid) == pytest.approx(expected, rel=1e-6)


# ---------------------------------------------------------------- how long a boat stays


def kramers(**settings):
    """A rule of thumb for small storms: 2 pi exp(2 dV / sigma^2) / sqrt(V''(m) |V''(s)|) (Kramers 1940)."""
    made, (left, right) = river.potential_parameters(**settings), river.wells(**settings)
    summit = -left - right  # the three places of rest add up to zero
    bends = [abs(3 * x * x - made["a"]) for x in (left, summit)]
    climb = river.height(summit, **settings) - river.height(left, **settings)
    return 2 * np.pi * np.exp(2 * climb / made["sigma"] ** 2) / sqrt(bends[0] * bends[1])


@pytest.mark.parametrize(
    ("storm", "exact", "thumb"),
    [(1, 20.5, 16.4), (0.8, 60.0, 50.6), (0.7, 149.9, 131.6), (0.5, 7000, 6622)],
)
def test_times_of_crossing(storm, exact, thumb):
    """The exact integral, and the rule of thumb that falls short of it."""
    assert river.mean_first_passage_times(**at(STUCK, storm=storm)) == pytest.approx(
        (exact, exact), rel=3e-3
    )
    assert kramers(**at(STUCK, storm=storm)) == pytest.approx(thumb, rel=3e-3)


def test_crossing_back_is_crossing_in_the_mirror():
    """The way back was the way there, in a bed that leans."""
    there, back = river.mean_first_passage_times(**at((0.25, 0.15)))
    assert there < back, "the deeper hollow, on the right, is left less easily"
    assert river.mean_first_passage_times(**at((0.15, 0.25))) == pytest.approx(
        (back, there), rel=1e-9
    )


def first_crossings(boats, duration, **settings):
    """When each of many boats first reaches the other hollow; shape (boats,)."""
    start, end = river.wells(**settings)
    voyage = river.simulate(
        seed=5000, boats=boats, duration=duration, start=start, every=5, **settings
    )
    crossed = voyage.x >= end
    assert crossed.any(axis=1).mean() > 0.995, "too short a run to know the mean"
    return np.where(crossed.any(axis=1), voyage.time[crossed.argmax(axis=1)], duration)


@pytest.mark.parametrize("corner", [STUCK, (0.3, 0.2)])
def test_boats_stay_as_long_as_the_exact_integral_says(corner):
    """Within four standard errors, near enough to tell the exact integral from the rule of thumb."""
    settings = at(corner, storm=1)
    times = first_crossings(800, 160, **settings)
    expected, error = (
        river.mean_first_passage_times(**settings)[0],
        times.std() / np.sqrt(times.size),
    )
    assert abs(times.mean() - expected) < 4 * error + 0.1  # steps see a crossing a little late
    assert abs(times.mean() - kramers(**settings)) > 3 * error


@pytest.mark.deep
def test_boats_stay_as_long_as_the_exact_integral_says_in_a_usual_storm():
    """The same at the storm that readers meet first, where a boat stays sixty units."""
    times = first_crossings(3000, 480, **at(STUCK))
    expected = river.mean_first_passage_times(**at(STUCK))[0]
    assert abs(times.mean() - expected) < 4 * times.std() / np.sqrt(times.size)


def test_no_crossing_where_there_is_one_hollow():
    """A time of crossing to nowhere would be a number without a meaning."""
    assert river.mean_first_passage_times(**at(BOTH)) is None
    assert "takes" not in river_words.summary(**at(BOTH))
    assert "takes 60 units of time on average, and as long back." in river_words.summary(
        **at(STUCK)
    )
    assert "over a million units" in river_words.summary(**at(STUCK, storm=0.3))


# ---------------------------------------------------------------- properties


@unhurried
@given(UNIT, UNIT)
def test_integration_lies_between_the_smaller_and_twice_the_smaller(differentiation, linkage):
    """The harmonic mean: no token amount of one can make up for the other."""
    integration = river.potential_parameters(differentiation=differentiation, linkage=linkage)["I"]
    smaller = min(differentiation, linkage)
    assert smaller - 1e-12 <= integration <= 2 * smaller + 1e-12
    assert integration <= np.sqrt(differentiation * linkage) + 1e-9


@unhurried
@given(UNIT, UNIT, STORM, st.sampled_from([0, 0.4]))
def test_swapping_the_two_mirrors_the_river(differentiation, linkage, storm, shelter):
    """Differentiation and linkage are treated alike; which is which only chooses the bank."""
    more = {"storm": storm, "shelter": shelter}
    here = river.zone_shares(differentiation=differentiation, linkage=linkage, **more)
    swapped = river.zone_shares(differentiation=linkage, linkage=differentiation, **more)
    turned = river.zone_shares(differentiation=differentiation, linkage=linkage, lean=-1, **more)
    for other in (swapped, turned):
        assert [here["rigidity"], here["flow"]] == pytest.approx(
            [other["chaos"], other["flow"]], abs=1e-9
        )
    assert sum(here.values()) == pytest.approx(1, abs=1e-9)
    assert all(0 <= share <= 1 + 1e-9 for share in here.values())


@unhurried
@given(UNIT, UNIT, STORM)
def test_without_a_lean_no_bank_is_favoured(differentiation, linkage, storm):
    """The assumption switched off: whatever is left is symmetric."""
    shares = river.zone_shares(
        differentiation=differentiation, linkage=linkage, storm=storm, lean=0
    )
    assert shares["rigidity"] == pytest.approx(shares["chaos"], abs=1e-9)


ON_SLIDERS = st.integers(0, 20).map(lambda steps: steps / 20)


@unhurried
@given(
    st.one_of(st.tuples(UNIT, UNIT), st.tuples(ON_SLIDERS, ON_SLIDERS)), st.sampled_from([1, -1, 0])
)
@example((0.5, 0.5), 1)  # where the river forks, and all three roots fall together
@example((0.25, 0.25), 1)
def test_hollows_are_where_the_drift_is_nothing_and_as_many_as_the_fold_says(corner, lean):
    """A ball would be drawn on a slope; and at the fork there was none at all, and an IndexError."""
    settings = at(corner, lean=lean)
    made, found = river.potential_parameters(**settings), river.wells(**settings)
    assert len(found) == (2 if river.is_bistable(**settings) else 1)
    assert found == sorted(found)
    assert np.allclose(river.functions().drift(np.array(found), made), 0, atol=1e-9)
    assert all(3 * x * x >= made["a"] - 1e-6 for x in found), "a ball on a hump"
    assert river_words.summary(**settings)


def test_where_the_river_forks_there_is_one_hollow_in_the_middle():
    """Differentiation and linkage at one half: the very middle of the sliders."""
    assert river.wells(differentiation=0.5, linkage=0.5) == [0]
    assert river_words.riverbed(differentiation=0.5, linkage=0.5) == "one hollow, in the flow"
    assert "boat" in stills_river.draw(
        river.MODEL.settings({"differentiation": 0.5, "linkage": 0.5}), "fork"
    )


@unhurried
@given(st.integers(0, 2**32 - 1), UNIT, UNIT, STORM)
def test_a_boat_stays_on_the_river(seed, differentiation, linkage, storm):
    """The fourth-order banks hold: no setting lets the numbers run away."""
    voyage = river.simulate(
        seed=seed, duration=5, differentiation=differentiation, linkage=linkage, storm=storm
    )
    assert np.abs(voyage.x).max() < 6


# ---------------------------------------------------------------- what a caller gets


def test_simulate_gives_named_arrays_of_the_documented_shapes():
    """A chapter plots voyage.time against voyage.x without looking up which axis is which."""
    voyage = river.simulate(boats=3, duration=2, every=4, linkage=0.6)
    assert voyage.time.shape == (51,) and voyage.x.shape == voyage.zone.shape == (3, 51)
    assert voyage.time[-1] == pytest.approx(2)
    assert set(np.unique(voyage.zone)) <= {0, 1, 2}
    assert sum(voyage.shares.values()) == pytest.approx(1)
    assert voyage.settings["linkage"] == 0.6 and voyage.settings["storm"] == 0.8


def test_the_same_seed_is_the_same_voyage_and_boats_have_seeds_in_a_row():
    """A shared link would show another river than the one that was sent."""
    fleet, second = (
        river.simulate(seed=7, boats=2, duration=20),
        river.simulate(seed=8, duration=20),
    )
    np.testing.assert_array_equal(fleet.x[1], second.x[0])
    np.testing.assert_array_equal(fleet.x, river.simulate(seed=7, boats=2, duration=20).x)
    assert not np.array_equal(fleet.x[0], fleet.x[1])


def test_scenes_are_where_their_titles_say():
    """A human scene over the wrong numbers."""
    where = {
        preset.title: river_words.riverbed(**preset.settings) for preset in river.MODEL.presets
    }
    assert where == {
        "Neither": "two hollows, one at the rigidity bank and one at the chaos bank",
        "Voices, no listening": "one hollow, at the chaos bank",
        "Listening, no voices": "one hollow, at the rigidity bank",
        "Both": "one hollow, in the flow",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"linkage": 1.3}, "Linkage is a number from 0 to 1; you gave 1.3."),
        ({"linkage": -0.01}, "Linkage is a number from 0 to 1"),
        ({"storm": float("nan")}, "Storm is a number from 0.3 to 1.2; you gave nan."),
        ({"storm": float("inf")}, "Storm is a number from 0.3 to 1.2"),
        ({"differentiation": "much"}, "Differentiation is a number from 0 to 1; you gave 'much'."),
        ({"differentiation": None}, "Differentiation is a number"),
        ({"linkage": True}, "Linkage is a number"),
        ({"lean": 2}, "chaos (this model’s choice)"),
        ({"shelter": 0.2}, "less, the more integration there is"),
        ({"seed": 1.5}, "The seed of the weather is a whole number"),
        ({"duration": 0}, "‘duration’ is a number above 0; you gave 0."),
        ({"boats": -1}, "‘boats’ is a whole number above 0"),
        ({"boats": 2.5}, "‘boats’ is a whole number above 0; you gave 2.5."),
        ({"every": 0}, "‘every’ is a whole number above 0"),
        ({"dt": 0.5}, "The time step ‘dt’ is at most 0.05; you gave 0.5."),
        ({"start": float("nan")}, "‘start’ is a number, or one for each run; you gave nan."),
        ({"start": 15, "duration": 5}, "From the start 15 the steps run away: begin nearer to 0."),
    ],
)
def test_wrong_values_are_explained(given, said):
    """A reader would meet a traceback from the depths of NumPy, or worse, a picture of nonsense."""
    with pytest.raises(ValueError) as refused:
        river.simulate(**given)
    assert said in str(refused.value)


def test_a_misspelt_parameter_is_named_with_the_right_ones():
    """`linkeage=0.6` would be taken silently for the default."""
    with pytest.raises(
        TypeError, match=r"no ‘linkeage’\. It has: differentiation, linkage, storm, lean, shelter"
    ):
        river.simulate(linkeage=0.6)
    with pytest.raises(ValueError, match="Linkage is a number from 0 to 1"):
        river.zone_shares(linkage=np.array([0.5, 1.5]))
