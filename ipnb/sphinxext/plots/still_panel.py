"""One pair of axes of a still picture with all that stands on it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, cast

from ipnb.sphinxext.plots.axes import Axis, axis
from ipnb.sphinxext.plots.figure_data import title, values
from ipnb.sphinxext.plots.still_field import draw_contour, draw_heatmap, draw_scale
from ipnb.sphinxext.plots.still_marks import (
    draw_bars,
    draw_note,
    draw_scatter,
    draw_shape,
    spans,
)
from ipnb.sphinxext.plots.still_words import label, text, width, wrapped
from ipnb.web import svg
from ipnb.web.svg import LINE


def kind(trace: dict[str, Any]) -> str:
    """Return what a trace is; Plotly's own default is scatter."""
    return cast("str", trace.get("type", "scatter"))


def column(traces: list[dict[str, Any]], key: str, bars: str) -> list[Any]:
    """Return every datum on one axis, ends of intervals included."""
    found = []
    for trace in traces:
        found += [value for value in trace.get(key, []) if value is not None]
        found += [end for pair in spans(trace, bars, key) for end in pair]
    return found


def around(fields: list[dict[str, Any]], key: str) -> list[float]:
    """Return the ends of a heat map's axis: half a cell beyond the first and last value."""
    if not fields or isinstance(fields[0][key][0], str):
        return []
    first, last = fields[0][key][0], fields[0][key][-1]
    half = (last - first) / (len(fields[0][key]) - 1) / 2
    return [first - half, last + half]


@dataclass
class Traces:
    """The traces of one panel by their kind."""

    heatmap: list[dict[str, Any]]
    contour: list[dict[str, Any]]
    bar: list[dict[str, Any]]
    scatter: list[dict[str, Any]]

    @property
    def flat(self) -> bool:
        """Whether bars lie."""
        return any(trace.get("orientation") == "h" for trace in self.bar)


def by_kind(traces: list[dict[str, Any]]) -> Traces:
    """Return the traces sorted by kind."""
    found = defaultdict(list)
    for trace in traces:
        found[kind(trace)].append(trace)
    return Traces(*(found[name] for name in ("heatmap", "contour", "bar", "scatter")))


@dataclass
class Frame:
    """Where a panel's axes, ticks and titles stand on paper (pixels).

    Attributes
    ----------
    left, right, bottom : float
        The panel's edges, ticks and titles included.
    ticks : list of tuple
        Place and words of each tick of the level axis that has room.
    step : float
        From one of them to the next.
    room : float
        For the words on the upright axis.
    level_title : list of str
        The level axis's title in lines.
    """

    left: float
    right: float
    bottom: float
    x: Axis
    y: Axis
    ticks: list[tuple[float, str]]
    step: float
    room: float
    level_title: list[str]


def longest_words(labels: list[Any], room: float) -> float:
    """Return the width of the widest line of the words on the upright axis (pixels)."""
    lines = (line for word in labels if isinstance(word, str) for line in wrapped(word, room))
    return max(map(width, lines), default=32)


def ticks_with_room(x: Axis) -> tuple[list[tuple[float, str]], float]:
    """Return the ticks of a level axis and their distance; numbers that would touch are left out."""
    ticks = x.ticks()
    step = abs(ticks[1][0] - ticks[0][0]) if len(ticks) > 1 else x.end - x.start
    if x.words:
        return ticks, step
    while len(ticks) > 2 and step < max(width(word) for _, word in ticks) + 8:
        ticks, step = ticks[::2], step * 2
    return ticks, step


def frame(
    traces: list[dict[str, Any]],
    layout: dict[str, Any],
    names: tuple[str, str],
    box: tuple[float, float, float, float],
) -> Frame:
    """Return where everything stands, from the words that need room.

    Parameters
    ----------
    traces : list of dict
        All that stand on this pair of axes.
    layout : dict
        Plotly's.
    names : tuple of str
        The axes, for example ``("x", "y2")``.
    box : tuple of float
        Left, top, right and bottom (pixels).
    """
    xset, yset = settings_of(layout, names)
    left, top, right, bottom = box
    sorted_traces = by_kind(traces)
    heat, flat = sorted_traces.heatmap, sorted_traces.flat
    ys = column(traces, "y", "error_y")
    room = 0.34 * (right - left)
    longest = longest_words([*ys, *map(str, values(yset.get("ticktext")))], room)
    x = axis(
        xset,
        around(heat, "x") or column(traces, "x", "error_x"),
        left + 18 + longest,
        right - (76 if heat else 14),
        0 if heat else 0.03,
        zero=flat,
    )
    ticks, step = ticks_with_room(x)
    level_title = wrapped(title(xset), right - left - 8) if title(xset) else []
    y = axis(
        yset,
        around(heat, "y") or ys,
        bottom - room_below(x, ticks, step, level_title),
        top + (22 if title(yset) else 0),
        0 if heat else 0.05,
        zero=bool(sorted_traces.bar) and not flat,
    )
    return Frame(left, right, bottom, x, y, ticks, step, room, level_title)


