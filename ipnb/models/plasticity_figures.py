"""Figures of the weight arrow for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.models import plasticity, plasticity_words
from ipnb.tokens import TOKENS

_MARGIN = {"l": 60, "r": 24, "t": 48, "b": 56}
_WATER, _EDGE = (TOKENS["colours"][name][0] for name in ("current", "edge"))
_WARMTHS = np.linspace(0.1, 0.95, 18)
_FAR = 1500  # experiences followed; a life that has not turned by then is drawn at the upper edge


def needed(**settings: float) -> go.Figure:
    """How many experiences until the arrow turns, for every warmth: the average path, and single lives.

    Raises
    ------
    ValueError
        If warmth is given: the figure shows all of them.
    """
    if "warmth" in settings:
        raise ValueError(f"The figure shows every warmth, so it takes none; you gave {settings['warmth']!r}.")
    path = [plasticity.turning(warmth=float(warmth), **settings) for warmth in _WARMTHS]
    lives = np.array(
        [
            np.quantile(
                np.minimum(
                    plasticity.simulate(warmth=float(w), lives=200, experiences=_FAR, **settings).turned, _FAR
                ),
                (0.1, 0.5, 0.9),
            )
            for w in _WARMTHS
        ]
    )
    spread = np.concatenate([lives[:, 2], lives[::-1, 0]])
    drawn = go.Figure()
    drawn.add_scatter(
        x=np.concatenate([_WARMTHS, _WARMTHS[::-1]]),
        y=spread,
        fill="toself",
        fillcolor="rgba(79, 147, 144, 0.25)",
        line={"width": 0},
        name="eight lives in ten",
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=_WARMTHS,
        y=lives[:, 1],
        name="the middle life",
        line={"color": _WATER, "width": 3},
        hovertemplate="warmth %{x:.2f}<br>%{y:.0f} experiences<extra></extra>",
    )
    drawn.add_scatter(
        x=_WARMTHS,
        y=[value if value < _FAR else None for value in path],
        name="the average path",
        line={"color": _EDGE, "width": 2, "dash": "dash"},
        hovertemplate="warmth %{x:.2f}<br>%{y:.0f} experiences<extra></extra>",
    )
    low, high = 6, len(_WARMTHS) - 1
    drawn.update_layout(
        title={"text": "How many warm experiences until the arrow turns"},
        xaxis={"title": {"text": "how surely reaching out is met now"}},
        yaxis={"title": {"text": "experiences"}, "range": [0, _FAR]},
        meta=(
            "A falling curve: the more surely reaching out is met, the fewer experiences it takes. The "
            f"middle of 200 lives takes {lives[low, 1]:.0f} at {_WARMTHS[low]:.2f} and {lives[high, 1]:.0f} "
            f"at {_WARMTHS[high]:.2f}; eight lives in ten lie between {lives[high, 0]:.0f} and "
            f"{lives[high, 2]:.0f} there. Towards 0, where warmth comes by chance, the number grows and "
            "grows."
        ),
        template="plotly_white",
        margin=_MARGIN,
        legend={"orientation": "h", "y": 1.02, "x": 0},
    )
    return drawn


def path(**settings: float) -> go.Figure:
    """What reaching out calls up, then and now: four lives, and the average path of the present."""
    chosen = plasticity.MODEL.settings(settings)
    lives = plasticity.simulate(lives=4, experiences=500, **chosen)
    drawn = go.Figure()
    for called in lives.expectation:
        drawn.add_scatter(
            x=lives.count,
            y=called,
            line={"color": _WATER, "width": 1.2},
            opacity=0.7,
            hovertemplate="experience %{x}<br>expectation %{y:.2f}<extra></extra>",
        )
    count = np.arange(501)
    drawn.add_scatter(
        x=count,
        y=plasticity.expectation(plasticity.mean_weight(count, **chosen)),
        line={"color": _EDGE, "width": 2.5, "dash": "dash"},
        hoverinfo="skip",
    )
    drawn.add_vline(0, line={"color": _EDGE, "width": 1, "dash": "dot"})
    drawn.update_layout(
        title={"text": "What reaching out calls up"},
        xaxis={"title": {"text": "experiences, from the turn"}},
        yaxis={"title": {"text": "shame (−1) to being met (1)"}, "range": [-1.05, 1.05]},
        meta=(
            "Four wavering lines, single lives, sink towards shame over the history, stay there for a while, "
            "and rise in the present; a dashed line is the average path. "
            + plasticity_words.summary(**chosen)
        ),
        template="plotly_white",
        margin=_MARGIN,
        showlegend=False,
    )
    return drawn
