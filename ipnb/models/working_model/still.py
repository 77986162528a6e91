"""The still picture of the three learners: a lane each, with the belief over the first meetings.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from typing import Any

import numpy as np

from ipnb.models.working_model import alt_text, model
from ipnb.simulation.svg import area, hatch, path, picture
from ipnb.web import svg
from ipnb.web.svg import box, disc, linear_scale, outline

WIDTH, HEIGHT, LANE, TOP, GAP = 360, 296, 62, 22, 34
MEETINGS = 60


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return svg.text(x, y, words, anchor=anchor, class_=f"{anchor} named")


def _lane(i: int, name: str, course: model.Courses, uid: str) -> str:
    top = TOP + i * (LANE + GAP)
    half, belief = top + LANE / 2, getattr(course, name)[0]

    x, y = linear_scale(0, MEETINGS, 0, WIDTH), linear_scale(1, 0, top, top + LANE)
    turned = course.turned[name][0]
    parts = [
        area("sea", box(0, top, WIDTH, half), 0.06),
        path(
            "",
            box(0, half, WIDTH, top + LANE),
            fill=f"url(#{uid}-no)",
            fill_opacity=0.5,
            stroke=None,
        ),
        path("axis", f"M0 {half}H{WIDTH}"),
        path("longrun", outline(x(np.arange(len(belief))), y(belief)), stroke_width=2),
        _text(0, top - 6, model.LEARNERS[name]),
    ]
    if 0 < turned <= MEETINGS:
        at = x(turned)
        dot = disc(at, half, 4.5)
        parts.append(path("boat", dot, fill="currentColor", stroke=None))
        side = ("end", -9) if at > WIDTH - 70 else ("start", 9)
        parts.append(_text(at + side[1], half + 19, f"after {turned:.0f}", side[0]))
    elif turned > MEETINGS:
        parts.append(_text(WIDTH - 4, half + 19, f"not within {MEETINGS}", "end"))
    return "".join(parts)


def draw(settings: dict[str, Any], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    course = model.simulate(meetings=MEETINGS, **settings)
    lanes = [_lane(i, learner, course, name) for i, learner in enumerate(model.LEARNERS)]
    hatched = hatch(f"{name}-no", 5, "hatch below", "M0 2.5H5")
    return picture(WIDTH, HEIGHT, name, hatched, *lanes, text_anchor="middle")


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        f"Three lanes, one for each learner, over {MEETINGS} meetings. A line is how surely that learner "
        "expects to be met; below the middle, hatched, it does not. " + alt_text.summary(**settings)
    )
