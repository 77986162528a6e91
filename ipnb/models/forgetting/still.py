"""The still picture of forgetting: the measurements, the curve of least squares, and its misses.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

import numpy as np

from ipnb.models.forgetting import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, outline, path_data

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FLOOR = 360, 296, 30, 340, 28, 212
HIGHEST = 75
_TICKS = (
    (20, "20 min"),
    (60, "1 h"),
    (540, "9 h"),
    (1440, "1 day"),
    (8640, "6"),
    (44640, "31 days"),
)
_x = linear_scale(np.log(12), np.log(65_000), LEFT, RIGHT)
_y = linear_scale(0, HIGHEST, FLOOR, TOP)


def _axes() -> list[str]:
    rules = "".join(path_data("M", LEFT, float(_y(per)), "H", RIGHT) for per in (0, 20, 40, 60))
    marks = "".join(path_data("M", float(_x(np.log(at))), FLOOR, "v", 5) for at, _ in _TICKS)
    return [
        svg.path("divide", rules, stroke_opacity=0.4),
        svg.path("axis", marks),
        *(svg.text("", LEFT - 6, float(_y(per)) + 5, str(per), "end") for per in (0, 20, 40, 60)),
        *(svg.text("", float(_x(np.log(at))), FLOOR + 21, name) for at, name in _TICKS),
        svg.text("", LEFT, TOP - 12, "per cent of the time saved in relearning", "start"),
    ]


def _curve(curve: model.Curve) -> str:
    minutes = np.geomspace(20, 65_000, 120)
    return svg.path(
        "longrun", outline(_x(np.log(minutes)), _y(curve.at(minutes).clip(0, HIGHEST))), stroke_width=2.2
    )  # fmt: skip


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    curve = model.least_squares(**settings)
    seen, tested = model.fitted_points(**settings), model.tested_points(**settings)
    unseen = (
        []
        if model.is_untested(**settings)
        else list(zip(tested.minutes, tested.savings, strict=True))
    )
    places = [(float(_x(np.log(t))), float(_y(per)), float(_y(curve.at(t)))) for t, per in unseen]
    parts = [
        *_axes(),
        _curve(curve),
        *(svg.path("divide", path_data("M", x, y, "V", to)) for x, y, to in places),
        *(
            svg.path("longrun", box(x - 4.5, y - 4.5, x + 4.5, y + 4.5), stroke_width=1.6)
            for x, y, _ in places
        ),
        *(
            svg.path("boat", disc(float(_x(np.log(t))), float(_y(per)), 4.5), fill="currentColor")
            for t, per in zip(seen.minutes, seen.savings, strict=True)
        ),
        svg.text("", WIDTH / 2, HEIGHT - 32, "discs: fitted; squares: not seen by the curve"),
        svg.text(
            "share", WIDTH / 2, HEIGHT - 8,
            f"off by {model.miss(curve, seen):.1f} and by {model.miss(curve, tested):.1f}",
        ),
    ]  # fmt: skip
    return svg.picture(WIDTH, HEIGHT, name, *parts)


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Points over the logarithm of the time since learning: discs to which a curve is fitted, squares that it "
        "has not seen, each with a line to the curve. " + alt_text.summary(**settings)
    )
