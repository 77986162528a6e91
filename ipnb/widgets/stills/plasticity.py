"""The still picture of the weight arrow: on its plane as the history left it, and the average path on.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

import numpy as np

from ipnb.models import plasticity, plasticity_words

WIDTH, HEIGHT, PLANE, EDGE = 360, 292, 168, 8
TOP, FLOOR = 196, 268
_UNIT = PLANE * 0.41


def _path(kind: str, line: str, **attributes: object) -> str:
    given = {"fill": "none", "stroke": "currentColor"} | attributes
    written = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in given.items() if value)
    return f'<path class="{kind}" d="{line}" {written}/>'


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text class="{anchor} named" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'


def _ground(x: float, y: float, size: float, name: str) -> str:
    """Two quarters hatched: there reaching out and shame go together."""
    half = size / 2
    shamed = f"M{x} {y}h{half}v{half}h-{half}zM{x - half} {y - half}h{half}v{half}h-{half}z"
    pattern = (
        f'<pattern id="{name}-shame" width="5" height="5" patternUnits="userSpaceOnUse">'
        f"{_path('hatch below', 'M0 2.5H5')}</pattern>"
    )
    axes = f"M{x - half} {y}h{size}M{x} {y - half}v{size}"
    square = f"M{x - half} {y - half}h{size}v{size}h-{size}z"
    return (
        f"<defs>{pattern}</defs>"
        + _path("sea", square, fill="currentColor", fill_opacity=0.06, stroke=None)
        + _path("", shamed, fill=f"url(#{name}-shame)", fill_opacity=0.5, stroke=None)
        + _path("axis", axes)
    )


def _arrow(x: float, y: float, weight: np.ndarray, kind: str, **attributes: object) -> str:
    """An arrow from the middle; longer ones (plain Hebb's) are cut to the plane."""
    across, up = weight / max(1.0, float(np.hypot(*weight))) * _UNIT
    turn = np.degrees(np.arctan2(-up, across))
    tip = f"translate({x + across:.1f} {y - up:.1f}) rotate({turn:.1f})"
    return _path(kind, f"M{x} {y}L{x + across:.1f} {y - up:.1f}", **attributes) + _path(
        "boat", "M3 0L-11 -5V5Z", fill="currentColor", stroke=None, transform=tip
    )


def _plane(settings: dict[str, float], name: str) -> str:
    x, y = WIDTH / 2, EDGE + PLANE / 2
    half, begun = PLANE / 2, plasticity.mean_weight(0, **settings)
    return (
        _ground(x, y, PLANE, name)
        + _arrow(x, y, begun, "longrun", stroke_width=3.5)
        + _arrow(
            x,
            y,
            plasticity.mean_weight(1000, **settings),
            "longrun",
            stroke_width=1.2,
            stroke_dasharray="3 4",
        )
        + _text(x, y - half + 14, "I am met")
        + _text(x, y + half - 5, "I am shamed")
        + _text(x + half + 6, y + 5, "I reach out", "start")
    )


def _line(settings: dict[str, float]) -> str:
    needed = plasticity.turning(**settings)
    last = min(2 * needed, 1000) if 0 < needed < np.inf else 400
    count = np.linspace(0, last, 121)
    called = plasticity.expectation(plasticity.mean_weight(count, **settings))
    middle = (TOP + FLOOR) / 2
    xs, ys = count / last * WIDTH, middle - called * (FLOOR - TOP) / 2
    path = "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(xs, ys, strict=True))
    parts = [_path("axis", f"M0 {middle}H{WIDTH}"), _path("longrun", f"M{path}", stroke_width=1.8)]
    if 0 < needed < last:
        at = needed / last * WIDTH
        parts.append(
            _path("boat", f"M{at - 5:.1f} {middle}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", fill="currentColor")
        )
        parts.append(_text(at + 10, middle + 18, f"turned after {needed:.0f}", "start"))
    parts.append(_text(4, TOP - 2, "calls up being met", "start"))
    parts.append(_text(WIDTH - 4, FLOOR + 16, "experiences of now", "end"))
    return "".join(parts) + _text(4, FLOOR + 16, "calls up shame", "start")


def draw(settings: dict[str, float], name: str) -> str:
    """The picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-words" fill="currentColor" '
        f'font-size="14" text-anchor="middle">{_plane(settings, name)}{_line(settings)}</svg>'
    )


def words(settings: dict[str, float]) -> str:
    """What the picture shows, for whoever cannot see it."""
    return (
        "Above, an arrow on a plane, as the history left it; dashed, where the average path leads. In the "
        "hatched quarters reaching out calls up shame, in the others being met. Below, what reaching out "
        "calls up along the average path. " + plasticity_words.summary(**settings)
    )
