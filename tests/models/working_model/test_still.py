"""The still picture of the three learners: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.working_model import model, still


def drawn(**settings):
    return BeautifulSoup(still.draw(model.MODEL.settings(settings), "one"), "html.parser")


def test_each_lane_says_when_its_learner_came_to_expect_it():
    """A dot for whoever did within the meetings that are drawn; words for the others."""
    turned = model.simulate(meetings=still.MEETINGS).turned
    picture, came = drawn(), [t[0] for t in turned.values() if 0 < t[0] <= still.MEETINGS]
    assert len(picture.select("path.boat")) == len(came)
    for count in came:
        assert f"after {count:.0f}" in picture.text
    late = len(turned) - len(came)
    assert picture.text.count(f"not within {still.MEETINGS}") == late > 0


def test_every_learner_is_named():
    """Three lanes without names are three lines."""
    assert all(name in drawn().text for name in model.LEARNERS.values())
