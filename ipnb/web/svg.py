"""SVG as text: every still picture is made of this, and no other module writes its markup.

Numbers are rounded here, and words are escaped here.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

LINE = 15  # pixels from one line of words to the next
PICTURE = re.compile(r"<(?P<end>/)?svg\b[^>]*>")  # where a picture begins or ends in markup

#: a picture's beginning with its title, what is drawn, and its end
TITLED = re.compile(r"(.*?</title>)(.*)(</svg>)", re.S)


def element(tag: str, *content: str, **attributes: object) -> str:
    """Write an element.

    Parameters
    ----------
    tag : str
        For example ``path``.
    *content : str
        SVG inside it; words go through :func:`text` or :func:`html.escape` first.
    **attributes
        In this order, but a class (``class_``) first. An underscore within a name becomes a hyphen, one at its
        end is left out; None leaves the attribute out. Floats get six digits; places on paper go through
        :func:`px` first.
    """
    inside = "".join(content)
    written = _attributes(attributes)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _attributes(attributes: dict[str, object]) -> str:
    """Write attributes, each after a space."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for name, value in sorted(attributes.items(), key=lambda item: item[0] != "class_")
        if value is not None
    )


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def with_attributes(drawn: str, **attributes: object) -> str:
    """Add attributes to a picture that is drawn already."""
    return drawn.replace("<svg", f"<svg{_attributes(attributes)}", 1)


def first_picture(markup: str, sign: str = "") -> str:
    """Return the first whole picture in markup, with the pictures that are nested in it; empty if there is none.

    Parameters
    ----------
    markup : str
        HTML in which pictures stand.
    sign : str
        What the picture's own attributes must hold.
    """
    depth, start = 0, -1
    for tag in PICTURE.finditer(markup):
        if start < 0:
            if tag["end"] or sign not in tag[0]:
                continue
            start = tag.start()
        if not tag[0].endswith("/>"):  # an empty one, nested
            depth += -1 if tag["end"] else 1
        if not depth:
            return markup[start : tag.end()]
    return ""


def unspoken(*content: str) -> str:
    """Put parts of a picture where screen readers do not look."""
    return element("g", *content, aria_hidden="true")


def told_by_title(drawn: str) -> str:
    """Put all of a drawn picture but its title there."""
    return TITLED.sub(lambda found: found[1] + unspoken(found[2]) + found[3], drawn)


def px(value: float, digits: int = 1) -> str:
    """Write a place or a length on paper (pixels), to a tenth if nothing else is said."""
    return f"{value:.{digits}f}"


def _length(value: float, digits: int = 1) -> str:
    """Write a place or a length as :func:`px` does, but whole numbers as they stand."""
    return str(value) if isinstance(value, int) else px(value, digits)


def points(x: Iterable[float], y: Iterable[float], *, digits: int = 1) -> str:
    """Write points (pixels) as they stand within path data, joined by straight lines."""
    return "L".join(f"{px(a, digits)} {px(b, digits)}" for a, b in zip(x, y, strict=True))


def outline(x: Iterable[float], y: Iterable[float], *, digits: int = 1) -> str:
    """Write the path data of a line through points (pixels)."""
    return f"M{points(x, y, digits=digits)}"


def path_data(*parts: str | float, digits: int = 1) -> str:
    """Write path data from commands and numbers (pixels) in turn: ``path_data("M", 0, 2.5, "H", 9)``."""
    written, after_number = "", False
    for part in parts:
        if isinstance(part, str):
            written += part
        else:
            written += (" " if after_number else "") + _length(part, digits)
        after_number = not isinstance(part, str)
    return written


def translate(x: float, y: float) -> str:
    """Write the ``transform`` that moves what is drawn round (0, 0) to a place (pixels)."""
    return f"translate({px(x)} {px(y)})"


def box(left: float, top: float, right: float, bottom: float) -> str:
    """Write the path data of a rectangle from its edges (pixels)."""
    return path_data("M", left, top, "H", right, "V", bottom, "H", left, "Z")


def disc(x: float, y: float, r: float) -> str:
    """Write the path data of a circle (pixels)."""
    return (
        path_data("M", x - r, y) + f"a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"
    )


def path(data: str, **attributes: object) -> str:
    """Draw path data."""
    return element("path", d=data, **attributes)


def rectangle(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """Draw a rectangle from its left upper corner and its size (pixels)."""
    size = {"x": x, "y": y, "width": width, "height": height}
    places = {name: _length(value) for name, value in size.items()}
    return element("rect", **places, **attributes)


def circle(x: float, y: float, r: float, **attributes: object) -> str:
    """Draw a circle from its middle and its radius (pixels)."""
    return element("circle", cx=_length(x), cy=_length(y), r=r, **attributes)


def text(
    x: float,
    y: float,
    *lines: str,
    anchor: str | None = "middle",
    **attributes: object,
) -> str:
    """Put words at a place (whole pixels), each of the lines below the other.

    Parameters
    ----------
    anchor : str or None
        ``"start"``, ``"middle"`` or ``"end"``; None if the words stand as those around them.
    """
    across = f"{x:.0f}"
    first, *rest = [escape(line, quote=False) for line in lines]
    below = [element("tspan", line, x=across, dy=LINE) for line in rest]
    place = {"x": across, "y": f"{y:.0f}", "text_anchor": anchor}
    return element("text", first, *below, **place, **attributes)


def group(*content: str, **attributes: object) -> str:
    """Hold parts that share attributes."""
    return element("g", *content, **attributes)


def picture(
    frame: tuple[float, float, float, float],
    *content: str,
    **attributes: object,
) -> str:
    """Draw a picture, or a part of one that ends at its frame.

    What stands in one with the role ``img`` is for the eye: its name says it. Browsers hand the words on all the
    same, and a screen reader would say every label and every number at an axis.

    Parameters
    ----------
    frame : tuple of float
        Left, top, width and height of what is seen (pixels).
    """
    seen = " ".join(f"{number:g}" for number in frame)
    if attributes.get("role") == "img":
        content = (unspoken(*content),)
    return element("svg", *content, viewBox=seen, **attributes)


def linear_scale(low: float, high: float, start: float, end: float) -> Callable[[Any], Any]:
    """Return what puts data, a number or an array, on paper: from ``low`` to ``high`` between two places.

    Parameters
    ----------
    low, high : float
        Two data.
    start, end : float
        Where they stand on paper (pixels).
    """

    def place(value: Any) -> Any:
        return start + (value - low) / (high - low) * (end - start)

    return place
