"""The still picture of the resampling toy: one study and its interval above, a hundred studies below.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any

import numpy as np

from ipnb.models.resampling import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, path_data

WIDTH, HEIGHT = 360, 372
LEAST, MOST, BIN = -12, 24, 0.5
#: where the people end, where the resamples stand, and the first and the last of the hundred
PEOPLE, FLOOR, BAR, FIRST, LAST = 92, 168, 184, 214, 344
TALLEST = 56


def _x(days: float | np.ndarray) -> np.ndarray:
    return np.asarray(linear_scale(LEAST, MOST, 8, WIDTH - 8)(np.clip(days, LEAST, MOST)))


def _people(values: np.ndarray) -> str:
    """Stack those who changed by as many days."""
    columns: dict[int, int] = {}
    discs = ""
    apart = min(9.0, 64 / max(np.bincount(np.round(values - values.min()).astype(int))))
    for value in sorted(values):
        column = round(value)
        discs += disc(float(_x(column)), PEOPLE - 5 - apart * columns.get(column, 0), 3.6)
        columns[column] = columns.get(column, 0) + 1
    return svg.area("boat", discs, 0.85)


def _bars(averages: np.ndarray) -> str:
    edges = np.arange(LEAST, MOST + BIN, BIN)
    counts, _ = np.histogram(np.clip(averages, LEAST, MOST), edges)
    tall = TALLEST * counts / counts.max()
    boxes = [
        box(float(_x(edge)), FLOOR - height, float(_x(edge + BIN)) - 0.6, FLOOR)
        for edge, height in zip(edges, tall, strict=False)
        if height
    ]
    return svg.area("under flow", "".join(boxes), 0.3)


def _interval(low: float, high: float) -> str:
    ends = path_data(
        "M",
        *(float(_x(low)), BAR - 6),
        "v",
        12,
        "m",
        0,
        -6,
        "H",
        float(_x(high)),
        "m",
        0,
        -6,
        "v",
        12,
    )
    return svg.path("hatch flow", ends, stroke_width=3)


def _hundred(found: model.Studies) -> str:
    y = linear_scale(0, len(found.holds) - 1, FIRST, LAST)
    lines = {True: "", False: ""}
    for i, holds in enumerate(found.holds.tolist()):
        low, high = float(_x(found.low[i])), float(_x(found.high[i]))
        lines[holds] += path_data("M", low, y(i), "H", high)
        if not holds:
            lines[holds] += path_data("M", low - 5, y(i) - 2.5, "l", 4, 5, "m", 0, -5, "l", -4, 5)
    return svg.path("hatch flow", lines[True], stroke_width=0.9) + svg.path(
        "hatch chaos", lines[False], stroke_width=1.6
    )


def draw(settings: dict[str, Any], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    found = model.simulate(**settings)
    truth = float(_x(settings["truth"]))
    axes = "".join(path_data("M", 8, y, "H", WIDTH - 8) for y in (PEOPLE, FLOOR))
    held = f"{int(found.holds.sum())} of {len(found.holds)} intervals hold the truth; × misses it"
    return svg.picture(
        WIDTH,
        HEIGHT,
        name,
        svg.path("axis", axes),
        svg.path("divide", path_data("M", truth, 22, "V", LAST + 4), stroke_dasharray="4 3"),
        _people(found.values[0]),
        _bars(found.resampled[0]),
        _interval(float(found.low[0]), float(found.high[0])),
        _hundred(found),
        svg.text("named", truth, 14, f"the truth: {alt_text.days(settings['truth'])} days fewer"),
        svg.text("named", 8, FLOOR - TALLEST + 4, "resamples", "start"),
        svg.text("named", 8, PEOPLE - 52, "people", "start"),
        svg.text("named", 8, BAR + 6, "interval", "start"),
        svg.text("", WIDTH / 2, HEIGHT - 8, held),
    )


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "From above: a dot for each person in a study, days fewer to the right; bars for the averages of "
        "resamples; the interval that they make; and a line for each of a hundred studies, those that miss the "
        "truth marked with a cross. A dashed line is the truth. The days are invented. "
        + alt_text.summary(**settings)
    )
