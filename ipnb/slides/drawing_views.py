"""A drawing of the book on a slide: the whole of it and, where that makes letters too small, its two halves."""

from bs4 import Tag

from ipnb.slides.markup import found, words
from ipnb.web.svg import element, unspoken

#: how high a figure may be on a slide, in pixels
ROOM_HIGH = 690
#: letters of the drawings are at least 13 units high, and on a slide at least 28 pixels
HIGHEST = ROOM_HIGH * 13 / 28


def parts(high: float) -> list[float]:
    """Return where the pieces of a drawing begin that are shown one after the other; none if it is low enough.

    >>> parts(300)
    []
    >>> [round(start) for start in parts(470)]
    [0, 150]
    """
    return [] if high <= HIGHEST else [0.0, high - HIGHEST]


def steps(svg: Tag, name: str) -> str:
    """Return a drawing as what a slide shows: the whole, then perhaps its upper and its lower part.

    Parameters
    ----------
    svg : Tag
        The drawing in its page.
    name : str
        Makes its ids unique in the deck.
    """
    title = words(found(svg, "title"))
    _, _, wide, high = (float(one) for one in str(svg["viewbox"]).split())
    shapes = "".join(str(one) for one in svg.find_all(recursive=False) if one.name != "title")
    starts = parts(high)
    said = [("whole" if starts else "", 0.0, high, title)] + [
        ("part", start, HIGHEST, f"{title}, {where} part")
        for start, where in zip(starts, ("upper", "lower"), strict=False)
    ]
    return "".join(_step(shapes, wide, one, number, name) for number, one in enumerate(said))


def _step(
    shapes: str, wide: float, view: tuple[str, float, float, str], number: int, name: str
) -> str:
    kind, start, high, label = view
    # the whole goes when its parts come; each part stays until the next
    step = {"whole": "whole fragment fade-out", "part": "part fragment current-visible"}.get(
        kind, ""
    )
    return element(
        "svg",
        unspoken(shapes),
        class_=step or None,
        data_fragment_index=max(number - 1, 0) if kind else None,
        viewBox=f"0 {start:.0f} {wide:.0f} {high:.0f}",
        role="img",
        aria_label=label,
        aria_describedby=f"{name}-words" if number == 0 else None,
    )
