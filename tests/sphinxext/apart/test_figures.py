"""Pictures and data of figures as files."""

import json
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup

from ipnb.sphinxext.apart.figures import set_figures_apart
from ipnb.sphinxext.plots import renderer

from ..plots.figures import lines, sent

PAGE = "book/part/chapter.html"
DRAWING = (
    '<figure class="drawing align-default" id="fig-x">\n<svg role="img" aria-labelledby="drawing-x" '
    'aria-describedby="drawing-x-words" viewBox="0 0 340 200"><title id="drawing-x">Two &amp; two</title>'
    '<path class="line" d="M0 0H9"/></svg><details><summary>The drawing in words</summary>'
    '<p id="drawing-x-words">A line.</p></details></figure>'
)
MODEL = (
    '<div class="seen"><svg viewBox="0 0 360 284" role="img" aria-labelledby="river-still-words">'
    '<svg viewBox="0 0 1 1"/><text>A boat</text></svg><p class="words" id="river-still-words">A river.</p></div>'
)


def test_a_computed_figure_loads_one_picture_and_its_data():
    """Would a phone fetch the picture for a wide page too?"""
    whole = renderer.as_html(sent(lines(meta="Two lines.")))
    text, files = set_figures_apart(PAGE, whole, {})
    page = BeautifulSoup(text, "html.parser")
    assert "<svg" not in text and "<script" not in text
    [image] = page.select("picture img")
    assert image["alt"] == "Two lines." and image["loading"] == "lazy"
    assert (image["width"], page.source["width"]) == ("720", "360")
    by_name = {file.address.rpartition("/")[2]: file for file in files}
    assert json.loads(by_name["figure-1.json"].text)["data"]
    assert page.select_one(".plot")["data-figure"].partition("?")[0].endswith("/figure-1.json")
    for name in ("picture-1.svg", "picture-2.svg"):
        assert ET.fromstring(by_name[name].text).tag.endswith("svg")
    assert page.select_one(".plot-tools button"), "what stands below it stays"


def test_a_drawing_keeps_its_name_and_its_words():
    text, [file] = set_figures_apart(PAGE, DRAWING, {})
    page = BeautifulSoup(text, "html.parser")
    assert page.img["alt"] == "Two & two"
    assert page.find(id=page.img["aria-describedby"]).get_text() == "A line."
    assert not page.img.has_attr("aria-labelledby") and "M0 0H9" in file.text


def test_a_models_still_picture_is_named_by_its_words():
    text, [file] = set_figures_apart(PAGE, MODEL, {})
    page = BeautifulSoup(text, "html.parser")
    assert page.find(id=page.img["aria-labelledby"]).get_text() == "A river."
    assert "A boat" in file.text and "<svg" not in text, (
        "with the empty picture that is nested in it"
    )


def test_a_picture_that_lies_on_the_site_is_not_written_again():
    """Would the list of all figures and the chapter each have a copy?"""
    _, [own] = set_figures_apart(PAGE, DRAWING, {})
    text, [shared] = set_figures_apart(PAGE, DRAWING, {own.text: "_static/list/x.svg"})
    assert shared.address == "_static/list/x.svg" and 'src="../../_static/list/x.svg?v=' in text
