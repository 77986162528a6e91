"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.window_of_tolerance import alt_text as window_of_tolerance_words
from ipnb.models.window_of_tolerance import model as window


def test_the_words_can_tell_small_shares_apart():
    """‘2 %; with a wider window 2 %, with faster settling 2 %: the wider window helps more.’"""
    say = window_of_tolerance_words.comparison
    scenes = {preset.title: say(**preset.settings) for preset in window.MODEL.presets}
    assert scenes["Rare"] == (
        "Time outside is 2.4 %; with a window 20 % wider it would be 1.8 %, with settling 20 % faster 2.0 %: "
        "the wider window helps more."
    )
    expected = (
        "wider it would be 66 %, with settling 20 % faster 63 %: the faster settling helps more"
    )
    assert expected in scenes["No let-up"]


def test_words_read_as_sentences():
    """‘How often often’ would be read aloud."""
    assert window_of_tolerance_words.circumstances() == (
        "Stressors come now and then (0.25) and hit hard (1.00). Alone one settles steadily (0.50); settling "
        "lent by others: nobody there (0.00). The window is middling (1.00); unrest: hardly any (0.10)."
    )
