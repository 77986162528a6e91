"""A declaration says what may be set, explains what may not, and carries everything to the page."""

import json
import re
from dataclasses import replace

import pytest

from ipnb.models import NAMES, declared
from ipnb.models.river import model as river

every_model = pytest.mark.parametrize("name", NAMES)


@every_model
def test_every_default_and_every_end_of_a_slider_is_allowed(name):
    """The slider would go where Python refuses to follow."""
    for parameter in declared(name).parameters:
        for value in (parameter.low, parameter.default, parameter.high):
            assert parameter.check(value) == value
            assert parameter.word(value)
        for value in (parameter.low - 1, parameter.high + 1, float("nan"), "1", True, None):
            with pytest.raises(ValueError, match="is a number from"):
                parameter.check(value)


@every_model
def test_every_option_of_an_assumption_is_allowed_and_others_are_listed(name):
    """A switch between two things has no third."""
    for assumption in declared(name).assumptions:
        values = [value for value, _ in assumption.options]
        assert assumption.default in values
        assert [assumption.check(value) for value in values] == values
        for value in (17, True, "1"):
            with pytest.raises(ValueError, match=f"The assumption ‘{assumption.name}’ is"):
                assumption.check(value)


@every_model
def test_what_a_page_needs_is_plain_data(name):
    """JSON has no infinity, and a page reads the last zone's bound as none."""
    model = declared(name)
    data = json.loads(json.dumps(model.as_data(), allow_nan=False))
    assert [choice["name"] for choice in data["parameters"] + data["assumptions"]] == list(
        model.choices
    )
    assert data["predictions"] and all(data["predictions"])
    assert [zone["up_to"] for zone in data["zones"]][-1:] in ([], [None])
    for preset in data["presets"]:
        assert set(preset["settings"]) == set(model.choices)
    assert data["prompts"] and data["limitations"]


@every_model
def test_every_step_brings_a_control_of_the_model_with_a_question(name):
    """Those before the guess come first, and a scene that a question names is one of the model's."""
    model = declared(name)
    names = [step.control for step in model.steps]
    assert 3 <= len(names) == len(set(names)) and set(names) <= {*model.choices, "scenes"}
    early = [step.early for step in model.steps]
    assert early == sorted(early, reverse=True)
    titles = {preset.title for preset in model.presets} | {"Nudge"}
    for step in model.steps:
        assert "?" in step.question
        assert set(re.findall("‘([^’]+)’", step.question)) <= titles, step.question


@every_model
def test_names_and_symbols_are_said_once(name):
    """Two sliders of one name would be one."""
    model = declared(name)
    symbols = [choice.symbol for choice in model.choices.values()]
    assert len(model.choices) == len(model.parameters) + len(model.assumptions)
    assert len(set(symbols)) == len(symbols)
    predictions = [answer.name for answer in model.predictions or model.zones]
    assert len(set(predictions)) == len(predictions) >= 2


def test_settings_are_the_given_ones_and_the_defaults_of_the_rest():
    """A misspelt name would be taken for a wish to have the default."""
    settings = river.MODEL.settings({"linkage": 1})
    assert settings["linkage"] == 1.0 and settings["storm"] == 0.8
    assert list(settings) == list(river.MODEL.choices)
    with pytest.raises(TypeError, match=r"has no ‘linkeage’\. It has: differentiation, linkage"):
        river.MODEL.settings({"linkeage": 1})


def test_the_hash_is_of_the_equations_and_of_nothing_else():
    """A new word in a hint would have the JavaScript written anew; a new sign would not."""
    model = river.MODEL
    assert replace(model, title="Another river").content_hash == model.content_hash
    bent = replace(model.equations, drift="a*x - x**3 - b")
    assert replace(model, equations=bent).content_hash != model.content_hash


def test_a_zone_is_called_by_its_word():
    """The word that readers see comes from the one list of words."""
    assert [zone.label for zone in river.MODEL.zones] == ["Rigidity", "Flow", "Chaos"]
