"""Figures of the three learners for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.dynamics.numbers import percent
from ipnb.models.working_model import model

_MARGIN = {"l": 60, "r": 24, "t": 64, "b": 56}
_LINE = "#b5682f"
_STEPS = {1: "solid", 2: "dash", 5: "dot"}


def stays_away(**settings: float) -> go.Figure:
    """Draw how likely the avoider ends by reaching out no more, after a good beginning of 1, 2 or 5 steps.

    Raises
    ------
    ValueError
        If a setting is given: the figure shows all kindness, and needs no other.
    """
    for name in settings:
        raise ValueError(f"The figure takes no settings; you gave ‘{name}’.")
    kind = np.linspace(0.5, 0.95, 46)
    drawn, said = go.Figure(), []
    for steps, dash in _STEPS.items():
        away = [model.stays_away_for_ever(kind=float(q), warm=1 + steps, cold=1) for q in kind]
        drawn.add_scatter(
            x=kind,
            y=away,
            name=f"{steps} ahead",
            line={"color": _LINE, "width": 2.5, "dash": dash},
            hovertemplate="kindness %{x:.2f}<br>%{y:.0%}<extra></extra>",
        )
        said.append(
            f"{percent(model.stays_away_for_ever(kind=0.7, warm=1 + steps, cold=1))} at {steps} ahead"
        )
    drawn.update_layout(
        title={"text": "How likely it is to end by staying away, though people are kind"},
        xaxis={"title": {"text": "how often reaching out is met"}, "tickformat": ".0%"},
        yaxis={"title": {"text": "chance"}, "range": [0, 1], "tickformat": ".0%"},
        meta=(
            "Three falling curves, for a learner who has been met 1, 2 or 5 times more often than not. Where "
            f"one is met in 70 % of meetings the chances to end by staying away are {', '.join(said)}."
        ),
        template="plotly_white",
        margin=_MARGIN,
        legend={"orientation": "h", "y": 1.02, "x": 0},
    )
    return drawn
