"""The still picture of prediction error: does it draw what the model computes?"""

import pytest
from bs4 import BeautifulSoup

from ipnb.dynamics.numbers import signed
from ipnb.models.prediction_error import model, still


@pytest.mark.parametrize("course", range(1, 6))
def test_a_line_for_each_sign_and_one_for_each_stage_and_the_test(course):
    """And the number of the test beside its dot."""
    settings = model.MODEL.settings({"course": course})
    picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
    way = model.course(**settings)
    signs = {*way.test, *(cue for stage in way.stages for cue in stage.cues)}
    key = 1 + len(signs)
    assert len(picture.select("path.longrun")) == len(signs) + len(way.stages) + key
    assert picture.select_one("text.named").text == signed(model.at_test(**settings))
    assert picture.text.count("in the yard") + picture.text.count("in the park") >= len(way.stages)


def test_a_stage_without_occasions_is_not_drawn():
    """Nobody learned in it."""
    settings = model.MODEL.settings({"course": 5, "first": 0})
    assert (
        "bark"
        not in BeautifulSoup(still.draw(settings, "one"), "html.parser").text.split("jingle")[0][
            :-6
        ]
    )
