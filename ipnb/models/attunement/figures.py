"""Figures of the attunement chain for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.web.tokens import TOKENS

_LAYOUT = {
    "template": "plotly_white",
    "margin": {"l": 60, "r": 24, "t": 64, "b": 56},
    "legend": {"orientation": "h", "y": 1.02, "x": 0},
}
_LINE = TOKENS["colours"]["current"][0]
_SHARES = {0.3: "solid", 0.5: "dash", 0.7: "dot"}


def same_share(**settings: float) -> go.Figure:
    """Draw, for three shares of time in step, how long a mismatch lasts, against how often the pair slips.

    Without distress the share in step is q / (p + q), so a share of 30 % is every pair with q = 3 p / 7.

    Raises
    ------
    ValueError
        If a setting is given: the figure shows every pair.
    """
    for name in settings:
        raise ValueError(f"The figure takes no settings; you gave ‘{name}’.")
    drawn, slips = go.Figure(), np.linspace(0.02, 0.6, 59)
    for share, dash in _SHARES.items():
        repair = share / (1 - share) * slips
        keep = repair <= 1
        drawn.add_scatter(
            x=slips[keep],
            y=1 / repair[keep],
            name=f"{share:.0%} in step",
            line={"color": _LINE, "width": 2.5, "dash": dash},
            hovertemplate="slips %{x:.2f}<br>a mismatch lasts %{y:.1f} moments<extra></extra>",
        )
    drawn.update_layout(
        title={"text": "One share of time in step, very different waits"},
        xaxis={"title": {"text": "chance of a slip in a moment"}},
        yaxis={"title": {"text": "moments out of step, on average"}, "range": [0, 60]},
        meta=(
            "Three falling curves, for pairs that are in step 30, 50 and 70 % of the time. On the first a "
            "pair that slips with a chance of 0.35 a moment is out of step for 6.7 moments at a time, one "
            "that slips with 0.07 for 33."
        ),
        **_LAYOUT,
    )
    return drawn
