"""What models promise alike, whatever they draw: one file walks through all whose guesses stand in a row.

The river, the dyad, the window, the working model and plasticity have ways of their own, in their own files.
"""

from importlib import import_module

import model_contract as contract
import model_site
import pytest

NAMES = (
    "addiction",
    "attunement",
    "causal_graph",
    "domains",
    "forgetting",
    "prediction_error",
    "resampling",
    "state_space_grid",
)
#: their first slider has its default at neither end
FOUND_AGAIN = ("addiction", "attunement", "causal_graph", "prediction_error", "resampling")
SIZES = {"wide": contract.WIDE, "narrow": contract.NARROW}

sites = model_site.sites()


def models(names: tuple[str, ...] = NAMES):
    """A test of each of them."""
    every = [import_module(f"ipnb.models.{name}.model") for name in names]
    return pytest.mark.parametrize("module", every, ids=names)


@pytest.mark.deep
@models()
@pytest.mark.parametrize("size", SIZES)
def test_a_reader_goes_through_it_by_keyboard(page, sites, module, size):
    """Predict, play, compare, change, a scene; and the browser complains of nothing."""
    page.set_viewport_size(SIZES[size])
    complaints = contract.watch(page)
    contract.exercise(contract.visit(page, sites(module)), module.MODEL)
    assert complaints == []


@pytest.mark.deep
@models(FOUND_AGAIN)
def test_wrong_values_in_the_address_are_explained(page, sites, module):
    """The last good value stays, and a reader's settings come back."""
    contract.keeps_good_values(page, sites(module), module.MODEL)


@models()
@pytest.mark.parametrize(
    ("theme", "size"),
    [pytest.param("light", "wide", marks=pytest.mark.deep), ("dark", "narrow")],
    ids=["light", "dark"],
)
def test_axe_finds_nothing(page, sites, axe, module, theme, size):
    """Asking; and compared, with everything unfolded."""
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    live = contract.visit(page, sites(module))
    assert axe(page) == []
    contract.begin(live, module.MODEL.predictions[0].name)
    contract.is_accessible(page, live, axe)


@pytest.mark.deep
@models()
def test_without_scripts_a_picture_and_its_words_stand(browser, sites, module):
    """In print, and where an import fails."""
    contract.stands_without_scripts(browser, sites(module), module.MODEL)
