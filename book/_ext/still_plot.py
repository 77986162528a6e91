"""The still picture of a figure, as SVG: what is seen first, in print, and without JavaScript."""

import html
import math

from .axes import Axis, axis
from .figure_data import HEIGHT, title, values

WIDE, NARROW = 720, 360  # pictures for a page and for a phone; letters keep their size in both

DASH = {"solid": "", "dash": "8 4", "dot": "2 4", "dashdot": "8 4 2 4", "longdash": "14 5", "longdashdot": "14 5 2 5"}
LEVELS = 24  # shades of a heat map
LETTER = 6.6  # mean width of a letter at 13 px


def text(x: float, y: float, words: str, anchor: str = "middle", kind: str = "") -> str:
    """Words at a place."""
    style = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"{style}>{html.escape(str(words))}</text>'


def wrapped(words: str, room: float) -> list[str]:
    """Words in lines that fit the room (pixels)."""
    lines = [""]
    for word in str(words).split():
        if lines[-1] and LETTER * (len(lines[-1]) + 1 + len(word)) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def label(x: float, y: float, words: str, room: float, anchor: str, middle: bool) -> str:
    """A tick's words in as many lines as they need, centred on the tick where ``middle``."""
    lines = wrapped(words, room)
    top = y - 7.5 * (len(lines) - 1) if middle else y
    return "".join(text(x, top + 15 * number, line, anchor) for number, line in enumerate(lines))


def stroke(colour: str, width: float = 2, dash: str = "solid") -> str:
    """Attributes of a line."""
    pattern = f' stroke-dasharray="{DASH.get(dash, dash)}"' if DASH.get(dash, dash) else ""
    return f'style="stroke:{colour}" stroke-width="{width:g}" fill="none"{pattern}'


def mark(x: float, y: float, trace: dict) -> str:
    """A datum's mark: colour and shape."""
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


def spans(trace: dict, bars: str, along: str) -> list[tuple[float, float]]:
    """The intervals of a series in data units: one (low, high) a datum, or none."""
    error = trace.get(bars) or {}
    if error.get("array") is None or error.get("visible") is False:
        return []
    up = error["array"]
    down = error.get("arrayminus") or up
    return [(v - minus, v + plus) for v, minus, plus in zip(trace[along], down, up, strict=True)]


def draw_scatter(trace: dict, x: Axis, y: Axis) -> str:
    """Lines, marks and intervals of one series."""
    parts, points = [], []
    for a, b in zip(trace["x"], trace["y"], strict=True):
        gap = b is None or a is None or (isinstance(b, float) and math.isnan(b))
        points.append(None if gap else (x.place(a), y.place(b)))
    if trace.get("fill") in ("tozeroy", "tonexty") and all(points):
        floor = y.place(0) if trace["fill"] == "tozeroy" else y.start
        outline = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        parts.append(
            f'<path d="M{points[0][0]:.1f} {floor:.1f}L{outline}L{points[-1][0]:.1f} {floor:.1f}z" '
            f'style="fill:{trace["line"]["color"]}" fill-opacity=".18"/>'
        )
    colour, line = trace["line"]["color"], trace["line"]
    for (low, high), point in zip(spans(trace, "error_x", "x"), points, strict=False):
        parts.append(f'<path d="M{x.place(low):.1f} {point[1]:.1f}H{x.place(high):.1f}" {stroke(colour)}/>')
    for (low, high), point in zip(spans(trace, "error_y", "y"), points, strict=False):
        parts.append(f'<path d="M{point[0]:.1f} {y.place(low):.1f}V{y.place(high):.1f}" {stroke(colour)}/>')
    if "lines" in trace["mode"]:
        path, pen = "", "M"
        for point in points:
            path, pen = (path, "M") if point is None else (f"{path}{pen}{point[0]:.1f} {point[1]:.1f}", "L")
        parts.append(f'<path d="{path}" {stroke(colour, line["width"], line["dash"])}/>')
    if "markers" in trace["mode"]:
        parts += [mark(*point, trace) for point in points if point]
    if "text" in trace["mode"] and trace.get("text"):
        said = trace["text"] if isinstance(trace["text"], list) else [trace["text"]] * len(points)
        parts += [text(p[0] + 9, p[1] + 4, words, "start") for p, words in zip(points, said, strict=True) if p]
    return "".join(parts)


