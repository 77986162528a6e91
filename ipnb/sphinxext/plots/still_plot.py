"""The still picture of a figure, as SVG: what is seen first, in print, and without JavaScript."""

import html

from .axes import axis
from .figure_data import HEIGHT, title, values
from .still_field import draw_contour, draw_heatmap, draw_scale
from .still_marks import (
    LETTER,
    draw_bars,
    draw_note,
    draw_scatter,
    draw_shape,
    label,
    mark,
    spans,
    stroke,
    text,
    wrapped,
)

WIDE, NARROW = 720, 360  # pictures for a page and for a phone; letters keep their size in both
DRAWN = {"scatter", "bar", "heatmap", "contour"}


def kind(trace: dict) -> str:
    """What a trace is; Plotly's own default is scatter."""
    return trace.get("type", "scatter")


def legend(traces: list[dict], left: float, room: float) -> tuple[str, float]:
    """Names of the series above the picture, and the room that they take."""
    named = [
        t
        for t in traces
        if t.get("name") and t.get("showlegend") is not False and kind(t) in ("scatter", "bar")
    ]
    if len(named) < 2:
        return "", 0
    parts, x, y = [], left, 16
    for trace in named:
        width = 40 + LETTER * len(trace["name"]) + 18
        if x > left and x + width > room:
            x, y = left, y + 22
        if kind(trace) == "bar":
            colour = trace["marker"]["color"]
            colour = colour if isinstance(colour, str) else colour[0]
            parts.append(
                f'<rect x="{x}" y="{y - 10}" width="18" height="12" style="fill:{colour}"/>'
            )
        else:
            if "lines" in trace["mode"]:
                line = trace["line"]
                parts.append(
                    f'<path d="M{x} {y - 4}h30" {stroke(line["color"], line["width"], line["dash"])}/>'
                )
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


def around(fields: list[dict], key: str) -> list[float]:
    """The ends of a heat map's axis: half a cell beyond the first and last value."""
    if not fields or isinstance(fields[0][key][0], str):
        return []
    first, last = fields[0][key][0], fields[0][key][-1]
    half = (last - first) / (len(fields[0][key]) - 1) / 2
    return [first - half, last + half]


