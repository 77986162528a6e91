"""Parts of a model's still picture: they can be seen where no style sheet is."""

from bs4 import BeautifulSoup

from ipnb.simulation import svg


def parsed(drawn: str):
    return BeautifulSoup(drawn, "html.parser").find()


def test_a_path_is_an_outline_in_the_pages_colour():
    """Black on a dark page would be nothing."""
    path = parsed(svg.path("axis", "M0 0H9"))
    assert (path["fill"], path["stroke"], path["class"]) == ("none", "currentColor", ["axis"])


def test_an_area_is_filled_and_has_no_rim():
    """A rim would be a line that means something."""
    area = parsed(svg.area("under flow", "M0 0H9V9Z", 0.3))
    assert area["fill-opacity"] == "0.3" and not area.has_attr("stroke")


def test_words_are_text_and_no_markup():
    """A label with a sign of HTML in it."""
    text = parsed(svg.text("named", 10.4, 20.6, "p < .05 & so on", "start"))
    assert text.text == "p < .05 & so on" and text["text-anchor"] == "start"
    assert (text["x"], text["y"], text["class"]) == ("10", "21", ["named", "start"])


def test_a_hatch_is_found_by_its_name():
    """Two pictures on a page would share it."""
    assert parsed(svg.hatch("one-above", 5, "hatch", "M0 2.5H5")).pattern["id"] == "one-above"


def test_a_picture_is_described_by_its_words():
    """A blind reader hears the sentence below it."""
    picture = parsed(svg.picture(360, 240, "river", svg.path("axis", "M0 0"), text_anchor="middle"))
    assert (picture["role"], picture["aria-labelledby"]) == ("img", "river-words")
    assert picture["text-anchor"] == "middle" and picture.path
