"""Paths and words of a model's still picture: a class each, and attributes for where no style sheet is."""

from ipnb.web import svg
from ipnb.web.svg import element


def path(kind: str, line: str, **attributes: object) -> str:
    """Draw an outline; ``kind`` is its class. By default it is stroked in the page's colour and not filled.

    Parameters
    ----------
    kind : str
        Its class.
    line : str
        Path data (pixels).
    **attributes
        As `ipnb.web.svg.element` takes them; None leaves one out.
    """
    looks = {"fill": "none", "stroke": "currentColor"} | attributes
    return svg.path(line, class_=kind, **looks)


def area(kind: str, line: str, opacity: float) -> str:
    """Draw a filled outline; ``opacity`` is 0 to 1."""
    return path(kind, line, fill="currentColor", fill_opacity=opacity, stroke=None)


def text(kind: str, x: float, y: float, words: str, anchor: str = "middle") -> str:
    """Put words at a place (pixels); ``anchor`` is "start", "middle" or "end"."""
    return svg.text(x, y, words, anchor=anchor, class_=f"{kind} {anchor}")


def hatch(name: str, size: int, kind: str, line: str) -> str:
    """Define a hatch, by which areas can be told apart without colour; fill with ``url(#name)``.

    Parameters
    ----------
    name : str
        Its id.
    size : int
        Side of the square that is repeated (pixels).
    kind : str
        Class of the line in it.
    line : str
        Path data within the square.
    """
    square = {"width": size, "height": size, "patternUnits": "userSpaceOnUse"}
    return element("defs", element("pattern", path(kind, line), id=name, **square))


def picture(width: int, height: int, name: str, *parts: str, **attributes: object) -> str:
    """Draw the whole picture; ``<name>-words`` is the id of its description.

    Parameters
    ----------
    width, height : int
        Of the box that it is drawn in (pixels).
    name : str
        Beginning of the ids.
    *parts : str
        SVG inside it.
    **attributes
        As `ipnb.web.svg.element` takes them.
    """
    return svg.picture(
        (0, 0, width, height),
        *parts,
        role="img",
        aria_labelledby=f"{name}-words",
        fill="currentColor",
        font_size="14",
        **attributes,
    )
