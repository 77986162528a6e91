"""Lines, marks, bars, reference lines and notes of the still pictures, as SVG."""

from collections.abc import Callable
from itertools import groupby
from typing import Any, cast

from ipnb.sphinxext.plots.axes import Axis
from ipnb.sphinxext.plots.still_words import text
from ipnb.web import svg

DASH = {
    "solid": "",
    "dash": "8 4",
    "dot": "2 4",
    "dashdot": "8 4 2 4",
    "longdash": "14 5",
    "longdashdot": "14 5 2 5",
}


#: path data of each mark round (0, 0), from half its size (pixels)
SHAPES: dict[str, Callable[[float], str]] = {
    "square": lambda r: svg.box(-r, -r, r, r),
    "diamond": lambda r: svg.path_data(
        "M", 0, -1.3 * r, "L", 1.3 * r, 0, "L", 0, 1.3 * r, "L", -1.3 * r, 0, "Z", digits=2
    ),
    "triangle-up": lambda r: svg.path_data(
        "M", 0, -1.2 * r, "L", 1.2 * r, r, "H", -1.2 * r, "Z", digits=2
    ),
    "cross": lambda r: svg.path_data("M", -r, 0, "H", r, "M", 0, -r, "V", r),
    "x": lambda r: svg.path_data("M", -r, -r, "L", r, r, "M", r, -r, "L", -r, r),
}


def draw_line(data: str, colour: str, width: float = 2, dash: str = "solid") -> str:
    """Draw path data as a line."""
    return svg.path(
        data,
        style=f"stroke:{colour}",
        stroke_width=float(width),
        fill="none",
        stroke_dasharray=DASH.get(dash, dash) or None,
    )


def mark(x: float, y: float, trace: dict[str, Any]) -> str:
    """Draw a datum's mark: colour and shape."""
    r, colour = trace["marker"]["size"] / 2, trace["marker"]["color"]
    colour = colour if isinstance(colour, str) else "var(--flow)"
    symbol = str(trace["marker"].get("symbol", "circle"))
    hollow = symbol.endswith("-open")
    fill = "var(--leaf)" if hollow else colour
    paint = {"style": f"fill:{fill};stroke:{colour}", "stroke_width": 1.5}
    shape = symbol.removesuffix("-open")
    if shape not in SHAPES:
        return svg.circle(x, y, r, **paint)
    return svg.path(SHAPES[shape](r), transform=svg.translate(x, y), **paint)


def spans(trace: dict[str, Any], bars: str, along: str) -> list[tuple[float, float]]:
    """Return the intervals of a series in data units: one (low, high) a datum, or none.

    Parameters
    ----------
    trace : dict
        One series.
    bars : str
        ``error_x`` or ``error_y``.
    along : str
        The axis that these lie along, ``x`` or ``y``.
    """
    error = trace.get(bars) or {}
    if error.get("array") is None or error.get("visible") is False:
        return []
    up = error["array"]
    down = error.get("arrayminus") or up
    return [(v - minus, v + plus) for v, minus, plus in zip(trace[along], down, up, strict=True)]


def inside(drawn: str, x: Axis, y: Axis, edge: float = 8) -> str:
    """Cut off what is drawn where the axes end; a mark on the edge stays whole."""
    left, top = min(x.start, x.end) - edge, min(y.start, y.end) - edge
    wide, high = abs(x.end - x.start) + 2 * edge, abs(y.end - y.start) + 2 * edge
    frame = (round(left), round(top), round(wide), round(high))
    place = dict(zip(("x", "y", "width", "height"), frame, strict=True))
    return svg.picture(frame, drawn, **place, aria_hidden="true")


def interval_line(low: float, high: float, across: float, flat: bool) -> str:
    """Return the path data of an interval from ``low`` to ``high``, at ``across`` on the other axis (pixels)."""
    if flat:
        return svg.path_data("M", low, across, "H", high)
    return svg.path_data("M", across, low, "V", high)


