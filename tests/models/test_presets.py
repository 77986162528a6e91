"""Scenes and summaries against simulations: what a reader is told is what happens, at any setting."""

import numpy as np
import pytest

from ipnb.models.addiction import model as addiction
from ipnb.models.attunement import model as attunement
from ipnb.models.causal_graph import model as causal_graph
from ipnb.models.domains import model as domains
from ipnb.models.dyad import alt_text as dyad_words
from ipnb.models.dyad import closed_form
from ipnb.models.dyad import model as dyad
from ipnb.models.forgetting import model as forgetting
from ipnb.models.plasticity import model as plasticity
from ipnb.models.prediction_error import model as prediction_error
from ipnb.models.resampling import model as resampling
from ipnb.models.river import model as river
from ipnb.models.state_space_grid import model as grid
from ipnb.models.window_of_tolerance import model as window
from ipnb.models.working_model import model as working_model

MODELS = [
    addiction, attunement, causal_graph, domains, dyad, forgetting, plasticity, prediction_error,
    resampling, river, grid, window, working_model,
]  # fmt: skip


def chosen_at_random(model, seed, **kept):
    """A setting within the sliders, no default but by chance."""
    draw = np.random.default_rng(seed)
    drawn = {one.name: float(draw.uniform(one.low, one.high)) for one in model.MODEL.parameters}
    for one in model.MODEL.assumptions:
        drawn[one.name] = draw.choice([value for value, _ in one.options]).item()
    return drawn | kept


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.MODEL.name)
def test_a_scene_is_the_same_whatever_was_touched_before(model):
    """A scene set some of the sliders, so that its story hung on what the others were at."""
    for declared, preset in zip(model.MODEL.presets, model.MODEL.as_data()["presets"], strict=True):
        assert set(preset["settings"]) == set(model.MODEL.choices)
        assert preset["settings"] == model.MODEL.settings(declared.settings)


@pytest.mark.parametrize("seed", range(6))
def test_the_river_s_long_run_is_a_simulation_s(seed):
    """Shares of 300 boats that began everywhere, at settings that nobody chose."""
    settings = chosen_at_random(river, seed, storm=0.9 + 0.05 * seed)
    start = np.random.default_rng(seed).normal(0, 1.2, 300)
    run = {"boats": 300, "duration": 90, "start": start, "every": 10}
    late = river.simulate(seed=10_000 * seed, **run, **settings).x[:, 400:]
    for i, (name, share) in enumerate(river.zone_shares(**settings).items()):
        by_boat = (np.searchsorted(river.BOUNDS, late) == i).mean(axis=1)
        assert by_boat.mean() == pytest.approx(
            share, abs=0.008 + 4 * by_boat.std() / np.sqrt(300)
        ), name


@pytest.mark.parametrize("seed", range(6))
def test_the_window_s_long_run_is_a_simulation_s(seed):
    """Shares of 200 runs, with both assumptions either way."""
    settings = chosen_at_random(window, seed)
    settings["settle"] = max(0.3, settings["settle"])
    late = window.simulate(seed=10_000 * seed, runs=200, duration=90, every=20, **settings)
    skip = 30 * 5 if settings["outside"] == 1 else 60 * 5
    for i, (name, share) in enumerate(window.zone_shares(**settings).items()):
        by_run = (late.zone[:, skip:] == i).mean(axis=1)
        assert by_run.mean() == pytest.approx(share, abs=0.012 + 4 * by_run.std() / np.sqrt(200)), (
            name
        )


@pytest.mark.parametrize("seed", range(6))
def test_attunement_s_long_run_is_a_simulation_s(seed):
    """Time in each state, at settings where distress ends now and then."""
    settings = chosen_at_random(attunement, seed)
    ribbons = attunement.simulate(seed=10_000 * seed, runs=200, moments=900, **settings)
    for i, (pair, shares) in enumerate(attunement.long_run(**settings).items()):
        for kind, (name, share) in enumerate(shares.items()):
            by_run = (ribbons.state[:, i, 300:] == kind).mean(axis=1)
            allowed = 0.004 + 4 * by_run.std() / np.sqrt(200)
            assert by_run.mean() == pytest.approx(share, abs=allowed), (pair, name)


@pytest.mark.parametrize("seed", range(6))
def test_how_many_meetings_in_a_row_is_a_simulation_s(seed):
    """The kindest world that the sliders allow is not quite kind: so only runs without a miss are counted."""
    settings = chosen_at_random(working_model, seed, kind=0.95, cold=6 + seed, warm=2.0, avoids=0)
    courses = working_model.simulate(seed=seed, runs=400, meetings=30, **settings)
    needed = working_model.in_a_row(**settings)
    for name in ("counter", "changer", "avoider"):
        kind = courses.met[:, : int(needed[name])].all(axis=1)
        assert kind.any() and (courses.turned[name][kind] == needed[name]).all(), name


@pytest.mark.parametrize("seed", range(24))
def test_what_is_said_of_an_upset_is_what_becomes_of_it(seed):
    """Its fate in words, and the largest swing early and late, with ruptures and either assumption."""
    settings = chosen_at_random(dyad, seed)
    if seed % 3:
        settings["apart"] = 0.0
    growth, said = closed_form.growth(**settings), dyad_words.outcome(**settings)
    rounds = 3 * settings["round"] if settings["apart"] else 40
    meeting = dyad.simulate(duration=4 * rounds, seed=seed, **settings)
    thirds = np.array_split(np.abs(meeting.client), 4)
    factor = thirds[-1].max() / max(thirds[1].max(), 1e-300)
    if abs(growth) * 2 * rounds > 1.5:  # else the fate is not to be seen in this time
        assert (factor > 1) == ("grows" in said), (said, factor)
        assert ("dies away" in said) == (growth < 0)
    assert (np.abs(meeting.helper).max() == 0) == ("does not reach" in said)
