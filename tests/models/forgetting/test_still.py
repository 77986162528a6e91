"""The still picture of forgetting: does it draw what was measured?"""

import pytest
from bs4 import BeautifulSoup

from ipnb.models.forgetting import model, still


@pytest.mark.parametrize(
    ("given", "seen", "unseen"),
    [({}, 4, 3), ({"shown": 7, "other": 4}, 7, 7), ({"shown": 7}, 7, 0)],
)
def test_each_measurement_has_its_mark(given, seen, unseen):
    """A disc for each that was fitted, a square and a line for each that was not seen, and one curve."""
    settings = model.MODEL.settings(given)
    picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
    assert len(picture.select("path.boat")) == seen
    assert len(picture.select("path.longrun")) == 1 + unseen
    curve = model.least_squares(**settings)
    miss = model.miss(curve, model.tested_points(**settings))
    assert picture.select_one("text.share").text.endswith(f"by {miss:.1f}")
