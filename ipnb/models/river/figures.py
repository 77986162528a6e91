"""Figures of the integration river for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines and washes are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.dynamics.numbers import percent
from ipnb.models.river import model as river
from ipnb.web.tokens import TOKENS

#: from sand to water: lightness falls all the way (so it reads in grey), and dark labels stay readable on it
SCALE = [[0, "#fbf6ea"], [0.25, "#dfe9dd"], [0.5, "#b9d6d0"], [0.75, "#8dc1bb"], [1, "#5fa8a2"]]
INK = TOKENS["colours"]["ink"][0]
_MARGIN = {"l": 60, "r": 24, "t": 48, "b": 56}


def plane(**settings: float) -> go.Figure:
    """Draw the share of time in flow for every differentiation and linkage, at a ``storm`` and so on.

    Raises
    ------
    ValueError
        If differentiation or linkage is given: the figure shows all of them.
    """
    for name in ("differentiation", "linkage"):
        if name in settings:
            raise ValueError(
                f"The plane shows every {name}, so it takes none; you gave {settings[name]!r}."
            )
    steps = np.linspace(0, 1, 21)
    shares = river.zone_shares(differentiation=steps[None, :], linkage=steps[:, None], **settings)
    words = np.stack(
        [np.vectorize(percent)(shares[zone]) for zone in ("flow", "rigidity", "chaos")], axis=-1
    )
    field = go.Heatmap(
        x=steps,
        y=steps,
        z=shares["flow"],
        zmin=0,
        zmax=1,
        zsmooth="best",
        colorscale=SCALE,
        colorbar={"title": {"text": "time in flow"}, "tickformat": ".0%", "thickness": 14},
        customdata=words,
        hovertemplate="differentiation %{x:.2f}, linkage %{y:.2f}<br>flow %{customdata[0]}, "
        "rigidity %{customdata[1]}, chaos %{customdata[2]}<extra></extra>",
    )
    levels = {"start": 0.1, "end": 0.9, "size": 0.2, "coloring": "none"}
    labels = {"showlabels": True, "labelfont": {"color": INK, "size": 12}, "labelformat": ".0%"}
    lines = go.Contour(
        x=steps,
        y=steps,
        z=shares["flow"],
        contours=levels | labels,
        line={"color": INK, "width": 1},
        hoverinfo="skip",
        showscale=False,
    )
    drawn = go.Figure([field, lines])
    drawn.update_layout(
        title={"text": "Share of time in flow, in the long run"},
        xaxis={"title": {"text": "differentiation (own voices)"}, "showgrid": False},
        yaxis={"title": {"text": "linkage (listening)"}, "showgrid": False},
        meta=_plane_words(shares["flow"], river.MODEL.settings(settings)),
        template="plotly_white",
        margin=_MARGIN,
    )
    return drawn


def _plane_words(flow: np.ndarray, settings: dict[str, float]) -> str:
    low, half, high = 0, flow.shape[0] // 2, -1
    return (
        f"A square map of the share of time in flow at storm {settings['storm']:.2f}, with differentiation "
        "across and linkage upwards. Along the diagonal, where the two are in balance, the share goes from "
        f"{percent(flow[low, low])} (neither) by {percent(flow[half, half])} (both half-way) to "
        f"{percent(flow[high, high])} (both in full). With linkage in full it is {percent(flow[high, low])} "
        f"where there is no differentiation and {percent(flow[high, half])} where there is half; with "
        f"differentiation in full, {percent(flow[low, high])} where there is no linkage and "
        f"{percent(flow[half, high])} where there is half."
    )