def interval_lines(
    trace: dict[str, Any], bars: str, points: list[tuple[float, float] | None], x: Axis, y: Axis
) -> str:
    """Draw the intervals of a series through its marks, along one of its axes.

    Parameters
    ----------
    bars : str
        ``"error_x"`` or ``"error_y"``.
    points : list
        Where its data stand on paper; None for one that has no place.
    """
    colour, parts = trace["line"]["color"], []
    flat = bars == "error_x"
    axis, across = (x, 1) if flat else (y, 0)
    for (low, high), point in zip(spans(trace, bars, bars[-1]), points, strict=False):
        if point and axis.shows(low):
            a, b = axis.place(low), axis.place(high)
            parts.append(draw_line(interval_line(a, b, point[across], flat), colour))
    return "".join(parts)


def filled(trace: dict[str, Any], points: list[tuple[float, float] | None], y: Axis) -> str:
    """Draw the surface below a line, where it is to be filled."""
    if trace.get("fill") not in ("tozeroy", "tonexty") or not all(points):
        return ""
    floor = y.place(0) if trace["fill"] == "tozeroy" else y.start
    known = cast("list[tuple[float, float]]", points)  # none is missing
    corners = [(known[0][0], floor), *known, (known[-1][0], floor)]
    colour = trace["line"]["color"]
    return svg.path(
        f"{svg.outline(*zip(*corners, strict=True))}z", style=f"fill:{colour}", fill_opacity=0.18
    )


def line_through(trace: dict[str, Any], points: list[tuple[float, float] | None]) -> str:
    """Draw a line, interrupted where a datum has no place."""
    line = trace["line"]
    pieces = (
        svg.outline(*zip(*cast("list[tuple[float, float]]", list(piece)), strict=True))
        for there, piece in groupby(points, lambda point: point is not None)
        if there
    )
    return draw_line("".join(pieces), line["color"], line["width"], line["dash"])


def words_beside(trace: dict[str, Any], points: list[tuple[float, float] | None]) -> str:
    """Draw the words that stand beside the marks of a series, where it shows words."""
    if "text" not in trace["mode"] or not trace.get("text"):
        return ""
    words = trace["text"] if isinstance(trace["text"], list) else [trace["text"]] * len(points)
    return "".join(
        text(point[0] + 9, point[1] + 4, word, "start")
        for point, word in zip(points, words, strict=True)
        if point
    )


def places(trace: dict[str, Any], x: Axis, y: Axis) -> list[tuple[float, float] | None]:
    """Return where the data of a series stand on paper; None for one that has no place."""
    return [
        (x.place(a), y.place(b)) if x.shows(a) and y.shows(b) else None
        for a, b in zip(trace["x"], trace["y"], strict=True)
    ]


