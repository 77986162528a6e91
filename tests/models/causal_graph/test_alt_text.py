"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

import re

import pytest

from ipnb.models.causal_graph import alt_text, model


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = alt_text.summary()
    assert "temperament to care −0.60" in said and "genes to" not in said.split(". ")[0]
    assert f"changes by {model.slope(held=1):.2f} among all families" in said
    assert "with temperament held still by 0.20; the true effect is 0.20" in said
    assert "so that what is left lies nearer." in said
    assert "care from temperament to security is closed" in said
    assert "clinic" not in said, "no arrow leads there"


@pytest.mark.parametrize("preset", model.MODEL.presets, ids=lambda preset: preset.title)
def test_every_number_of_a_scene_is_a_number_of_the_model(preset):
    """Two slopes and the true effect, in this order."""
    settings = dict(preset.settings)
    numbers = re.findall(r"−?\d\.\d\d", alt_text.found(**settings))
    expected = (
        model.slope(**settings | {"held": 1}),
        model.slope(**settings),
        model.true_effect(**settings),
    )
    assert numbers == [f"{value:.2f}".replace("-", "−") for value in expected]


def test_without_arrows_there_is_no_way():
    """And with noise a way is half open; with nothing held still nothing is judged."""
    nothing = {"effect": 0, "expects": 0, "wears": 0, "slows": 0}
    assert alt_text.open_ways(**nothing).startswith("There is no way")
    assert "half open" in alt_text.open_ways(exact=0)
    assert "with as much noise as truth" in alt_text.found(exact=0)
    assert "A lot decides" in alt_text.arrows(lot=1)
    assert "is left lies" not in alt_text.found(held=1)
