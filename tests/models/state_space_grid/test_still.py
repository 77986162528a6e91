"""The still picture of the grids: does it draw what the model counts?"""

from bs4 import BeautifulSoup

from ipnb.models.state_space_grid import model, still

from .samples import TIRED


def test_each_path_has_a_place_for_each_visit_and_a_disc_for_each_square():
    """For all the codes, and for three."""
    for given in ({}, TIRED):
        settings = model.MODEL.settings(given)
        picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
        counts = list(model.counts(**settings).values())
        assert [line["d"].count("L") for line in picture.select("path.longrun")] == [
            one.moves for one in counts
        ]
        assert [discs["d"].count("M") for discs in picture.select("path.under")] == [
            one.squares for one in counts
        ]
        said = [text.text for text in picture.select("text")]
        assert all(f"{one.squares} squares" in said for one in counts)


def test_the_words_say_that_all_is_invented():
    words = still.words(model.MODEL.settings({}))
    assert "Pairs, scenes and codes are invented." in words and "By this model’s bounds" in words
