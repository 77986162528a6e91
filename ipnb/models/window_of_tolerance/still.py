"""The still picture of the window of tolerance: one run in its window above, the time outside below.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from collections.abc import Callable
from typing import Any

from ipnb.dynamics.numbers import finely
from ipnb.models.window_of_tolerance import alt_text
from ipnb.models.window_of_tolerance import model as window
from ipnb.simulation.svg import area, hatch, path, picture, text
from ipnb.web.svg import box, linear_scale, outline, path_data

WIDTH, HEIGHT = 360, 300
TOP, FLOOR, LONG = 8, 172, 30
BAR, FIRST, NAME = 20, 198, 96
HATCHES = {"below": "M0 2.5H5", "above": "M1 1l2 2M4.5 2.5l-1.5 2"}
EVERY = 5


def _ground(y: Callable[[float], float], width: float, name: str) -> str:
    """Draw the window and, hatched, what lies outside it."""
    upper, lower = y(width), y(-width)
    parts = [path("sea", box(0, upper, WIDTH, lower), stroke=None)]
    for zone, top, bottom in (("above", TOP, upper), ("below", lower, FLOOR)):
        beyond = box(0, top, WIDTH, bottom)
        parts.append(hatch(f"{name}-{zone}", 5, f"hatch {zone}", HATCHES[zone]))
        parts.append(path("", beyond, fill=f"url(#{name}-{zone})", fill_opacity=0.5, stroke=None))
        parts.append(path(f"bound {zone}", f"M0 {upper if zone == 'above' else lower}H{WIDTH}"))
    return "".join(parts)


def _trace(settings: dict[str, Any], name: str) -> str:
    course = window.simulate(duration=LONG, every=EVERY, seed=window.MODEL.seed, **settings)
    arousal, width = course.arousal[0], settings["width"]
    high = max(1.7 * width, float(arousal.max()))
    low = min(-1.7 * width, float(arousal.min()))

    x, y = linear_scale(0, LONG, 0, WIDTH), linear_scale(high, low, TOP, FLOOR - 12)
    marks = "".join(path_data("M", x(at), FLOOR - 9, "l3.5 8h-7z") for at in course.stressors[:, 1])
    labels = "".join(
        text(f"{zone.name} named", 8, float(y(at)) + 5, zone.label, "start")
        for zone, at in zip(
            window.MODEL.zones, ((low - width) / 2, 0, (high + width) / 2), strict=True
        )
    )
    return (
        _ground(lambda at: round(float(y(at)), 1), width, name)
        + path(
            "longrun",
            outline(x(course.time), y(arousal)),
            stroke_width=1.6,
            stroke_linejoin="round",
        )
        + path("boat", marks, fill="currentColor", stroke=None)
        + labels
    )


def _bars(settings: dict[str, float]) -> str:
    shares, parts = window.which_helps(**settings), []
    scale = (WIDTH - NAME - 60) / max(0.1, shares["now"])
    for i, (name, said) in enumerate(window.VERSIONS.items()):
        top, long = FIRST + i * (BAR + 12), shares[name] * scale
        parts.append(text("", NAME - 8, top + 14, said, "end"))
        parts.append(area("under flow", box(NAME, top, NAME + long, top + BAR), 0.25))
        parts.append(text("share", NAME + long + 8, top + 16, finely(shares[name]), "start"))
    bottom = FIRST + 3 * BAR + 2 * 12 + 4
    return "".join(parts) + path("axis", f"M{NAME} {FIRST - 4}V{bottom}")


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    floor = path("axis", f"M0 {FLOOR}H{WIDTH}")
    return picture(WIDTH, HEIGHT, name, _trace(settings, name), floor, _bars(settings))


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, arousal over time: a band in the middle is the window of tolerance, above it a person is "
        "flooded, below it shut down; triangles are stressors. Below, the time outside the window in the "
        "long run. " + alt_text.summary(**settings)
    )
