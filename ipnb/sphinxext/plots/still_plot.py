"""The still picture of a figure, as SVG: what is seen first, in print, and without JavaScript."""

from typing import Any

from ipnb.sphinxext.plots.figure_data import HEIGHT
from ipnb.sphinxext.plots.still_marks import draw_line, mark
from ipnb.sphinxext.plots.still_panel import kind, panel
from ipnb.sphinxext.plots.still_words import text, width
from ipnb.web import svg

WIDE, NARROW = 720, 360  # pictures for a page and for a phone; letters keep their size in both
DRAWN = {"scatter", "bar", "heatmap", "contour"}


def is_named(trace: dict[str, Any]) -> bool:
    """Tell whether a series stands in the legend."""
    shown = trace.get("showlegend") is not False and kind(trace) in ("scatter", "bar")
    return bool(trace.get("name")) and shown


def sample(trace: dict[str, Any], x: float, y: float) -> str:
    """Draw the little picture of a series that stands before its name."""
    if kind(trace) == "bar":
        colour = trace["marker"]["color"]
        colour = colour if isinstance(colour, str) else colour[0]
        return svg.rectangle(x, y - 10, 18, 12, style=f"fill:{colour}")
    line, parts = trace["line"], ""
    if "lines" in trace["mode"]:
        data = svg.path_data("M", x, y - 4, "h", 30)
        parts = draw_line(data, line["color"], line["width"], line["dash"])
    if "markers" in trace["mode"]:
        parts += mark(x + 15, y - 4, trace)
    return parts


def legend(traces: list[dict[str, Any]], left: float, room: float) -> tuple[str, float]:
    """Draw the names of the series above the picture; return them and the room that they take.

    Parameters
    ----------
    traces : list of dict
        Those of the whole picture.
    left : float
        Where a line of names begins (pixels).
    room : float
        Where it has to end (pixels).

    Returns
    -------
    drawn : str
        SVG; empty where fewer than two series have names.
    height : float
        Pixels that it takes.
    """
    named = [trace for trace in traces if is_named(trace)]
    if len(named) < 2:
        return "", 0
    parts, x, y = [], left, 16
    for trace in named:
        wide = 40 + width(trace["name"]) + 18
        if x > left and x + wide > room:
            x, y = left, y + 22
        parts += [sample(trace, x, y), text(x + 38, y, trace["name"], "start")]
        x += wide
    return "".join(parts), y + 14


def panels(traces: list[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the traces of each pair of axes."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for trace in traces:
        found.setdefault((trace.get("xaxis") or "x", trace.get("yaxis") or "y"), []).append(trace)
    return found


def picture(figure: dict[str, Any], words: str, wide: int, shape: str) -> str:
    """Draw the picture at one width; several pairs of axes stand below one another.

    Parameters
    ----------
    figure : dict
        As `figure_data.dressed` prepared it.
    words : str
        What the picture shows, for whoever does not see it.
    wide : int
        Pixels; the height is the figure's own.
    shape : str
        Class by which the style sheet shows one of two pictures.
    """
    traces = [trace for trace in figure["data"] if trace.get("visible") in (None, True)]
    layout = figure["layout"]
    pairs = panels(traces)
    height = layout.get("height") or HEIGHT
    names, top = legend(traces if layout.get("showlegend") is not False else [], 0, wide)
    top = max(top, 14)
    each = (height - top) / len(pairs)
    order = sorted(
        pairs,
        key=lambda pair: -((layout.get(f"yaxis{pair[1][1:]}") or {}).get("domain") or [0, 1])[0],
    )
    boxes = [
        (0, top + number * each, wide, top + (number + 1) * each) for number in range(len(order))
    ]
    drawn = [panel(pairs[pair], layout, pair, box) for pair, box in zip(order, boxes, strict=True)]
    looks = {"class_": f"still {shape}", "role": "img", "aria_label": words}
    return svg.picture((0, 0, wide, height), names, *drawn, **looks)


def still(figure: dict[str, Any], words: str) -> str:
    """Draw the pictures, wide and narrow, of a figure that `figure_data.dressed` prepared.

    Parameters
    ----------
    figure : dict
        ``data`` (scatter, bar, heatmap and contour traces) and ``layout``.
    words : str
        What the picture shows, for whoever does not see it.

    Raises
    ------
    ValueError
        If a trace is of a kind that is not drawn.
    """
    unknown = {kind(trace) for trace in figure["data"]} - DRAWN
    if unknown:
        kinds = ", ".join(sorted(unknown))
        raise ValueError(
            f"no still picture for traces of kind {kinds}: draw it in ipnb/sphinxext/plots/still_panel.py"
        )
    return picture(figure, words, WIDE, "wide") + picture(figure, words, NARROW, "narrow")
