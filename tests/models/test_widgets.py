"""Every model as a widget, and as a figure in a book: one contract for all of them."""

import gzip
import json
import re
from html import unescape
from importlib import import_module

import pytest
import traitlets
from bs4 import BeautifulSoup

import ipnb.widgets
from ipnb.models import NAMES
from ipnb.simulation.widget import Simulation
from ipnb.web import bundle


def widget_of(name: str) -> type[Simulation]:
    """The one widget that a model's folder has."""
    module = import_module(f"ipnb.models.{name}.widget")
    (widget,) = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Simulation) and value is not Simulation
    ]
    return widget


SHOWN = [widget_of(name) for name in NAMES]
#: a number that is none, in a path or in a text; "information" is a word
NO_NUMBER = re.compile("(?<![a-z])(nan|inf)(?![a-z])")
every_model = pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.model.name)


@pytest.fixture
def in_book(monkeypatch):
    """What the book's extension says to the kernels that run a chapter."""
    monkeypatch.setenv("IPNB_BOOK", "1")


def in_range(model) -> tuple[str, float]:
    """The first parameter, and a value of it that is no default."""
    parameter = model.parameters[0]
    return parameter.name, parameter.high if parameter.default != parameter.high else parameter.low


@every_model
def test_notebooks_find_it_by_its_name(shown):
    """``from ipnb.widgets import River`` stands in notebooks that people hold."""
    assert getattr(ipnb.widgets, shown.__name__) is shown and issubclass(shown, Simulation)
    assert shown.__name__ in ipnb.widgets.__all__


@every_model
def test_every_parameter_is_a_synced_trait_with_the_models_default(shown):
    """A slider in the page would move nothing in Python, or start elsewhere."""
    made = shown(seed=3)
    for name, choice in shown.model.choices.items():
        assert name in made.trait_names(sync=True) and getattr(made, name) == choice.default
    assert made.seed == 3 and shown().seed == shown.model.seed


@every_model
def test_a_bad_value_is_explained_and_the_last_good_one_stays(shown):
    """A wrong value would pass, or a cell could set one that the picture refuses."""
    name, good = in_range(shown.model)
    made = shown(**{name: good}, seed=3)
    label = shown.model.choices[name].label
    assert getattr(made, name) == good
    with pytest.raises(traitlets.TraitError, match=f"{label} is a number from .*; you gave 9999"):
        setattr(made, name, 9999)
    assert getattr(made, name) == good
    assert label in made.problem and "you gave 9999" in made.problem
    setattr(made, name, good)
    assert made.problem == "", "the message stays although the value is good again"


@every_model
def test_a_bad_beginning_is_explained(shown):
    """The words, not a stack of traitlets."""
    name, _ = in_range(shown.model)
    with pytest.raises(TypeError, match="has no ‘nonsense’"):
        shown(nonsense=1)
    with pytest.raises(ValueError, match="is a number from"):
        shown(**{name: float("nan")})
    with pytest.raises(ValueError, match="whole number"):
        shown(seed=0.5)


@every_model
def test_every_preset_can_be_set(shown):
    """A preset with a value out of range would stop a reader's play."""
    for preset in shown.model.presets:
        shown.model.settings(preset.settings)


@every_model
def test_the_notebooks_module_is_whole_and_small(shown):
    """A missing neighbour is a blank cell: JupyterLab cannot follow a relative import."""
    name = shown.model.name
    assert not re.search(r"""from\s+['"]\./""", shown._esm)
    assert f'export default (await import(at["models/{name}/view.js"])).default;' in shown._esm
    assert len(gzip.compress(shown._esm.encode())) < 40_000, "a page may load 120 kB of JavaScript"
    assert "light-dark(" in shown._css
    files = bundle.files()
    assert f"models/{name}/declaration.js" in files
    assert (f"models/{name}/equations.js" in files) == (shown.model.equations is not None)


@every_model
def test_the_page_reads_constants_and_phrases_from_the_declaration(shown):
    """A number that stands in two places is changed in one."""
    text = bundle.source(f"models/{shown.model.name}/declaration.js")
    data = json.loads(text.removeprefix("export default ").rstrip(";\n"))
    assert data["constants"] == json.loads(json.dumps(shown.model.constants))
    assert data["phrases"] == shown.model.phrases
    folder = bundle.PACKAGE / "models" / shown.model.name
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    for constant in shown.model.constants:
        assert constant in code, f"{constant} reaches the page, and nothing there reads it"


def settings_shown(model) -> list[dict]:
    """The settings of each preset, and each option of each assumption."""
    settings = [dict(preset.settings) for preset in model.presets]
    return settings + [{one.name: value} for one in model.assumptions for value, _ in one.options]


@every_model
def test_in_a_book_it_is_a_still_picture_with_words(shown, in_book):
    """What print and readers without JavaScript see, for the presets and the switches too."""
    for given in settings_shown(shown.model):
        html = shown(**given)._repr_html_()
        page = BeautifulSoup(html, "html.parser")
        place, picture, words = (page.select_one(at) for at in ("[data-module]", "svg", ".words"))
        assert place["data-module"] == f"ipnb/models/{shown.model.name}/view.js"
        assert place["data-module"].removeprefix("ipnb/") in bundle.files()
        assert json.loads(place["data-values"])["seed"] == shown.model.seed
        assert page.find(id=picture["aria-labelledby"]) is words
        assert shown.model.badge in words.text
        assert not NO_NUMBER.search(str(picture))
        assert "style=" not in html and "<script" not in html


@every_model
def test_the_words_below_the_still_picture_are_those_of_its_settings(shown, in_book):
    """Without scripts, on paper and for a reader app this is all there is."""
    alt_text = import_module(f"ipnb.models.{shown.model.name}.alt_text")
    for preset in shown.model.presets:
        page = BeautifulSoup(shown(**preset.settings)._repr_html_(), "html.parser")
        assert alt_text.summary(**preset.settings) in unescape(page.select_one(".words").text)
