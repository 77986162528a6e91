"""The still picture of the attunement chain: both pairs' moments above, slips that are not over below.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any

import numpy as np

from ipnb.dynamics.numbers import percent
from ipnb.models.attunement import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, linear_scale, outline, path_data

WIDTH, HEIGHT, LONG = 360, 300, 60
LANES, UNIT = (44, 112), WIDTH / LONG
APART = (3, 13, 13)
LEFT, TOP, FLOOR, MOST = 44, 172, 266, 40


def _ribbon(states: np.ndarray, middle: int) -> str:
    threads, filled = {-1: "", 1: ""}, {model.MATCHED: "", model.DISTRESSED: ""}
    for i, state in enumerate(states):
        x, apart = i * UNIT, APART[state]
        for side in threads:
            y, pen = middle + side * apart, "L" if i else "M"
            jag = state == model.DISTRESSED and side < 0
            quarter = UNIT / 4
            inner = path_data("l", quarter, -4, "l", quarter, 7, "l", quarter, -3) if jag else ""
            threads[side] += path_data(pen, x, y, inner, "H", x + UNIT)
        if state in filled:
            filled[state] += path_data(
                "M", x, middle - apart, "h", UNIT, "v", 2 * apart, "h", -UNIT, "z"
            )
    return (
        svg.area("under flow", filled[model.MATCHED], 0.3)
        + svg.area("under chaos", filled[model.DISTRESSED], 0.15)
        + svg.path("longrun", threads[-1], stroke_width=1.5, stroke_linejoin="round")
        + svg.path("longrun", threads[1], stroke_width=1.5, stroke_dasharray="5 2")
    )


def _lanes(settings: dict[str, Any]) -> str:
    ribbons = model.simulate(moments=LONG, seed=model.MODEL.seed, **settings)
    shares, parts = model.long_run(**settings), [svg.area("sea", box(0, 0, WIDTH, 140), 0.06)]
    for j, (pair, name) in enumerate(model.PAIRS.items()):
        said = f"{name}: in step {percent(shares[pair]['matched'])} of the time"
        parts.append(_ribbon(ribbons.state[0, j, 1:], LANES[j]))
        parts.append(svg.text("named", 8, LANES[j] - 22, said, "start"))
    return "".join(parts)


def _curves(settings: dict[str, float]) -> str:
    count, y = np.arange(MOST + 1), linear_scale(0, 1, FLOOR, TOP)
    x = linear_scale(0, MOST, LEFT, WIDTH - 8)
    curves, drawn = model.still_out(count, **settings), []
    for pair, dash in (("first", None), ("second", "8 4")):
        line = outline(x(count), y(curves[pair]))
        drawn.append(svg.path("longrun", line, stroke_width=2, stroke_dasharray=dash))
    return (
        "".join(drawn)
        + svg.path("axis", f"M{LEFT} {FLOOR}H{WIDTH - 8}M{LEFT} {TOP}V{FLOOR}")
        + svg.text("", LEFT, TOP - 10, "slips not over yet: — first, – – second pair", "start")
        + svg.text("", LEFT - 6, TOP + 8, "all", "end")
        + svg.text("", LEFT, FLOOR + 18, "slip", "start")
        + svg.text("", WIDTH - 8, FLOOR + 18, f"{MOST} moments later", "end")
    )


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    return svg.picture(WIDTH, HEIGHT, name, _lanes(settings), _curves(settings))


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, two ribbons, moment by moment: the two threads of a pair run together while it is in step, "
        "apart while it is out of step, and one is jagged in distress. Below, how many slips are not over "
        "after so many moments. " + alt_text.summary(**settings)
    )