def draw_bars(traces: list[dict], x: Axis, y: Axis, stacked: bool) -> str:
    """Bars, side by side or on each other."""
    parts, level = [], {}
    width = 0.72 / (1 if stacked else len(traces))
    for number, trace in enumerate(traces):
        flat = trace.get("orientation") == "h"
        names, lengths = (trace["y"], trace["x"]) if flat else (trace["x"], trace["y"])
        along, across = (x, y) if flat else (y, x)
        step = abs(across.place(names[1]) - across.place(names[0])) if len(names) > 1 else 90
        thick = step * width
        colours = trace["marker"]["color"]
        for index, (name, length) in enumerate(zip(names, lengths, strict=True)):
            base = level.get(name, 0) if stacked else 0
            level[name] = base + length
            shift = 0 if stacked else (number - (len(traces) - 1) / 2) * thick
            middle, a, b = across.place(name) + shift, along.place(base), along.place(base + length)
            colour = colours if isinstance(colours, str) else colours[index]
            paint = f'style="fill:{colour};stroke:var(--leaf)"'
            box = (min(a, b), middle - thick / 2, abs(b - a), thick)
            if not flat:
                box = (box[1], box[0], box[3], box[2])
            parts.append(
                f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2]:.1f}" height="{box[3]:.1f}" {paint}/>'
            )
            said = trace.get("text")
            if said:
                words = said if isinstance(said, str) else said[index]
                place = (b + 6, middle + 4, words, "start") if flat else (middle, b - 6, words)
                parts.append(text(*place))
        for (low, high), name in zip(spans(trace, "error_x" if flat else "error_y", "x" if flat else "y"), names, strict=False):
            a, b, c = along.place(low), along.place(high), across.place(name)
            path = f"M{a:.1f} {c:.1f}H{b:.1f}" if flat else f"M{c:.1f} {a:.1f}V{b:.1f}"
            parts.append(f'<path d="{path}" {stroke("var(--ink)", 1.5)}/>')
    return "".join(parts)


def shade(level: float, scale: list) -> str:
    """A colour on the scale, mixed by the browser, so that it follows light and dark."""
    for (low, first), (high, second) in zip(scale, scale[1:], strict=False):
        if level <= high:
            share = round(100 * (level - low) / (high - low))
            return f"color-mix(in oklab,{first},{second} {share}%)"
    return scale[-1][1]


def draw_heatmap(trace: dict, x: Axis, y: Axis) -> str:
    """Cells of one shade as one path."""
    flat = [v for row in trace["z"] for v in row if v is not None]
    low, high = trace.get("zmin") or min(flat), trace.get("zmax") or max(flat)
    if trace.get("zmid") is not None:
        reach = max(high - trace["zmid"], trace["zmid"] - low)
        low, high = trace["zmid"] - reach, trace["zmid"] + reach
    columns, rows = [x.place(v) for v in trace["x"]], [y.place(v) for v in trace["y"]]
    wide, tall = abs(columns[-1] - columns[0]) / (len(columns) - 1), abs(rows[-1] - rows[0]) / (len(rows) - 1)
    paths = {}
    for b, row in zip(rows, trace["z"], strict=True):
        for a, value in zip(columns, row, strict=True):
            if value is not None:
                level = round((LEVELS - 1) * min(1, max(0, (value - low) / ((high - low) or 1))))
                cell = f"M{a - wide / 2:.1f} {b - tall / 2:.1f}h{wide + 0.4:.1f}v{tall + 0.4:.1f}h-{wide + 0.4:.1f}z"
                paths[level] = paths.get(level, "") + cell
    scale = trace["colorscale"]
    cells = "".join(
        f'<path d="{path}" style="fill:{shade(level / (LEVELS - 1), scale)}"/>' for level, path in sorted(paths.items())
    )
    top, bottom, left = y.end, y.start, x.end + 16
    steps = "".join(
        f'<rect x="{left}" y="{bottom - (i + 1) * (bottom - top) / LEVELS:.1f}" width="14" '
        f'height="{(bottom - top) / LEVELS + 0.4:.1f}" style="fill:{shade(i / (LEVELS - 1), scale)}"/>'
        for i in range(LEVELS)
    )
    ends = text(left + 20, bottom, f"{low:.3g}", "start") + text(left + 20, top + 10, f"{high:.3g}", "start")
    return cells + steps + ends


def draw_shape(shape: dict, x: Axis, y: Axis) -> str:
    """A reference line or band."""

    def at(value, reference: str, line: Axis) -> float:
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


def draw_note(note: dict, x: Axis, y: Axis) -> str:
    """Words put at a datum."""
    across = "paper" in note.get("xref", "x") or "domain" in note.get("xref", "x")
    upright = "paper" in note.get("yref", "y") or "domain" in note.get("yref", "y")
    a = x.start + note["x"] * (x.end - x.start) if across else x.place(note["x"])
    b = y.start + note["y"] * (y.end - y.start) if upright else y.place(note["y"])
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor"), "middle")
    return text(a, b - 4, note.get("text", ""), anchor, "note")


def legend(traces: list[dict], left: float, room: float) -> tuple[str, float]:
    """Names of the series above the picture, and the room that they take."""
    named = [t for t in traces if t.get("name") and t.get("showlegend") is not False and t.get("type") != "heatmap"]
    if len(named) < 2:
        return "", 0
    parts, x, y = [], left, 16
    for trace in named:
        width = 40 + LETTER * len(trace["name"]) + 18
        if x > left and x + width > room:
            x, y = left, y + 22
        if trace.get("type") == "bar":
            colour = trace["marker"]["color"]
            colour = colour if isinstance(colour, str) else colour[0]
            parts.append(f'<rect x="{x}" y="{y - 10}" width="18" height="12" style="fill:{colour}"/>')
        else:
            if "lines" in trace["mode"]:
                line = trace["line"]
                parts.append(f'<path d="M{x} {y - 4}h30" {stroke(line["color"], line["width"], line["dash"])}/>')
            if "markers" in trace["mode"]:
                parts.append(mark(x + 15, y - 4, trace))
        parts.append(text(x + 38, y, trace["name"], "start"))
        x += width
    return "".join(parts), y + 14


