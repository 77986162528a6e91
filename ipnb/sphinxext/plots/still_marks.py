"""Lines, marks, bars, reference lines and notes of the still pictures, as SVG."""

import html
from typing import Any, cast

from ipnb.sphinxext.plots.axes import Axis

DASH = {
    "solid": "",
    "dash": "8 4",
    "dot": "2 4",
    "dashdot": "8 4 2 4",
    "longdash": "14 5",
    "longdashdot": "14 5 2 5",
}
LETTER = 7.2  # mean width of a letter at 13 px, in the wider ones of the fonts that readers have


def text(x: float, y: float, words: str, anchor: str = "middle", kind: str = "") -> str:
    """Draw words at a place; `<br>`, as Plotly writes it, begins a line."""
    style = f' class="{kind}"' if kind else ""
    lines = [html.escape(line) for line in str(words).split("<br>")]
    first, *rest = [lines[0]] + [f'<tspan x="{x:.0f}" dy="15">{line}</tspan>' for line in lines[1:]]
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"{style}>{first}{"".join(rest)}</text>'
    )


def wrapped(words: str, room: float) -> list[str]:
    """Return words in lines that fit the room (pixels)."""
    lines = [""]
    for word in str(words).split():
        if lines[-1] and LETTER * (len(lines[-1]) + 1 + len(word)) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def label(x: float, y: float, words: str, room: float, anchor: str, middle: bool) -> str:
    """Draw a tick's words in as many lines as they need, centred on the tick where ``middle``."""
    lines = wrapped(words, room)
    top = y - 7.5 * (len(lines) - 1) if middle else y
    return "".join(text(x, top + 15 * number, line, anchor) for number, line in enumerate(lines))


def stroke(colour: str, width: float = 2, dash: str = "solid") -> str:
    """Return the attributes of a line."""
    pattern = f' stroke-dasharray="{DASH.get(dash, dash)}"' if DASH.get(dash, dash) else ""
    return f'style="stroke:{colour}" stroke-width="{width:g}" fill="none"{pattern}'


def mark(x: float, y: float, trace: dict[str, Any]) -> str:
    """Draw a datum's mark: colour and shape."""
    r, colour = trace["marker"]["size"] / 2, trace["marker"]["color"]
    colour = colour if isinstance(colour, str) else "var(--flow)"
    shapes = {
        "square": f"M{-r} {-r}H{r}V{r}H{-r}z",
        "diamond": f"M0 {-1.3 * r:g}L{1.3 * r:g} 0L0 {1.3 * r:g}L{-1.3 * r:g} 0z",
        "triangle-up": f"M0 {-1.2 * r:g}L{1.2 * r:g} {r:g}H{-1.2 * r:g}z",
        "cross": f"M{-r} 0H{r}M0 {-r}V{r}",
        "x": f"M{-r} {-r}L{r} {r}M{r} {-r}L{-r} {r}",
    }
    symbol = str(trace["marker"].get("symbol", "circle"))
    hollow = symbol.endswith("-open")
    shape = shapes.get(symbol.removesuffix("-open"))
    paint = f"fill:var(--leaf);stroke:{colour}" if hollow else f"fill:{colour};stroke:{colour}"
    if shape is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" style="{paint}" stroke-width="1.5"/>'
    return f'<path transform="translate({x:.1f} {y:.1f})" d="{shape}" style="{paint}" stroke-width="1.5"/>'


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
    box = f"{left:.0f} {top:.0f} {wide:.0f} {high:.0f}"
    place = f'x="{left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{high:.0f}"'
    return f'<svg {place} viewBox="{box}" aria-hidden="true">{drawn}</svg>'


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
    along = bars[-1]
    axis = {"x": x, "y": y}[along]
    for (low, high), point in zip(spans(trace, bars, along), points, strict=False):
        if point and axis.shows(low):
            a, b = axis.place(low), axis.place(high)
            path = (
                f"M{a:.1f} {point[1]:.1f}H{b:.1f}"
                if along == "x"
                else f"M{point[0]:.1f} {a:.1f}V{b:.1f}"
            )
            parts.append(f'<path d="{path}" {stroke(colour)}/>')
    return "".join(parts)


def filled(trace: dict[str, Any], points: list[tuple[float, float] | None], y: Axis) -> str:
    """Draw the surface below a line, where it is to be filled."""
    if trace.get("fill") not in ("tozeroy", "tonexty") or not all(points):
        return ""
    floor = y.place(0) if trace["fill"] == "tozeroy" else y.start
    known = cast("list[tuple[float, float]]", points)  # none is missing
    outline = "L".join(f"{a:.1f} {b:.1f}" for a, b in known)
    return (
        f'<path d="M{known[0][0]:.1f} {floor:.1f}L{outline}L{known[-1][0]:.1f} {floor:.1f}z" '
        f'style="fill:{trace["line"]["color"]}" fill-opacity=".18"/>'
    )


def line_through(trace: dict[str, Any], points: list[tuple[float, float] | None]) -> str:
    """Draw a line, interrupted where a datum has no place."""
    line, path, pen = trace["line"], "", "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        path, pen = f"{path}{pen}{point[0]:.1f} {point[1]:.1f}", "L"
    return f'<path d="{path}" {stroke(line["color"], line["width"], line["dash"])}/>'


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
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'style="fill:{colour};stroke:var(--leaf)"/>'
    )


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
        path = f"M{a:.1f} {c:.1f}H{b:.1f}" if flat else f"M{c:.1f} {a:.1f}V{b:.1f}"
        parts.append(f'<path d="{path}" {stroke("var(--ink)", 1.5)}/>')
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
        box = f'x="{min(a, b):.1f}" y="{min(c, d):.1f}" width="{abs(b - a):.1f}" height="{abs(d - c):.1f}"'
        return f'<rect {box} style="fill:{colour}" fill-opacity="{opacity}"/>'
    dash = (shape.get("line") or {}).get("dash", "dash")
    return f'<path d="M{a:.1f} {c:.1f}L{b:.1f} {d:.1f}" {stroke("var(--edge)", 1, dash)}/>'


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
