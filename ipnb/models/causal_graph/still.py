"""The still picture of the causal graph: the drawing, and what each choice of what is held still leaves.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from math import hypot

from ipnb.dynamics.numbers import signed
from ipnb.models.causal_graph import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, outline, path_data

WIDTH, HEIGHT, GRAPH = 360, 442, 220
HALF, TALL = 52, 15
LEFT, RIGHT, TOP, STEP = 178, 306, 258, 22


def _place(variable: int) -> tuple[float, float]:
    across, down = model.PLACES[variable]
    return across * WIDTH, down * GRAPH


def _to_the_rim(x: float, y: float) -> float:
    """Return which share of a step from a box's middle leads to its rim."""
    return min(HALF / abs(x) if x else 9, TALL / abs(y) if y else 9)


def _arrow(start: int, end: int, strength: float) -> str:
    (x0, y0), (x1, y1) = _place(start), _place(end)
    across, down = x1 - x0, y1 - y0
    far, rim = hypot(across, down), _to_the_rim(across, down)
    ux, uy = across / far, down / far
    x0, y0 = x0 + across * rim, y0 + down * rim
    tip_x, tip_y = x1 - across * rim, y1 - down * rim
    back_x, back_y, wide = tip_x - 10 * ux, tip_y - 10 * uy, 4 + 2 * abs(strength)
    head = path_data(
        "M", tip_x, tip_y, "L", back_x - wide * uy, back_y + wide * ux,
        "L", back_x + wide * uy, back_y - wide * ux, "Z",
    )  # fmt: skip
    shaft = outline((x0, back_x), (y0, back_y))
    dashes = "5 3" if strength < 0 else None
    return svg.path(
        "line", shaft, stroke_width=1 + 3 * abs(strength), stroke_dasharray=dashes
    ) + svg.path("boat", head, fill="currentColor", stroke=None)


def _graph(settings: dict[str, float]) -> str:
    held = model.held_still(**settings)
    arrows = (
        _arrow(start, end, strength)
        for (start, end, _, _), strength in zip(
            model.ARROWS, model.strengths(**settings), strict=True
        )
        if strength
    )
    boxes = []
    for variable, name in enumerate(model.VARIABLES):
        x, y = _place(variable)
        rim = box(x - HALF, y - TALL, x + HALF, y + TALL)
        width = 3 if variable in held else 1
        boxes += [
            svg.path("axis", rim, stroke_width=width),
            svg.text("", x, y + 5, name),
        ]
        if variable in held:
            boxes.append(svg.text("", x, y + TALL + 16, "held still"))
    return "".join((*arrows, *boxes))


def _rows(settings: dict[str, float]) -> str:
    every, true = model.every_slope(**settings), model.true_effect(**settings)
    chosen = int(settings["held"] + 0.5) - 1
    values = [0.0, true, *every.values()]
    x = linear_scale(min(values), max(max(values), min(values) + 0.1), LEFT, RIGHT)
    floor = TOP + len(every) * STEP
    parts = [
        svg.path(
            "divide", path_data("M", x(true), TOP - 12, "V", floor - 6), stroke_dasharray="2 3"
        ),
        svg.text("", x(true), TOP - 18, f"true effect {signed(true)}"),
    ]
    for row, (name, value) in enumerate(every.items()):
        y = TOP + row * STEP
        label = name.replace(" and the ", " + ").replace(" and ", " + ")
        mark = "▸ " if row == chosen else ""
        parts += [
            svg.text("named" if row == chosen else "", LEFT - 14, y + 5, f"{mark}{label}", "end"),
            svg.path("boat", disc(x(value), y, 4.5), fill="currentColor", stroke=None),
            svg.text("", WIDTH - 4, y + 5, signed(value), "end"),
        ]
    return "".join(parts)


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    return svg.picture(WIDTH, HEIGHT, name, _graph(settings), _rows(settings))


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, six boxes joined by arrows: the thicker, the stronger; dashed where more of one means less of "
        "the other; no arrow where there is no effect. What is held still has a thick frame. Below, a row for "
        "each choice of what is held still, with a dot for how much security rises for one step of care, and a "
        "dotted line at the true effect. " + alt_text.summary(**settings)
    )
