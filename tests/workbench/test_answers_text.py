"""Answers as text: whole, also where nothing was answered."""

from ipnb.widgets import Workbench
from workbench.support import FULL, give


def test_the_text_has_every_judgement_its_sentences_and_the_narrative(folder):
    """In Formgrader and in feedback no widget lives: can a marker read the answers there?"""
    form = Workbench(folder)
    give(form, FULL)
    text = repr(form)
    for expected in [
        "Ines and the boat shed (00-every-kind)", "save 1", "States (fairly sure)", "Rigidity",
        "Arrival: Within", "Vertical: Both, because of 5, 6", "Mechanism, because of 1",
        "The letter from the bank: Precipitating",
        "the letter → hands that would not stop", "Avoidant 60, Not enough information 40, because of 2, 7",
        "Joined at the first reach: 0.3", "The text shows it (10); Nobody has asked, so ask",
        "No sign of it in the text; Nobody has asked, so ask",
        "Ask directly about thoughts of ending her life", "Ines holds tight", "11 words, 20 to 60 asked for",
        "Note to self: look at line 4 again", "(open)",
    ]:  # fmt: skip
        assert expected in text, expected


def test_a_blank_form_has_a_text_too(folder):
    assert repr(Workbench(folder)).count("(open)") > 10
