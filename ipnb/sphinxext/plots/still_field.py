"""Fields of the still pictures: heat maps in shades, contour lines with their numbers."""

from itertools import pairwise
from typing import Any, cast

import numpy as np

from ipnb.sphinxext.plots.axes import Axis, is_percent, shown
from ipnb.sphinxext.plots.still_marks import draw_line
from ipnb.sphinxext.plots.still_words import text
from ipnb.web import svg

LEVELS = 24  # shades of a heat map
OVERLAP = 0.02  # of a cell more than its place, or the paper shines through between the rows


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


def painted(level: int, trace: dict[str, Any]) -> str:
    """Return the style of one of the shades of a heat map."""
    return f"fill:{shade(level / (LEVELS - 1), trace['colorscale'])}"


def draw_heatmap(trace: dict[str, Any], x: Axis, y: Axis) -> str:
    """Draw cells of one shade as one path; neighbours in a row as one rectangle.

    Rectangles are counted in cells, and the whole is put into its place at once: small numbers weigh little, and
    the wide and the narrow picture of a figure hold the same.
    """
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
                line = round((b - min(rows)) / tall)
                width = end - start + OVERLAP
                cells = f"M{start} {line}h{width:g}v{1 + OVERLAP:g}h{-width:g}z"
                paths[levels[start]] = paths.get(levels[start], "") + cells
                start = end
    shades = (svg.path(data, style=painted(level, trace)) for level, data in sorted(paths.items()))
    left, top = columns[0] - wide / 2, min(rows) - tall / 2
    place = f"translate({left:.2f} {top:.2f}) scale({wide:.3f} {tall:.3f})"
    return svg.group(*shades, transform=place, shape_rendering="crispEdges")


def draw_scale(trace: dict[str, Any], left: float, top: float, bottom: float) -> str:
    """Draw the scale of shades beside a heat map, with its ends."""
    low, high = limits(trace)
    step = (bottom - top) / LEVELS
    parts = [
        svg.rectangle(round(left), bottom - (i + 1) * step, 14, step + 0.3, style=painted(i, trace))
        for i in range(LEVELS)
    ]
    percent = is_percent((trace.get("colorbar") or {}).get("tickformat"))
    parts += [
        text(left + 20, bottom, shown(low, percent), "start"),
        text(left + 20, top + 10, shown(high, percent), "start"),
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
    percent = is_percent(contours.get("labelformat"))

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
        colour = trace["line"]["color"]
        data = "".join(svg.outline(*zip(*piece, strict=True)) for piece in pieces)
        parts.append(draw_line(data, colour, 1))
        if contours.get("showlabels"):
            at = min(pieces, key=lambda piece: abs(piece[0][0] - middle))[0]
            number = text(at[0], at[1] - 3, shown(float(level), percent), "middle", "level")
            parts.append(svg.group(number, style=f"fill:{colour}"))
    return "".join(parts)
