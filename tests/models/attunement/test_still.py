"""The still picture of the attunement chain: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.attunement import model, still


def test_filled_moments_are_those_in_step_and_in_distress():
    """One box for each moment of the two pairs that is drawn."""
    settings = model.MODEL.settings({})
    state = model.simulate(moments=still.LONG, **settings).state[0, :, 1:]
    picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
    for kind, name in ((model.MATCHED, "flow"), (model.DISTRESSED, "chaos")):
        boxes = [path["d"].count("z") for path in picture.select(f"path.under.{name}")]
        assert boxes == [int((pair == kind).sum()) for pair in state]
