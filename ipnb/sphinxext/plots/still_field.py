"""Fields of the still pictures: heat maps in shades, contour lines with their numbers."""

from itertools import pairwise
from typing import Any, cast

import numpy as np

from ipnb.sphinxext.plots.axes import Axis, shown
from ipnb.sphinxext.plots.still_marks import stroke, text

LEVELS = 24  # shades of a heat map


def shade(level: float, scale: list[Any]) -> str:
    """Return a colour on the scale, mixed by the browser, so that design tokens follow light and dark.

    Parameters
    ----------
    level : float
        0 to 1.
    scale : list of (float, str)
        Rising from 0 to 1, each with its colour.
    """
    for (low, first), (high, second) in pairwise(scale):
        if level <= high:
            share = round(100 * (level - low) / (high - low))
            return f"color-mix(in oklab,{first},{second} {share}%)"
    return cast("str", scale[-1][1])


def limits(trace: dict[str, Any]) -> tuple[float, float]:
    """Return the values at the two ends of a heat map's scale."""
    flat = [value for row in trace["z"] for value in row if value is not None]
    low = trace["zmin"] if trace.get("zmin") is not None else min(flat)
    high = trace["zmax"] if trace.get("zmax") is not None else max(flat)
    if trace.get("zmid") is not None:
        reach = max(high - trace["zmid"], trace["zmid"] - low)
        return trace["zmid"] - reach, trace["zmid"] + reach
    return low, high


def draw_heatmap(trace: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw cells of one shade as one path; neighbours in a row as one rectangle."""
    low, high = limits(trace)
    columns, rows = [x.place(v) for v in trace["x"]], [y.place(v) for v in trace["y"]]
    wide, tall = (
        abs(columns[-1] - columns[0]) / (len(columns) - 1),
        abs(rows[-1] - rows[0]) / (len(rows) - 1),
    )
    paths: dict[int, str] = {}
    for b, row in zip(rows, trace["z"], strict=True):
        levels = [
            round((LEVELS - 1) * min(1, max(0, (v - low) / ((high - low) or 1)))) for v in row
        ]
        start = 0
        for end in range(1, len(levels) + 1):
            if end == len(levels) or levels[end] != levels[start]:
                left, width = columns[start] - wide / 2, (end - start) * wide
                # a hair more than its place, or the paper shines through between the rows
                cells = f"M{left:.1f} {b - tall / 2:.1f}h{width + 0.3:.1f}v{tall + 0.3:.1f}h-{width + 0.3:.1f}z"
                paths[levels[start]] = paths.get(levels[start], "") + cells
                start = end
    return "".join(
        f'<path shape-rendering="crispEdges" d="{path}" '
        f'style="fill:{shade(level / (LEVELS - 1), trace["colorscale"])}"/>'
        for level, path in sorted(paths.items())
    )


def draw_scale(trace: dict[str, Any], left: float, top: float, bottom: float) -> str:
    """Draw the scale of shades beside a heat map, with its ends."""
    low, high = limits(trace)
    step = (bottom - top) / LEVELS
    parts = [
        f'<rect x="{left:.0f}" y="{bottom - (i + 1) * step:.1f}" width="14" height="{step + 0.3:.1f}" '
        f'style="fill:{shade(i / (LEVELS - 1), trace["colorscale"])}"/>'
        for i in range(LEVELS)
    ]
    percent = "%" in str((trace.get("colorbar") or {}).get("tickformat") or "")

    def said(value: float) -> str:
        return f"{shown(100 * value)}%" if percent else shown(value)

    parts += [
        text(left + 20, bottom, said(low), "start"),
        text(left + 20, top + 10, said(high), "start"),
    ]
    return "".join(parts)


def crossing(level: float, a: tuple[Any, ...], b: tuple[Any, ...]) -> tuple[float, float] | None:
    """Return where a level crosses the line between two corners, each (column, row, value).

    Parameters
    ----------
    level : float
        In the units of the values.
    a, b : tuple
        The corners.

    Returns
    -------
    tuple of float or None
        (column, row); None where the line between them is not crossed.
    """
    if (a[2] < level) == (b[2] < level):
        return None
    share = (level - a[2]) / (b[2] - a[2])
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def segments(z: list[list[float]], level: float) -> list[tuple[Any, ...]]:
    """Return pieces of a contour line in index units: each cell of four values is crossed by one piece or two.

    Parameters
    ----------
    z : list of list of float, shape (rows, columns)
        Values at the corners.
    level : float
        In their units.

    Returns
    -------
    list of tuple
        Two ends each, (column, row).
    """
    found = []
    for row in range(len(z) - 1):
        for column in range(len(z[0]) - 1):
            corners = [
                (c, r, z[r][c])
                for r, c in (
                    (row, column),
                    (row, column + 1),
                    (row + 1, column + 1),
                    (row + 1, column),
                )
            ]
            points = [
                crossing(level, a, b)
                for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
            ]
            points = [point for point in points if point]
            found += list(zip(points[::2], points[1::2], strict=False))
    return found


def draw_contour(trace: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw contour lines, each with its number where it stands closest to the middle of the picture."""
    contours = trace.get("contours") or {}
    steps = np.arange(contours["start"], contours["end"] + contours["size"] / 2, contours["size"])
    percent = "%" in str(contours.get("labelformat") or "")

    def on_paper(point: tuple[float, float]) -> tuple[float, float]:
        column, row = point
        return (
            x.place(float(np.interp(column, range(len(trace["x"])), trace["x"]))),
            y.place(float(np.interp(row, range(len(trace["y"])), trace["y"]))),
        )

    parts, middle = [], (x.start + x.end) / 2
    for level in steps:
        pieces = [(on_paper(a), on_paper(b)) for a, b in segments(trace["z"], float(level))]
        if not pieces:
            continue
        path = "".join(f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" for a, b in pieces)
        parts.append(f'<path d="{path}" {stroke(trace["line"]["color"], 1, "solid")}/>')
        if contours.get("showlabels"):
            at = min(pieces, key=lambda piece: abs(piece[0][0] - middle))[0]
            words = f"{100 * level:.0f}%" if percent else shown(float(level))
            number = text(at[0], at[1] - 3, words, "middle", "level")
            parts.append(f'<g style="fill:{trace["line"]["color"]}">{number}</g>')
    return "".join(parts)
