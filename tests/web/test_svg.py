"""Elements and outlines as text: what every still picture stands on."""

from bs4 import BeautifulSoup

from ipnb.web import svg


def test_attributes_stand_in_their_order_with_hyphens():
    """What is None is left out; an underscore at the end only keeps Python's own words free."""
    drawn = svg.element("path", class_="line", d="M0 0", stroke_width=2, fill=None)
    assert drawn == '<path class="line" d="M0 0" stroke-width="2"/>'


def test_an_element_holds_others():
    """A pattern in its definitions."""
    inner = svg.element("path", d="M0 0")
    assert svg.element("defs", inner, inner) == f"<defs>{inner}{inner}</defs>"


def test_a_value_cannot_break_out_of_its_attribute():
    """Words of an author may hold quotes."""
    drawn = svg.element("path", aria_label='a "b" <c> & d')
    assert BeautifulSoup(drawn, "html.parser").path["aria-label"] == 'a "b" <c> & d'


def test_an_outline_goes_through_its_points():
    """To a tenth of a pixel."""
    assert svg.outline([0, 1.26], [2, 3.04]) == "M0.0 2.0L1.3 3.0"
    assert svg.points([0, 1.26], [2, 3.04]) == "0.0 2.0L1.3 3.0"
