"""The causal graph: covariances, slopes and ways against what is known of graphs, and words for wrong values."""

from itertools import pairwise

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.causal_graph import model

unhurried = hypothesis.settings(deadline=None, max_examples=60)
STRENGTH = st.sampled_from([0.0, 0.05, 0.4, 1.0]) | st.floats(0, 1)
SETTINGS = st.fixed_dictionaries(
    {
        "held": st.integers(1, 8), "effect": st.floats(-0.2, 0.8), "expects": STRENGTH, "wears": STRENGTH,
        "slows": STRENGTH, "shared": STRENGTH, "referred": STRENGTH, "exact": st.sampled_from([0, 1]),
        "lot": st.sampled_from([0, 1]),
    }
)  # fmt: skip


def open_trails(**settings) -> list[list[int]]:
    """All trails from care to security that are open (d-connected), found by going through the graph."""
    held = set(model.held_still(**settings))
    strong = model.strengths(**settings)
    arrows = {(a, b) for (a, b, _, _), s in zip(model.ARROWS, strong, strict=True) if s}
    below = {node: {node} for node in range(6)}
    for _ in range(6):
        for start, end in arrows:
            below[start] |= below[end]
    found, waiting = [], [[model.CARE]]
    while waiting:
        trail = waiting.pop()
        if trail[-1] == model.SECURITY:
            found.append(trail)
            continue
        for node in set(range(6)) - set(trail):
            if (trail[-1], node) in arrows or (node, trail[-1]) in arrows:
                waiting.append([*trail, node])

    def passes(before: int, node: int, after: int) -> bool:
        if (before, node) in arrows and (after, node) in arrows:
            return bool(below[node] & held)
        return node not in held

    return [
        trail
        for trail in found
        if all(passes(*three) for three in zip(trail, trail[1:], trail[2:], strict=False))
    ]


def is_causal(trail: list[int]) -> bool:
    """Whether every arrow of a trail points away from care."""
    ends = {(start, end) for start, end, _, _ in model.ARROWS}
    return all(step in ends for step in pairwise(trail))


@unhurried
@given(settings=SETTINGS)
def test_the_ways_are_those_that_the_rules_for_graphs_find(settings):
    """d-connection by going through the whole graph, against the list of five ways."""
    settings |= {"exact": 1}
    said = [state == "open" for state in model.ways(**settings)]
    trails = open_trails(**settings)
    listed = {
        way.words.replace("←", "→"): state for way, state in zip(model.WAYS, said, strict=True)
    }
    names = [" → ".join(model.VARIABLES[node] for node in trail) for trail in trails]
    assert sorted(names) == sorted(name for name, is_open in listed.items() if is_open)


@unhurried
@given(settings=SETTINGS)
def test_with_the_back_doors_shut_and_no_part_of_the_effect_taken_the_slope_is_the_effect(settings):
    """The rule of the chapter, for whatever strengths."""
    settings |= {"exact": 1}
    trails = open_trails(**settings)
    if all(is_causal(trail) for trail in trails):
        kept = settings["effect"] + (
            0 if model.EXPECTATION in model.held_still(**settings) else 0.5 * settings["expects"]
        )
        assert model.slope(**settings) == pytest.approx(kept, abs=1e-9)


@unhurried
@given(settings=SETTINGS)
def test_after_a_lot_the_raw_slope_is_the_effect(settings):
    """That is the whole secret of a trial."""
    settings |= {"held": 1, "lot": 1}
    assert model.slope(**settings) == pytest.approx(model.true_effect(**settings), abs=1e-9)


@unhurried
@given(wears=STRENGTH, slows=STRENGTH, effect=st.floats(-0.2, 0.8), shared=STRENGTH)
def test_the_raw_slope_is_the_effect_and_the_back_doors_by_wright_s_rules(
    wears, slows, effect, shared
):
    """Traced by hand: cov(T, C) = -a (1 + g^2) - g^2, var(C) = 1 + a^2 (1 + g^2) + g^2 + 2 a g^2."""
    settings = {"wears": wears, "slows": slows, "effect": effect, "shared": shared, "held": 1}
    both = -wears * (1 + shared**2) - shared**2
    spread = 1 + wears**2 * (1 + shared**2) + shared**2 + 2 * wears * shared**2
    assert model.slope(**settings) == pytest.approx(effect - slows * both / spread, abs=1e-9)


@pytest.mark.parametrize("exact", [1, 0])
@pytest.mark.parametrize("preset", model.MODEL.presets, ids=lambda preset: preset.title)
def test_families_are_those_of_the_town(preset, exact):
    """5000 families: each slope lies within four standard errors of the exact one."""
    settings = dict(preset.settings) | {"exact": exact}
    found = model.fitted(model.simulate(seed=5, families=5000, **settings))
    for name, slope in model.every_slope(**settings).items():
        assert found[name] == pytest.approx(slope, abs=4 * 1.6 / np.sqrt(5000)), name


def test_the_scenes_are_what_the_chapter_says():
    """A confounder's bias goes, a mediator's effect goes, a collider makes a bias."""
    scene = {preset.title: dict(preset.settings) for preset in model.MODEL.presets}
    answers = {title: model.answer(**settings) for title, settings in scene.items()}
    assert answers == {
        "The baby who screamed": "nearer",
        "Equal expectations": "further",
        "Seen at the clinic": "further",
        "To be on the safe side": "further",
    }
    clinic = scene["Seen at the clinic"]
    assert model.slope(**clinic) < 0 < model.true_effect(**clinic)
    assert model.slope(**clinic | {"held": 7}) == pytest.approx(model.true_effect(**clinic))
    temper = scene["The baby who screamed"] | {"wears": 0, "shared": 0.8}
    assert model.slope(**temper | {"held": 1}) > 0.3
    for one in (2, 3):
        assert model.slope(**temper | {"held": one}) == pytest.approx(0.2), "either is enough"
    assert model.answer(held=1) == "alike"


def test_noise_in_the_measure_leaves_a_part_of_the_gap():
    """With reliability one half the rest is the gap, weakened by what care itself tells of temperament."""
    raw, half, whole = (
        model.slope(held=held, exact=exact) for held, exact in ((1, 1), (2, 0), (2, 1))
    )
    assert whole == pytest.approx(0.2) and whole < half < raw


def test_the_same_seed_is_the_same_town():
    """And another one is another."""
    one, again, other = (model.simulate(seed=seed, families=30) for seed in (3, 3, 4))
    assert np.array_equal(one.values, again.values)
    assert not np.array_equal(one.values, other.values)


@pytest.mark.parametrize("families", [0, 5001, 2.5, True, "3"])
def test_a_number_of_families_that_is_none_is_explained(families):
    """In plain words."""
    with pytest.raises(ValueError, match="whole number from 1 to 5000"):
        model.simulate(families=families)
