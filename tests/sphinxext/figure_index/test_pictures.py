"""A page's pictures as files of their own."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from ipnb.sphinxext.figure_index import pictures
from ipnb.sphinxext.figure_index.collect import Shown

SVG = (
    '<svg class="still narrow" viewBox="0 0 360 200" role="img" aria-label="x">'
    '<text class="axis">a</text></svg>'
)
FIGURE = Shown("figure", "fig-it", "Rising", "", "A line that rises.", SVG, False)


@pytest.mark.parametrize("kind", pictures.LOOKS)
def test_a_picture_alone_is_whole_and_brings_its_colours(kind):
    """Is it XML that a browser takes for a picture, in the page's colours and no others?"""
    text = pictures.standalone(replace(FIGURE, kind=kind))
    ElementTree.fromstring(text)
    style = text.split("]]></style>")[0]
    named = set(pictures.USED.findall(style.split("}", 1)[1]))
    own = {"zone", "m", "s", "l"}  # which the sheets set themselves
    assert all(f"--{name}:" in style or name in own for name in named)
    assert "light-dark(" in style and "--against" not in style


def test_the_size_is_that_of_the_drawing():
    assert pictures.size(SVG) == (360, 200)
    with pytest.raises(ValueError, match="without a viewBox"):
        pictures.size("<svg></svg>")