def column(traces: list[dict], key: str, bars: str) -> list:
    """Every datum on one axis, ends of intervals included."""
    found = []
    for trace in traces:
        found += [value for value in trace.get(key, []) if value is not None]
        found += [end for pair in spans(trace, bars, key) for end in pair]
    return found


def around(heat: list[dict], key: str) -> list[float]:
    """The ends of a heat map's axis: half a cell beyond the first and last value."""
    if not heat or isinstance(heat[0][key][0], str):
        return []
    first, last = heat[0][key][0], heat[0][key][-1]
    half = (last - first) / (len(heat[0][key]) - 1) / 2
    return [first - half, last + half]


def picture(figure: dict, words: str, width: int, kind: str) -> str:
    """The picture at one width."""
    traces, layout = figure["data"], figure["layout"]
    xset, yset = layout.get("xaxis") or {}, layout.get("yaxis") or {}
    height = layout.get("height") or HEIGHT
    heat = [t for t in traces if t.get("type") == "heatmap"]
    bars = [t for t in traces if t.get("type") == "bar"]
    points = [t for t in traces if t.get("type", "scatter") == "scatter"]
    flat = any(t.get("orientation") == "h" for t in bars)
    ys = column(traces, "y", "error_y")
    said = [str(v) for v in ys if isinstance(v, str)] + [str(v) for v in values(yset.get("ticktext"))]
    room = 0.34 * width  # for the words on the upright axis
    longest = max((LETTER * len(part) for word in said for part in wrapped(word, room)), default=32)
    left = 18 + longest
    margin = 0 if longest < 60 else 4
    names, top = legend(traces, margin, width)
    top = max(top, 12) + (22 if title(yset) else 0)
    right = width - (62 if heat else 14)
    x = axis(xset, around(heat, "x") or column(traces, "x", "error_x"), left, right, 0 if heat else 0.03, zero=flat)
    xticks = x.ticks()
    step = abs(xticks[1][0] - xticks[0][0]) if len(xticks) > 1 else right - left
    deep = max(len(wrapped(word, max(step - 6, 40))) for _, word in xticks) if x.words else 1
    bottom = height - 19 - 15 * deep - (24 if title(xset) else 0)
    y = axis(yset, around(heat, "y") or ys, bottom, top, 0 if heat else 0.05, zero=bool(bars) and not flat)
    yticks = y.ticks()
    while not x.words and len(xticks) > 2 and step < LETTER * max(len(word) for _, word in xticks) + 8:
        xticks, step = xticks[::2], step * 2
    parts = [names]
    if not heat:
        parts += [f'<path class="grid" d="M{place:.1f} {top:.0f}V{bottom:.0f}"/>' for place, _ in xticks if not bars or flat]
        parts += [f'<path class="grid" d="M{left:.0f} {place:.1f}H{right:.0f}"/>' for place, _ in yticks if not flat]
    parts += [label(place, bottom + 20, word, max(step - 6, 40), "middle", False) for place, word in xticks]
    parts += [label(left - 9, place + 4, word, room, "end", True) for place, word in yticks]
    parts += [text((left + right) / 2, height - 10, title(xset), kind="axis")] if title(xset) else []
    parts += [text(margin, top - 10, title(yset), "start", "axis")] if title(yset) else []
    parts += [draw_heatmap(trace, x, y) for trace in heat]
    shapes = [s for s in layout.get("shapes") or [] if s.get("type") in (None, "line", "rect")]
    parts += [draw_shape(shape, x, y) for shape in shapes]
    parts += [draw_bars(bars, x, y, layout.get("barmode") in ("stack", "relative"))] if bars else []
    parts += [draw_scatter(trace, x, y) for trace in points]
    parts += [draw_note(note, x, y) for note in layout.get("annotations") or []]
    said = html.escape(words, quote=True)
    return f'<svg class="still {kind}" viewBox="0 0 {width} {height}" role="img" aria-label="{said}">{"".join(parts)}</svg>'


def still(figure: dict, words: str) -> str:
    """The pictures, wide and narrow, of a figure that `figure_data.dressed` prepared.

    Parameters
    ----------
    figure : dict
        ``data`` (scatter, bar and heatmap traces) and ``layout``.
    words : str
        What the picture shows, for whoever does not see it.

    Raises
    ------
    ValueError
        If a trace is of a kind that is not drawn.
    """
    unknown = {t.get("type", "scatter") for t in figure["data"]} - {"scatter", "bar", "heatmap"}
    if unknown:
        kinds = ", ".join(sorted(unknown))
        raise ValueError(f"no still picture for traces of kind {kinds}: draw it in book/_ext/still_plot.py")
    return picture(figure, words, WIDE, "wide") + picture(figure, words, NARROW, "narrow")