def settings_of(
    layout: dict[str, Any], names: tuple[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return Plotly's settings of the level and of the upright axis."""
    xset, yset = ((layout.get(f"{name[0]}axis{name[1:]}") or {}) for name in names)
    return xset, yset


def room_below(x: Axis, ticks: list[tuple[float, str]], step: float, lines: list[str]) -> float:
    """Return what ticks and title take below a panel (pixels)."""
    deep = max(len(wrapped(word, max(step - 6, 40))) for _, word in ticks) if x.words else 1
    return 19 + LINE * deep + (9 + LINE * len(lines) if lines else 0)


def draw_grid(place: Frame, kinds: Traces) -> str:
    """Draw the fine lines: none through a heat map, and none along the words of bars."""
    if kinds.heatmap:
        return ""
    x, y = place.x, place.y
    left, right, top, bottom = (round(end) for end in (x.start, x.end, y.end, y.start))
    upright = [svg.path_data("M", at, top, "V", bottom) for at, _ in place.ticks]
    level = [svg.path_data("M", left, at, "H", right) for at, _ in y.ticks()]
    lines = [*(upright if not kinds.bar or kinds.flat else []), *(level if not kinds.flat else [])]
    return "".join(svg.path(line, class_="grid") for line in lines)


def draw_words(place: Frame, upright_title: str) -> str:
    """Draw the words at the ticks and the titles of both axes."""
    x, y, lines = place.x, place.y, place.level_title
    room = max(place.step - 6, 40)
    parts = [label(at, y.start + 20, word, room, "middle", False) for at, word in place.ticks]
    parts += [label(x.start - 9, at + 4, word, place.room, "end", True) for at, word in y.ticks()]
    half = max(map(width, lines), default=0) / 2
    middle = max(place.left + half, min((x.start + x.end) / 2, place.right - half))
    for row, words in enumerate(reversed(lines)):
        parts.append(text(middle, place.bottom - 10 - LINE * row, words, kind="axis"))
    if upright_title:
        parts.append(text(place.left, y.end - 10, upright_title, "start", "axis"))
    return "".join(parts)


def panel(
    traces: list[dict[str, Any]],
    layout: dict[str, Any],
    names: tuple[str, str],
    box: tuple[float, float, float, float],
) -> str:
    """Draw one pair of axes with all that stands on it, the lowest first.

    Parameters
    ----------
    names : tuple of str
        Which axes: ``("x", "y")``, ``("x2", "y2")``…
    box : tuple of float
        Left, top, right and bottom on paper (pixels), ticks and titles included.
    """
    place, kinds = frame(traces, layout, names, box), by_kind(traces)
    x, y = place.x, place.y
    parts = [draw_grid(place, kinds), draw_words(place, title(settings_of(layout, names)[1]))]
    for trace in kinds.heatmap:
        parts += [draw_heatmap(trace, x, y), draw_scale(trace, x.end + 16, y.end, y.start)]
    parts += [draw_shape(shape, x, y) for shape in shapes(layout, names)]
    if kinds.bar:
        parts.append(draw_bars(kinds.bar, x, y, layout.get("barmode") in ("stack", "relative")))
    parts += [draw_contour(trace, x, y) for trace in kinds.contour]
    parts += [draw_scatter(trace, x, y) for trace in kinds.scatter]
    parts += [draw_note(note, x, y) for note in notes(layout, names)]
    return "".join(parts)


def shapes(layout: dict[str, Any], names: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the reference lines and bands that stand on these axes."""
    drawn = [s for s in layout.get("shapes") or [] if s.get("type") in (None, "line", "rect")]
    return [shape for shape in drawn if belongs(shape, names)]


def notes(layout: dict[str, Any], names: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the notes that stand on these axes."""
    return [note for note in layout.get("annotations") or [] if belongs(note, names)]


def belongs(thing: dict[str, Any], names: tuple[str, str]) -> bool:
    """Tell whether a reference line or a note stands on these axes."""
    across, upright = ((thing.get(f"{axis}ref") or axis).split()[0] for axis in "xy")
    return across in (names[0], "paper") and upright in (names[1], "paper")
