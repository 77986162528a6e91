"""Elements and outlines as text: what every still picture stands on."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup

import ipnb
from ipnb.web import svg

#: how an element of SVG begins in a string; the lookbehind leaves out groups of regular expressions
MARKUP = re.compile(
    r"(?<!\?P)</?(svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs|pattern|marker|use|"
    r"symbol|image|clipPath|mask|linearGradient|radialGradient|stop)\b"
)
PACKAGE = Path(ipnb.__file__).parent


def markup_in(source: str) -> list[str]:
    """Return the strings of a module that hold SVG elements; docstrings are prose."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and MARKUP.search(node.value)
    ]


def test_no_other_module_writes_svg():
    """A second way to draw would round, escape and measure in its own way."""
    modules = [file for file in PACKAGE.rglob("*.py") if file != Path(svg.__file__)]
    found = {str(file.relative_to(PACKAGE)): markup_in(file.read_text("utf-8")) for file in modules}
    assert len(found) > 100
    assert {name: strings for name, strings in found.items() if strings} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = f'<path d=\"{line}\"/>'", True),
        ("x = 'a' '<g class=\"level\">'", True),
        ("x = '</svg>'", True),
        ('"""Draw a ``<path>``."""', False),
        ("x = r'(?P<path>a)'", False),
        ("x = '<p>a < b</p>'", False),
    ],
)
def test_what_counts_as_markup(source, found):
    """Prose about an element, and HTML, are no drawing."""
    assert bool(markup_in(source)) == found


def test_attributes_stand_in_their_order_with_hyphens():
    """What is None is left out; an underscore at the end only keeps Python's own words free."""
    drawn = svg.element("path", class_="line", d="M0 0", stroke_width=2, fill=None)
    assert drawn == '<path class="line" d="M0 0" stroke-width="2"/>'


def test_a_class_comes_first():
    """Wherever a caller names it, elements read the same."""
    assert svg.path("M0 0", stroke="red", class_="a") == '<path class="a" d="M0 0" stroke="red"/>'


def test_an_element_holds_others():
    """A pattern in its definitions."""
    inner = svg.element("path", d="M0 0")
    assert svg.element("defs", inner, inner) == f"<defs>{inner}{inner}</defs>"
    assert svg.group(inner, class_="both") == f'<g class="both">{inner}</g>'


def test_a_value_cannot_break_out_of_its_attribute():
    """Words of an author may hold quotes."""
    drawn = svg.element("path", aria_label='a "b" <c> & d')
    assert BeautifulSoup(drawn, "html.parser").path["aria-label"] == 'a "b" <c> & d'


def test_an_outline_goes_through_its_points():
    """To a tenth of a pixel."""
    assert svg.outline([0, 1.26], [2, 3.04]) == "M0.0 2.0L1.3 3.0"
    assert svg.points([0, 1.26], [2, 3.04]) == "0.0 2.0L1.3 3.0"
    assert svg.outline([0, 1.26], [2, 3.04], digits=0) == "M0 2L1 3"


def test_path_data_keeps_whole_numbers_and_rounds_the_others():
    """Two numbers that touch would be one."""
    assert svg.path_data("M", 0, 2.56, "h", -3, "l", 1, 2, "z") == "M0 2.6h-3l1 2z"
    assert svg.path_data("M", 0, 4.55, digits=2) == "M0 4.55"
    assert svg.box(1, 2.25, 9, 8) == "M1 2.2H9V8H1Z"
    assert svg.disc(10, 5, 4.5) == "M5.5 5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"


def test_shapes_have_places_to_a_tenth():
    assert svg.rectangle(0, 1.26, 14, 2.0, class_="bank") == (
        '<rect class="bank" x="0" y="1.3" width="14" height="2.0"/>'
    )
    assert svg.circle(1.26, 8, 3.5) == '<circle cx="1.3" cy="8" r="3.5"/>'
    assert svg.translate(1.26, 0) == "translate(1.3 0.0)"


def test_words_are_text_and_no_markup():
    """In lines below each other; where nothing is said they stand as those around them."""
    assert svg.text(1.6, 9.4, "p < .05", "so & so", anchor="end", class_="note") == (
        '<text class="note" x="2" y="9" text-anchor="end">p &lt; .05'
        '<tspan x="2" dy="15">so &amp; so</tspan></text>'
    )
    assert svg.text(1, 9, "a", anchor=None) == '<text x="1" y="9">a</text>'


def test_what_is_in_a_picture_with_a_name_is_for_the_eye():
    """A screen reader would say each label of an axis after the name that says it all."""
    drawn = svg.picture((0, 0, 1, 1), "<path/>", role="img", aria_label="A boat")
    assert drawn == (
        '<svg viewBox="0 0 1 1" role="img" aria-label="A boat"><g aria-hidden="true"><path/></g></svg>'
    )
    by_hand = "<svg><title>A boat</title><path/><text>x</text></svg>"
    assert svg.told_by_title(by_hand) == (
        '<svg><title>A boat</title><g aria-hidden="true"><path/><text>x</text></g></svg>'
    )


def test_a_picture_has_its_frame_and_can_be_given_more_attributes():
    """A hand-drawn file gets its name in the page."""
    drawn = svg.picture((0, 0, 16, 9.5), "…", class_="sign", aria_hidden="true")
    assert drawn == '<svg class="sign" viewBox="0 0 16 9.5" aria-hidden="true">…</svg>'
    inner = svg.picture((0, 0, 1, 1), svg.picture((0, 0, 1, 1)))
    assert svg.with_attributes(inner, role="img").count("role") == 1
    assert svg.with_attributes(inner, role="img").startswith('<svg role="img" viewBox=')


def test_a_scale_puts_numbers_and_arrays_on_paper():
    """Upright axes run from high to low."""
    place = svg.linear_scale(1, -1, 10, 110)
    assert place(0) == 60 and place(np.array([1, -1])).tolist() == [10, 110]


def test_a_picture_is_found_whole_with_what_is_nested_in_it():
    """Would the first end that comes cut it short?"""
    inner = svg.element("svg", svg.element("path", d="M0 0"), x=1)
    wide, narrow = (svg.element("svg", inner, class_=name) for name in ("wide", "narrow"))
    page = f"<div>{wide}</div><div>{narrow}</div>"
    assert svg.first_picture(page) == wide
    assert svg.first_picture(page, 'class="narrow"') == narrow
    empty = svg.element("svg", svg.element("svg", x=1), class_="outer")
    assert svg.first_picture(f"<p>{empty}</p><p></p>") == empty
    assert svg.first_picture("<p>words</p>") == svg.first_picture(page, "nothing") == ""
