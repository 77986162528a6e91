"""The models whose step stands in both languages, as widgets and as figures in a book."""

import gzip
import json
import re

import pytest
import traitlets
from bs4 import BeautifulSoup

from ipnb.web import bundle
from ipnb.widgets import Plasticity, WorkingModel

MODELS = [Plasticity, WorkingModel]


@pytest.mark.parametrize("shown", MODELS)
def test_every_parameter_is_a_synced_trait_and_a_bad_value_is_explained(shown):
    """A slider in the page would move nothing in Python, or a wrong value would pass."""
    made = shown(seed=3)
    for name, choice in shown.model.choices.items():
        assert name in made.trait_names(sync=True) and getattr(made, name) == choice.default
    first = shown.model.parameters[0]
    with pytest.raises(traitlets.TraitError, match=f"{first.label} is a number from"):
        setattr(made, first.name, 9999)
    assert getattr(made, first.name) == first.default and first.label in made.problem
    assert made.seed == 3


@pytest.mark.parametrize("shown", MODELS)
def test_every_scene_can_be_set(shown):
    """A scene with a value out of range would stop a reader's play."""
    for preset in shown.model.presets:
        shown.model.settings(preset.settings)


@pytest.mark.parametrize("shown", MODELS)
def test_the_notebooks_module_is_whole_and_small(shown):
    """A missing neighbour is a blank cell; a page may load 120 kB of JavaScript."""
    assert not re.search(r"""from\s+['"]\./""", shown._esm)
    assert len(gzip.compress(shown._esm.encode())) < 40_000
    name = shown.model.name
    assert (
        f"models/{name}/declaration.js" in bundle.files()
        and f"models/{name}/equations.js" not in bundle.files()
    )


@pytest.mark.parametrize("shown", MODELS)
def test_in_a_book_it_is_a_still_picture_with_words(shown, monkeypatch):
    """What print and readers without JavaScript see, for the scenes and the switches too."""
    monkeypatch.setenv("IPNB_BOOK", "1")
    settings = [dict(preset.settings) for preset in shown.model.presets]
    settings += [{one.name: value} for one in shown.model.assumptions for value, _ in one.options]
    for given in settings:
        html = shown(**given)._repr_html_()
        page = BeautifulSoup(html, "html.parser")
        place, picture, words = (page.select_one(at) for at in ("[data-module]", "svg", ".words"))
        assert place["data-module"].removeprefix("ipnb/") in bundle.files()
        assert json.loads(place["data-values"])["seed"] == shown.model.seed
        assert picture["aria-labelledby"] == words["id"]
        assert "not fitted to people" in words.text
        assert "nan" not in str(picture) and "inf" not in str(picture)
        assert "style=" not in html and "<script" not in html
