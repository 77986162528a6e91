"""The still picture of the dyad: an upset in client and helper above, the one against the other below.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

import numpy as np

from ipnb.models.dyad import alt_text
from ipnb.models.dyad import model as dyad
from ipnb.simulation.svg import hatch, path, picture, text
from ipnb.web.svg import box, outline

WIDTH, HEIGHT, LONG = 360, 300, 40
TOP, FLOOR = 10, 150
SIDE, LEFT, UPPER = 116, 122, 166
EVERY = 10


def _ruptures(meeting: dyad.Meeting, name: str) -> str:
    """Hatch where the two are out of touch."""
    edges = np.flatnonzero(np.diff(np.concatenate([[1], meeting.in_touch.astype(int), [1]])))
    at = np.minimum(edges, len(meeting.time) - 1) * dyad.MODEL.dt / LONG * WIDTH
    areas = "".join(
        box(left, TOP, right, FLOOR) for left, right in zip(at[0::2], at[1::2], strict=True)
    )
    if not areas:
        return ""
    hatched = path("", areas, fill=f"url(#{name}-apart)", stroke=None)
    return hatch(f"{name}-apart", 7, "divide", "M0 7L7 0") + hatched


def _course(settings: dict[str, float], name: str) -> str:
    meeting = dyad.simulate(duration=LONG, seed=dyad.MODEL.seed, **settings)
    reach = max(1.1, 1.05 * max(np.abs(meeting.client).max(), np.abs(meeting.helper).max()))
    middle, tall = (TOP + FLOOR) / 2, (FLOOR - TOP) / 2

    def traced(x: np.ndarray) -> str:
        return outline(meeting.time[::EVERY] / LONG * WIDTH, middle - x[::EVERY] / reach * tall)

    centre, half = (LEFT + SIDE / 2, UPPER + SIDE / 2), SIDE / 2
    against = outline(
        centre[0] + meeting.client[::EVERY] / reach * half,
        centre[1] - meeting.helper[::EVERY] / reach * half,
    )
    water = box(0, TOP, WIDTH, FLOOR) + box(LEFT, UPPER, LEFT + SIDE, UPPER + SIDE)
    same = f"M{LEFT} {UPPER + SIDE}l{SIDE} -{SIDE}"
    return (
        path("sea", water, stroke=None)
        + _ruptures(meeting, name)
        + path("axis", f"M0 {middle:.0f}H{WIDTH}")
        + path("hatch helper", traced(meeting.helper), stroke_width=2, stroke_dasharray="7 4")
        + path("hatch client", traced(meeting.client), stroke_width=2)
        + path("divide", same, stroke_dasharray="2 4")
        + path("longrun", against, stroke_width=1.6)
        + text("client named", 10, TOP + 16, "client —", "start")
        + text("helper named", 76, TOP + 16, "helper – –", "start")
        + text("client", LEFT + half, UPPER + SIDE + 15, "client")
        + text("helper", LEFT - 10, UPPER + half, "helper", "end")
        + text("", WIDTH - 4, UPPER + 12, "feeling the same", "end")
    )


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    return picture(WIDTH, HEIGHT, name, _course(settings, name))


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, what two people feel over time: the client, who begins upset, as a solid line, the helper as "
        "a dashed one; the middle is settled, and hatched stretches are out of touch. Below, the one against "
        "the other. " + alt_text.summary(**settings)
    )