def draw_scatter(trace: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw lines, marks and intervals of one series; what stands beyond the axes is cut off, words are not."""
    points = places(trace, x, y)
    parts = [filled(trace, points, y)]
    parts += [interval_lines(trace, bars, points, x, y) for bars in ("error_x", "error_y")]
    if "lines" in trace["mode"]:
        parts.append(line_through(trace, points))
    if "markers" in trace["mode"]:
        parts += [mark(*point, trace) for point in points if point]
    return inside("".join(parts), x, y) + words_beside(trace, points)


def bar_rectangle(a: float, b: float, middle: float, thick: float, colour: str, flat: bool) -> str:
    """Draw one bar from ``a`` to ``b`` along its axis, round ``middle`` on the other (pixels).

    Parameters
    ----------
    a, b : float
        Its two ends.
    middle : float
        Where it stands across.
    thick : float
        How wide it is.
    colour : str
        In CSS.
    flat : bool
        Whether bars lie.
    """
    left, top, width, height = min(a, b), middle - thick / 2, abs(b - a), thick
    if not flat:
        left, top, width, height = top, left, height, width
    return svg.rectangle(left, top, width, height, style=f"fill:{colour};stroke:var(--leaf)")


def bar_distance(names: list[Any], across: Axis) -> float:
    """Return how far the middles of two bars are from each other (pixels)."""
    return abs(across.place(names[1]) - across.place(names[0])) if len(names) > 1 else 90


def bar_colour(trace: dict[str, Any], index: int) -> str:
    """Return the colour of one bar."""
    colours = trace["marker"]["color"]
    return colours if isinstance(colours, str) else colours[index]


def bar_intervals(
    trace: dict[str, Any], names: list[Any], along: Axis, across: Axis, flat: bool
) -> str:
    """Draw the intervals at the ends of bars."""
    parts = []
    bars, key = ("error_x", "x") if flat else ("error_y", "y")
    for (low, high), name in zip(spans(trace, bars, key), names, strict=False):
        a, b, c = along.place(low), along.place(high), across.place(name)
        parts.append(draw_line(interval_line(a, b, c, flat), "var(--ink)", 1.5))
    return "".join(parts)


def bar_words(trace: dict[str, Any], index: int, end: float, middle: float, flat: bool) -> str:
    """Draw the words at the end of a bar."""
    if not trace.get("text"):
        return ""
    words = trace["text"] if isinstance(trace["text"], str) else trace["text"][index]
    return text(end + 6, middle + 4, words, "start") if flat else text(middle, end - 6, words)


def draw_bars(traces: list[dict[str, Any]], x: Axis, y: Axis, stacked: bool) -> str:
    """Draw bars, side by side or on each other."""
    beside = 1 if stacked else len(traces)
    level: dict[str, Any] = {}
    parts = []
    for number, trace in enumerate(traces):
        flat = trace.get("orientation") == "h"
        names, lengths = (trace["y"], trace["x"]) if flat else (trace["x"], trace["y"])
        along, across = (x, y) if flat else (y, x)
        thick = bar_distance(names, across) * (0.72 / beside)
        shift = 0 if stacked else (number - (beside - 1) / 2) * thick
        for index, (name, length) in enumerate(zip(names, lengths, strict=True)):
            base = level.get(name, 0) if stacked else 0
            level[name] = base + length
            middle, end = across.place(name) + shift, along.place(level[name])
            start = along.place(base) if along.shows(base) else along.start
            parts.append(bar_rectangle(start, end, middle, thick, bar_colour(trace, index), flat))
            parts.append(bar_words(trace, index, end, middle, flat))
        parts.append(bar_intervals(trace, names, along, across, flat))
    return "".join(parts)


def draw_shape(shape: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw a reference line or band."""

    def at(value: Any, reference: str, line: Axis) -> float:
        if "paper" in reference or "domain" in reference:
            return line.start + float(value) * (line.end - line.start)
        return line.place(value)

    a, b = (at(shape[key], shape.get("xref", "x"), x) for key in ("x0", "x1"))
    c, d = (at(shape[key], shape.get("yref", "y"), y) for key in ("y0", "y1"))
    if shape.get("type") == "rect":
        colour = shape.get("fillcolor") or "var(--sunk)"
        opacity = shape.get("opacity", 1)
        box = (min(a, b), min(c, d), abs(b - a), abs(d - c))
        return svg.rectangle(*box, style=f"fill:{colour}", fill_opacity=opacity)
    dash = (shape.get("line") or {}).get("dash", "dash")
    return draw_line(svg.outline((a, b), (c, d)), "var(--edge)", 1, dash)


def draw_note(note: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw words at a datum."""
    across = "paper" in note.get("xref", "x") or "domain" in note.get("xref", "x")
    upright = "paper" in note.get("yref", "y") or "domain" in note.get("yref", "y")
    # Plotly gives logarithms
    at, high = (10 ** note[key] if line.log else note[key] for key, line in (("x", x), ("y", y)))
    a = x.start + note["x"] * (x.end - x.start) if across else x.place(at)
    b = y.start + note["y"] * (y.end - y.start) if upright else y.place(high)
    anchors: dict[str | None, str] = {"left": "start", "right": "end"}
    anchor = anchors.get(note.get("xanchor"), "middle")
    return text(a, b - 4, note.get("text", ""), anchor, "note")