def panel(
    traces: list[dict], layout: dict, names: tuple[str, str], box: tuple[float, float, float, float]
) -> str:
    """One pair of axes with all that stands on it.

    Parameters
    ----------
    names : tuple of str
        Which axes: ``("x", "y")``, ``("x2", "y2")``…
    box : tuple of float
        Left, top, right and bottom on paper, ticks and titles included.
    """
    xset, yset = ((layout.get(f"{name[0]}axis{name[1:]}") or {}) for name in names)
    left, top, right, bottom = box
    heat, lines = (
        [t for t in traces if kind(t) == "heatmap"],
        [t for t in traces if kind(t) == "contour"],
    )
    bars, points = (
        [t for t in traces if kind(t) == "bar"],
        [t for t in traces if kind(t) == "scatter"],
    )
    flat = any(t.get("orientation") == "h" for t in bars)
    ys = column(traces, "y", "error_y")
    said = [str(v) for v in ys if isinstance(v, str)] + [
        str(v) for v in values(yset.get("ticktext"))
    ]
    room = 0.34 * (right - left)  # for the words on the upright axis
    longest = max((LETTER * len(part) for word in said for part in wrapped(word, room)), default=32)
    start, end = left + 18 + longest, right - (76 if heat else 14)
    high = top + (22 if title(yset) else 0)
    x = axis(
        xset,
        around(heat, "x") or column(traces, "x", "error_x"),
        start,
        end,
        0 if heat else 0.03,
        zero=flat,
    )
    xticks = x.ticks()
    step = abs(xticks[1][0] - xticks[0][0]) if len(xticks) > 1 else end - start
    while (
        not x.words and len(xticks) > 2 and step < LETTER * max(len(word) for _, word in xticks) + 8
    ):
        xticks, step = xticks[::2], step * 2
    deep = max(len(wrapped(word, max(step - 6, 40))) for _, word in xticks) if x.words else 1
    across = wrapped(title(xset), right - left - 8) if title(xset) else []
    low = bottom - 19 - 15 * deep - (9 + 15 * len(across) if across else 0)
    y = axis(
        yset, around(heat, "y") or ys, low, high, 0 if heat else 0.05, zero=bool(bars) and not flat
    )
    parts = []
    if not heat:
        parts += [
            f'<path class="grid" d="M{at:.1f} {high:.0f}V{low:.0f}"/>'
            for at, _ in xticks
            if not bars or flat
        ]
        parts += [
            f'<path class="grid" d="M{start:.0f} {at:.1f}H{end:.0f}"/>'
            for at, _ in y.ticks()
            if not flat
        ]
    parts += [label(at, low + 20, word, max(step - 6, 40), "middle", False) for at, word in xticks]
    parts += [label(start - 9, at + 4, word, room, "end", True) for at, word in y.ticks()]
    half = LETTER * max(map(len, across), default=0) / 2
    middle = max(left + half, min((start + end) / 2, right - half))
    rows = enumerate(reversed(across))
    parts += [text(middle, bottom - 10 - 15 * row, words, kind="axis") for row, words in rows]
    parts += [text(left, high - 10, title(yset), "start", "axis")] if title(yset) else []
    parts += [draw_heatmap(trace, x, y) + draw_scale(trace, end + 16, high, low) for trace in heat]
    mine = [
        s
        for s in layout.get("shapes") or []
        if belongs(s, names) and s.get("type") in (None, "line", "rect")
    ]
    parts += [draw_shape(shape, x, y) for shape in mine]
    parts += [draw_bars(bars, x, y, layout.get("barmode") in ("stack", "relative"))] if bars else []
    parts += [draw_contour(trace, x, y) for trace in lines]
    parts += [draw_scatter(trace, x, y) for trace in points]
    parts += [
        draw_note(note, x, y) for note in layout.get("annotations") or [] if belongs(note, names)
    ]
    return "".join(parts)


def belongs(thing: dict, names: tuple[str, str]) -> bool:
    """Whether a reference line or a note stands on these axes."""
    across, upright = ((thing.get(f"{axis}ref") or axis).split()[0] for axis in "xy")
    return across in (names[0], "paper") and upright in (names[1], "paper")


def panels(traces: list[dict]) -> dict[tuple[str, str], list[dict]]:
    """The traces of each pair of axes."""
    found: dict[tuple[str, str], list[dict]] = {}
    for trace in traces:
        found.setdefault((trace.get("xaxis") or "x", trace.get("yaxis") or "y"), []).append(trace)
    return found


def picture(figure: dict, words: str, width: int, shape: str) -> str:
    """The picture at one width; several pairs of axes stand below one another."""
    traces = [trace for trace in figure["data"] if trace.get("visible") in (None, True)]
    layout = figure["layout"]
    pairs = panels(traces)
    height = layout.get("height") or HEIGHT
    names, top = legend(traces if layout.get("showlegend") is not False else [], 0, width)
    top = max(top, 14)
    each = (height - top) / len(pairs)
    order = sorted(
        pairs,
        key=lambda pair: -((layout.get(f"yaxis{pair[1][1:]}") or {}).get("domain") or [0, 1])[0],
    )
    boxes = [
        (0, top + number * each, width, top + (number + 1) * each) for number in range(len(order))
    ]
    drawn = [panel(pairs[pair], layout, pair, box) for pair, box in zip(order, boxes, strict=True)]
    said = html.escape(words, quote=True)
    return (
        f'<svg class="still {shape}" viewBox="0 0 {width} {height}" role="img" aria-label="{said}">'
        f"{names}{''.join(drawn)}</svg>"
    )


def still(figure: dict, words: str) -> str:
    """The pictures, wide and narrow, of a figure that `figure_data.dressed` prepared.

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
            f"no still picture for traces of kind {kinds}: draw it in book/_ext/still_plot.py"
        )
    return picture(figure, words, WIDE, "wide") + picture(figure, words, NARROW, "narrow")
