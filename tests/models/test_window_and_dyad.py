"""The window of tolerance and the dyad as widgets: traits that check, and what a book's page is given."""

from html import unescape

import pytest
import traitlets
from bs4 import BeautifulSoup

from ipnb.models.dyad import alt_text as dyad_words
from ipnb.models.window_of_tolerance import alt_text as window_of_tolerance_words
from ipnb.widgets import Dyad, WindowOfTolerance

MODELS = [(WindowOfTolerance, "lent", 0.8, 2), (Dyad, "attunement", 1.5, 4)]


@pytest.mark.parametrize(("widget", "name", "good", "bad"), MODELS)
def test_a_trait_is_checked_and_the_last_good_value_stays(widget, name, good, bad):
    """A cell could set a value that the picture refuses."""
    made = widget(**{name: good}, seed=3)
    assert getattr(made, name) == good and made.seed == 3
    with pytest.raises(traitlets.TraitError, match=f"you gave {bad}"):
        setattr(made, name, bad)
    assert getattr(made, name) == good and f"you gave {bad}" in made.problem
    with pytest.raises(TypeError, match="has no ‘nonsense’"):
        widget(nonsense=1)


@pytest.mark.parametrize("widget", [WindowOfTolerance, Dyad])
def test_its_module_is_whole(widget):
    """JupyterLab cannot follow a relative import."""
    assert (
        f'export default (await import(at["models/{widget.model.name}/view.js"])).default;'
        in widget._esm
    )
    assert "light-dark(" in widget._css


@pytest.mark.parametrize(
    ("widget", "settings", "words"),
    [
        (
            WindowOfTolerance,
            {"often": 1, "unrest": 0},
            window_of_tolerance_words.comparison(often=1, unrest=0),
        ),
        (Dyad, {"attunement": 1, "apart": 0.5}, dyad_words.outcome(attunement=1, apart=0.5)),
    ],
)
def test_a_books_page_gets_a_still_picture_and_its_words(monkeypatch, widget, settings, words):
    """Without scripts, on paper and for a reader app this is all there is."""
    monkeypatch.setenv("IPNB_BOOK", "1")
    page = BeautifulSoup(widget(**settings)._repr_html_(), "html.parser")
    place = page.select_one("[data-module]")
    assert place["data-module"] == f"ipnb/models/{widget.model.name}/view.js"
    assert words in unescape(page.select_one(".words").text)
    picture = page.select_one("svg")
    assert page.find(id=picture["aria-labelledby"]) is page.select_one(".words")
    assert "nan" not in str(picture) and "inf" not in str(picture)
