"""The still picture of the integration river: the riverbed with the boat, and below it the long run.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

import numpy as np

from ipnb.dynamics.numbers import percent
from ipnb.models.river import alt_text
from ipnb.models.river import model as river
from ipnb.models.river.model import REACH
from ipnb.simulation.svg import area, hatch, path, picture
from ipnb.web import svg
from ipnb.web.svg import box, linear_scale, outline, path_data, points

WIDTH, HEIGHT = 360, 284
BED_TOP, BED_FLOOR, LONG_TOP, LONG_FLOOR = 12, 128, 148, 238
MIDDLES = {"rigidity": -1.7, "flow": 0, "chaos": 1.7}
ACROSS = np.linspace(-REACH, REACH, 209)
BOAT = "M-11 -6H11C9 2 5 5 0 5S-9 2 -11 -6Z"
HATCHES = {"rigidity": "M0 2.5H5", "chaos": "M1 1l2 2M4.5 2.5l-1.5 2"}
_px = linear_scale(-REACH, REACH, 0, WIDTH)


def _text(kind: str, zone: str, y: float, words: str) -> str:
    return svg.text(_px(MIDDLES[zone]), y, words, anchor=None, class_=kind)


def _bed(settings: dict[str, float]) -> str:
    def y(at: np.ndarray) -> np.ndarray:
        above = river.height(at, **settings) - river.height(ACROSS, **settings).min()
        drawn: np.ndarray = np.maximum(BED_TOP, BED_FLOOR - 10 - above * 34)
        return drawn

    ground = f"M-5 {BED_FLOOR}L{points(_px(ACROSS), y(ACROSS))}L{WIDTH + 5} {BED_FLOOR}Z"
    water = box(0, BED_TOP + 10, WIDTH, BED_FLOOR)
    parts = [
        path("sea", water, stroke=None),
        path("earth", ground, fill="currentColor", fill_opacity=0.25),
    ]
    for x in river.wells(**settings):
        place = svg.translate(_px(x), float(y(np.array(x))) - 6)
        parts.append(path("boat", BOAT, fill="currentColor", stroke=None, transform=place))
    return "".join(parts)


def _under(zone: str, xs: np.ndarray, ys: np.ndarray, name: str) -> str:
    """Fill the area under the long run in one zone: a tint, and hatching, so that colour is not needed."""
    left, right = ((_px(end), LONG_FLOOR) for end in (xs[0], xs[-1]))
    under = path_data("M", *left, "L", points(_px(xs), ys), "L", *right, "Z")
    tint = area(f"under {zone}", under, 0.12)
    if zone not in HATCHES:
        return tint
    hatched = path("", under, fill=f"url(#{name}-{zone})", stroke=None)
    return tint + hatch(f"{name}-{zone}", 5, f"hatch {zone}", HATCHES[zone]) + hatched


def _long_run(settings: dict[str, float], name: str) -> str:
    scale = (LONG_FLOOR - LONG_TOP) / river.density(ACROSS, **settings).max()

    def y(at: np.ndarray) -> np.ndarray:
        drawn: np.ndarray = LONG_FLOOR - river.density(at, **settings) * scale
        return drawn

    shares, edges, parts = river.zone_shares(**settings), [-REACH, *river.BOUNDS, REACH], []
    for i, zone in enumerate(river.MODEL.zones):
        xs = np.linspace(edges[i], edges[i + 1], 50)
        parts.append(_under(zone.name, xs, y(xs), name))
        parts.append(_text(zone.name, zone.name, LONG_FLOOR + 20, zone.label))
        parts.append(_text("share", zone.name, LONG_FLOOR + 41, percent(shares[zone.name])))
    return "".join(parts) + path("longrun", outline(_px(ACROSS), y(ACROSS)), stroke_width=1.8)


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    bounds = "".join(path_data("M", _px(x), BED_TOP, "V", LONG_FLOOR) for x in river.BOUNDS)
    floors = f"M0 {BED_FLOOR}H{WIDTH}M0 {LONG_FLOOR}H{WIDTH}"
    parts = [
        _bed(settings),
        _long_run(settings, name),
        path("divide", bounds, stroke_dasharray="2 4"),
        path("axis", floors),
    ]
    return picture(WIDTH, HEIGHT, name, *parts, text_anchor="middle")


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Above, the riverbed looking downstream, from the rigidity bank on the left to the chaos bank on the "
        "right; the boat lies where it comes to rest. Below, where it spends its time. "
        + alt_text.summary(**settings)
    )
