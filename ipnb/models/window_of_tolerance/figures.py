"""Figures of the window of tolerance for plotly, each with a text alternative in ``layout.meta``."""

import numpy as np
import plotly.graph_objects as go

from ipnb.dynamics import shot_noise
from ipnb.dynamics.numbers import percent
from ipnb.models.window_of_tolerance import model as window
from ipnb.web.tokens import TOKENS

INK = TOKENS["colours"]["ink"][0]
#: from the wider window (ochre) by no difference (paper) to the faster settling (water): mid-tones
SCALE = [[0, "#d9bd7c"], [0.25, "#ebdcb4"], [0.5, "#fbf8f2"], [0.75, "#b9d6d0"], [1, "#79b3ac"]]
_MARGIN = {"l": 60, "r": 24, "t": 48, "b": 56}
_MOST = 0.15


def which(**settings: float) -> go.Figure:
    """Draw which helps more, for every load (stressors over settling) and force (a mean push over the width).

    Without unrest, in closed form. Of the settings only the assumption ``outside`` bears on it.

    Raises
    ------
    ValueError
        If one of the numbers that the figure shows in full is given.
    """
    for name in settings:
        if name != "outside":
            raise ValueError(f"This figure shows every load and force, so it takes no ‘{name}’.")
    slower, by = window.MODEL.settings(settings)["outside"], 1 + window.BY
    load, force = np.geomspace(0.04, 4, 61), np.geomspace(0.25, 3, 41)
    grid = load[None, :], 1 / force[:, None]
    now = shot_noise.share_outside(*grid, slower)
    less = {
        "wider": 1 - shot_noise.share_outside(grid[0], by * grid[1], slower) / now,
        "faster": 1 - shot_noise.share_outside(grid[0] / by, grid[1], slower) / now,
    }
    words = np.stack([np.vectorize(percent)(share) for share in (now, *less.values())], axis=-1)
    lead = less["faster"] - less["wider"]
    drawn = go.Figure([_field(load, force, lead, words), _line(load, force, lead)])
    for x, y, said in (
        (0.1, 0.33, "a wider window<br>helps more"),
        (1.9, 2.2, "faster settling<br>helps more"),
    ):
        drawn.add_annotation(
            x=np.log10(x), y=np.log10(y), text=said, showarrow=False, font={"color": INK}
        )
    drawn.update_layout(
        title={"text": "Which helps more: 20 % more room, or settling 20 % faster?"},
        xaxis=_logarithmic("load: stressors while one settles", load),
        yaxis=_logarithmic("force: a mean push, in widths of the window", force),
        meta=_which_words(load, force, now, less, slower),
        template="plotly_white",
        margin=_MARGIN,
    )
    return drawn


def _logarithmic(title: str, at: np.ndarray) -> dict[str, object]:
    ends = [float(np.log10(end)) for end in (at[0], at[-1])]
    return {"title": {"text": title}, "type": "log", "range": ends, "showgrid": False}


def _field(load: np.ndarray, force: np.ndarray, lead: np.ndarray, words: np.ndarray) -> go.Heatmap:
    return go.Heatmap(
        x=load,
        y=force,
        z=np.clip(lead, -_MOST, _MOST),
        zmin=-_MOST,
        zmax=_MOST,
        zsmooth="best",
        colorscale=SCALE,
        colorbar={"title": {"text": "settling ahead by"}, "tickformat": ".0%", "thickness": 14},
        customdata=words,
        hovertemplate="load %{x:.2f}, force %{y:.2f}<br>outside %{customdata[0]}<br>20 % wider: "
        "%{customdata[1]} less<br>20 % faster: %{customdata[2]} less<extra></extra>",
    )


def _line(load: np.ndarray, force: np.ndarray, lead: np.ndarray) -> go.Contour:
    return go.Contour(
        x=load,
        y=force,
        z=lead,
        contours={"start": 0, "end": 0, "size": 1, "coloring": "none"},
        line={"color": INK, "width": 2},
        hoverinfo="skip",
        showscale=False,
    )


def _which_words(
    load: np.ndarray, force: np.ndarray, now: np.ndarray, less: dict[str, np.ndarray], slower: float
) -> str:
    row = int(np.argmin(np.abs(force - 1)))
    told = []
    for wanted in (0.1, 0.5, 2):
        at = row, int(np.argmin(np.abs(load - wanted)))
        told.append(
            f"at load {wanted:g} time outside is {percent(now[at])}, and falls by "
            f"{percent(less['wider'][at])} of itself with the wider window, by {percent(less['faster'][at])} "
            "with faster settling"
        )
    settling = "as well as inside" if slower == 1 else "less than half as well"
    return (
        "A map with the load (how many stressors come while one settles) across and their force (the mean "
        f"push, in widths of the window) upwards; outside the window one settles {settling}. A line divides "
        "it: below and to the left of it a wider window helps more, above and to the right faster settling. "
        f"For pushes as large as the window, {'; '.join(told)}."
    )
