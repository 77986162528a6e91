"""The still picture of what is learned: two expectations over the past and the present, in the mean of lives.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.models.plasticity import alt_text
from ipnb.models.plasticity import model as plasticity
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, outline, path_data

WIDTH, HEIGHT, TOP, FLOOR = 360, 256, 10, 206


def _means(settings: dict[str, float], last: int) -> tuple[np.ndarray, np.ndarray]:
    """Return counts from the first occasion to the last, and both weights at each."""
    past = int(settings["history"] + 0.5)
    then = {"warmth": -settings["shame"], "otherwise": 0, "now": settings["then"]}
    # from nothing
    before = plasticity.mean_weight(np.arange(past), **settings | {"shame": 0} | then)
    return np.arange(-past, last + 1), np.vstack(
        [before, plasticity.mean_weight(np.arange(last + 1), **settings)]
    )


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    needed = plasticity.turning(**settings)
    last = int(max(120, 0.8 * settings["history"], 1.3 * needed if needed < np.inf else 0))
    count, weight = _means(settings, last)
    called = weight.sum(axis=-1)
    far = max(1.0, float(np.abs([called, weight[:, 0]]).max()))
    middle = (TOP + FLOOR) / 2

    x = linear_scale(count[0], last, 0, WIDTH)

    def y(value: ArrayLike) -> Any:
        return middle - np.asarray(value) / far * (FLOOR - TOP) / 2.1

    turn = float(x(0))
    axes = path_data("M", 0, middle, "H", WIDTH, "M", turn, TOP, "V", FLOOR + 6)
    parts = [
        svg.area("sea", box(0, TOP, WIDTH, FLOOR), 0.06),
        svg.area("under rigidity", box(0, middle, WIDTH, FLOOR), 0.12),
        svg.path("axis", axes),
        svg.path(
            "longrun", outline(x(count), y(weight[:, 0])), stroke_width=1.4, stroke_dasharray="2 3"
        ),
        svg.path(
            "longrun", outline(x(count), y(called)), stroke_width=2.2, stroke_linejoin="round"
        ),
    ]
    if needed < np.inf:
        at = float(x(needed))
        parts.append(svg.path("boat", disc(at, middle, 5), fill="currentColor"))
        anchor, off = ("end", -9) if at > WIDTH - 90 else ("start", 9)
        parts.append(svg.text("named", at + off, middle + 18, f"after {needed:.0f}", anchor))
    parts += [
        svg.text("named", 4, TOP + 14, "warmth is expected", "start"),
        svg.text("named", 4, FLOOR - 6, "shame is expected", "start"),
        svg.text("", WIDTH / 2, HEIGHT - 6, "solid: when I reach out; dots: when I do not"),
        svg.text("", turn / 2, FLOOR + 20, "before") if turn > 44 else "",
        svg.text("", (turn + WIDTH) / 2, FLOOR + 20, "now"),
    ]
    return svg.picture(WIDTH, HEIGHT, name, *parts)


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Two lines over time, in the mean of all lives: what is expected when reaching out, solid, and "
        "otherwise, dotted. Above the middle warmth is expected, in the shaded part below it shame; an "
        "upright line is the turn from the past to the present. " + alt_text.summary(**settings)
    )
