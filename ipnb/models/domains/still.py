"""The still picture of the nine domains: the dot plot, and the two most different radars of it.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any, cast

import numpy as np

from ipnb.dynamics.numbers import percent
from ipnb.models.domains import alt_text, model
from ipnb.models.domains import bands as domains_bands
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, outline, path_data

WIDTH, HEIGHT = 360, 360
LEFT, TOP, STEP = 122, 14, 22
RADIUS, MIDDLE = 56, 276
AXIS = WIDTH - LEFT - 12


def _rows(settings: dict[str, float]) -> str:
    bands = cast(dict[str, Any], domains_bands.bands(**settings))
    scores, parts = model.report(**settings).scores, []
    x = linear_scale(0, 1, LEFT, LEFT + AXIS)
    for i, (key, rated) in enumerate(zip(model.DOMAINS, model.ratings(**settings), strict=True)):
        y = TOP + i * STEP
        parts.append(svg.text("", LEFT - 10, y + 5, model.DOMAINS[key], "end"))
        if rated is None:
            parts.append(svg.text("", LEFT + 4, y + 5, "not enough information", "start"))
            continue
        parts.append(svg.path("divide", f"M{LEFT} {y}h{AXIS}", stroke_opacity=0.4))
        at = [x(value) for value in (*bands[key], *rated, scores[key])]
        square = path_data("M", at[3] - 3, y - 3, "h6v6h-6z")
        parts += [
            svg.area("under flow", box(at[0], y - 4, at[1], y + 4), 0.25),
            svg.path("longrun", disc(at[2], y, 4), stroke_width=1.5),
            svg.path("boat", square, fill="currentColor", stroke=None),
            svg.path("hatch flow", path_data("M", at[4], y - 7, "v", 14), stroke_width=3),
        ]
    return "".join(parts)


def _radar(known: np.ndarray, joined: float, x: int) -> str:
    turn = 2 * np.pi * np.arange(len(known)) / len(known)
    half = np.pi / len(known)

    def at(angle: Any, far: Any) -> Any:
        return x + RADIUS * far * np.sin(angle), MIDDLE - RADIUS * far * np.cos(angle)

    def slice_of(angle: float, far: float) -> str:
        start, end, r = at(angle - half, far), at(angle + half, far), RADIUS * far
        return path_data("M", x, MIDDLE, "L", *start, "A", r, r, 0, 0, 1, *end, "Z")

    # the full star, of which a share is filled
    if joined:
        ring, shape = (f"{outline(*at(turn, far))}Z" for far in (1, known))
    else:
        ring = disc(x, MIDDLE, RADIUS)
        shape = "".join(map(slice_of, turn, known))
    said = f"{percent(float(model.area(known, joined)))} full"
    return (
        svg.path("divide", ring, stroke_opacity=0.5)
        + svg.area("under flow", shape, 0.25)
        + svg.path("hatch flow", shape, stroke_width=1.6, stroke_linejoin="round")
        + svg.text("share", x, MIDDLE + RADIUS + 20, said)
    )


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    known = np.array(
        [value for value in model.report(**settings).scores.values() if value is not None]
    )
    radars = (
        _radar(known[arranged(known)], settings["joined"], x)
        for arranged, x in ((model.unflattering, 96), (model.flattering, 264))
    )
    return svg.picture(WIDTH, HEIGHT, name, _rows(settings), *radars)


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, a row for each domain: a ring is differentiation, a square linkage, a stroke the score, a "
        "band where 95 of 100 second ratings would put it. Below, two radars of these same scores, in the "
        "order of axes that flatters least and in the one that flatters most. "
        + alt_text.summary(**settings)
    )
