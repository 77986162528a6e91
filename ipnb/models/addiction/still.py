"""The still picture of addiction: mood over its floor, with uses and the moment at which the substance goes.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any

from ipnb.models.addiction import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, linear_scale, outline, path_data

WIDTH, HEIGHT, LONG = 360, 240, 120
TOP, FLOOR, EVERY = 10, 206, 4


def draw(settings: dict[str, Any], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    seen = model.simulate(duration=LONG, seed=model.MODEL.seed, **settings)
    mood, floor = seen.mood[0, ::EVERY], seen.floor[0, ::EVERY]
    high, low = max(0.6, mood.max() + 0.1), min(-1.2, floor.min() - 0.1, mood.min() - 0.1)
    across, y = linear_scale(0, LONG, 0, WIDTH), linear_scale(high, low, TOP, FLOOR)
    x = across(seen.time[::EVERY])
    bound, well = float(y(-settings["limit"])), float(y(0))
    marks = "".join(
        path_data("M", across(at), FLOOR + 6, "l3.5 9h-7z") for at in seen.time[seen.used[0]]
    )
    gone = round(across(model.STOPS))
    stop = "" if settings["after"] == 2 else svg.path("axis", f"M{gone} {TOP}V{FLOOR + 16}")
    said = (
        ""
        if settings["after"] == 2
        else svg.text("named", gone + 6, TOP + 10, "the substance goes", "start")
    )
    levels = path_data("M", 0, bound, "H", WIDTH, "M", 0, well, "H", WIDTH)
    return svg.picture(
        WIDTH,
        HEIGHT,
        name,
        svg.area("sea", box(0, TOP, WIDTH, FLOOR), 0.06),
        svg.area("under chaos", box(0, bound, WIDTH, FLOOR), 0.12),
        svg.path("divide", levels, stroke_dasharray="2 4"),
        svg.path(
            "earth", f"{outline(x, y(floor))}V{FLOOR}H0Z", fill="currentColor", fill_opacity=0.2
        ),
        svg.path("longrun", outline(x, y(mood)), stroke_width=1.5, stroke_linejoin="round"),
        svg.path("boat", marks, fill="currentColor", stroke=None) if marks else "",
        stop,
        said,
        svg.text("named", WIDTH - 6, well - 5, "well", "end"),
        svg.text("named", WIDTH - 6, bound + 15, "low enough to reach", "end"),
        svg.text("", 0, HEIGHT - 4, "▲ uses", "start"),
    )


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Mood over time as a line above a floor that moves; triangles along the bottom are uses, each with a "
        "peak, and in the part below the mood is low enough to reach for something. "
        + alt_text.summary(**settings)
    )
