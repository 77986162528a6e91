"""SVG as text: elements with their attributes, and outlines through points; all still pictures are made of it."""

from collections.abc import Iterable
from html import escape


def element(tag: str, *content: str, **attributes: object) -> str:
    """Write an element.

    Parameters
    ----------
    tag : str
        For example ``path``.
    *content : str
        SVG inside it; words go through :func:`html.escape` first.
    **attributes
        In this order. An underscore within a name becomes a hyphen, one at its end is left out (``class_``);
        None leaves the attribute out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inside = "".join(content)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def points(x: Iterable[float], y: Iterable[float]) -> str:
    """Write points (pixels) as they stand within path data, joined by straight lines.

    Parameters
    ----------
    x, y : iterable of float
        Of equal length.

    Raises
    ------
    ValueError
        If one of them is longer.
    """
    return "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True))


def outline(x: Iterable[float], y: Iterable[float]) -> str:
    """Write the path data of a line through points (pixels).

    Parameters
    ----------
    x, y : iterable of float
        Of equal length.

    Raises
    ------
    ValueError
        If one of them is longer.
    """
    return f"M{points(x, y)}"
