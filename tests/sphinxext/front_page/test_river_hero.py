"""The front page's picture."""

import xml.etree.ElementTree as ET

from ipnb.sphinxext.front_page import river_hero


def test_the_picture_is_well_formed_and_the_same_at_each_build():
    drawn = river_hero.draw()
    assert ET.fromstring(drawn).get("aria-label") == river_hero.WORDS
    assert drawn == river_hero.draw() and "nan" not in drawn


def test_the_boat_ends_in_flow():
    """Would the picture say something else than its words?"""
    assert abs(river_hero.run()[-1]) < 1


def test_the_page_is_read_again_when_the_model_changed():
    """Would the front page show last year's river?"""
    names = {file.name for file in river_hero.drawn_by()}
    assert {"model.py", "equations.py", "sde.py", "vocabulary.json"} <= names
