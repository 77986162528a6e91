"""Prediction error against closed forms, simulations, and the effects that the rule is known for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipnb.models.prediction_error import model

SETTINGS = st.fixed_dictionaries(
    {
        "course": st.integers(1, 5), "first": st.integers(0, 60), "second": st.integers(5, 60),
        "pace": st.floats(0.02, 0.3), "noticed": st.floats(0, 1),
        # between 0.95 and 1 a fright is missing so seldom that 1500 learners may not show it
        "sure": st.floats(0.4, 0.95) | st.just(1.0),
        "together": st.sampled_from([0, 1]),
    }
)  # fmt: skip


def test_acquisition_is_a_geometric_approach_of_which_each_sign_has_its_share():
    """Sum after n occasions: p (1 - (1 - a (1 + k))^n), shared as 1 to k."""
    pace, noticed, sure = 0.1, 0.4, 0.8
    way = model.course(course=1)
    weight = model.mean_weight(way.stages[:1], first=20, pace=pace, noticed=noticed, sure=sure)
    total = sure * (1 - (1 - pace * (1 + noticed)) ** np.arange(21))
    assert weight[:, [model.BARK, model.YARD]].sum(axis=1) == pytest.approx(total)
    assert weight[1:, model.YARD] / weight[1:, model.BARK] == pytest.approx(noticed)


def test_extinction_elsewhere_leaves_the_sign_what_the_place_took_over():
    """In the limit the bark keeps k / (1 + k) of what it had, and the park becomes as much below nothing."""
    chosen = {"course": 2, "first": 60, "second": 60, "pace": 0.3, "noticed": 0.5, "sure": 1}
    weight = model.mean_weight(model.course(**chosen).stages, **chosen)[-1]
    had = 1 / 1.5
    assert weight[model.BARK] == pytest.approx(had * 0.5 / 1.5, abs=1e-6)
    assert weight[model.PARK] == pytest.approx(-weight[model.BARK], abs=1e-6)
    assert model.at_test(**chosen) == pytest.approx(had / 3 + (1 - had), abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(chosen=SETTINGS)
def test_the_mean_is_that_of_many_learners(chosen):
    """1500 learners: within five standard errors, at settings that nobody chose."""
    found = model.simulate(seed=5, lives=1500, **chosen).at_test
    assert found.mean() == pytest.approx(
        model.at_test(**chosen), abs=1e-9 + 5 * found.std() / np.sqrt(1500)
    )


def test_the_four_effects():
    """Extinction, renewal, reinstatement and blocking, each beside the course that shows it to be one."""
    at = model.at_test
    assert at(course=1) < 0.01 < 0.8 < model.compared(course=1)
    assert at(course=2) > 0.3 > 0.01 > model.compared(course=2)
    assert at(course=3) > 0.3 > 0.01 > model.compared(course=3)
    assert at(course=4) < 0.01, "frights elsewhere do not bring it back"
    assert at(course=5) < 0.01 and model.compared(course=5) > 0.35
    assert at(course=5, first=0) == pytest.approx(model.compared(course=5))


def test_what_the_prompts_ask_has_an_answer():
    """Without the place no return; and with a surprise for each sign no blocking."""
    assert model.at_test(course=2, noticed=0) < 0.01
    assert model.at_test(course=5, together=0) == pytest.approx(
        model.compared(course=5, together=0)
    )
    weight = model.mean_weight(model.course(course=4).stages, course=4)[-1]
    assert weight[model.YARD] < 0.01 < 0.3 < weight[model.PARK]
    assert model.answer(course=2) == "part" and model.answer(course=2, noticed=0.8) == "most"


def test_every_answer_is_that_of_some_scene():
    """A question whose answer is always the same is none."""
    answers = {model.answer(**preset.settings) for preset in model.MODEL.presets}
    assert answers == {"little", "part"}
    assert model.MODEL.predictions[2].name == model.answer(together=0)


def test_occasions_are_as_many_as_the_stages_say():
    """And a fright comes only where one can."""
    found = model.simulate(course=3, first=10, second=20, sure=1)
    assert found.outcome.shape == (1, 10 + 20 + model.REMINDERS)
    assert found.outcome[0].tolist() == [1] * 10 + [0] * 20 + [1] * model.REMINDERS
    assert found.weight.shape == (1, 43, 4) and found.expectation.shape == (1, 42)


@pytest.mark.parametrize("lives", [0, 100_001, 2.5, True, "3"])
def test_a_number_of_lives_that_is_none_is_explained(lives):
    """In plain words."""
    with pytest.raises(ValueError, match="whole number from 1 to 100000"):
        model.simulate(lives=lives)
