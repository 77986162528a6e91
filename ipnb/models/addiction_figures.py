"""Figures of kick, payback and floor for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.models import addiction as model
from ipnb.models import addiction_words
from ipnb.tokens import TOKENS

_LAYOUT = {
    "template": "plotly_white",
    "margin": {"l": 60, "r": 24, "t": 64, "b": 56},
    "legend": {"orientation": "h", "y": 1.02, "x": 0},
}
_WATER, _EDGE = (TOKENS["colours"][name][0] for name in ("current", "edge"))
_COMPANY = np.round(np.linspace(0, 3, 16), 2)


def course(**settings: float) -> go.Figure:
    """The mood over its floor for 200 units of time, with uses marked."""
    seen = model.simulate(duration=200, **settings)
    every, uses = slice(None, None, 4), seen.used[0]
    drawn = go.Figure()
    drawn.add_scatter(
        x=seen.time[every], y=seen.mood[0][every], name="mood", line={"color": _WATER, "width": 2}
    )
    drawn.add_scatter(
        x=seen.time[every],
        y=seen.floor[0][every],
        name="its floor",
        line={"color": _EDGE, "width": 2.5, "dash": "dash"},
    )
    drawn.add_scatter(
        x=seen.time[uses],
        y=seen.mood[0][uses],
        name="uses",
        mode="markers",
        marker={"color": "#b5682f", "symbol": "triangle-up", "size": 8},
    )
    drawn.add_hline(-seen.settings["limit"], line={"color": _EDGE, "width": 1, "dash": "dot"})
    drawn.update_layout(
        title={"text": "Mood over a floor that moves"},
        xaxis={"title": {"text": "units of time"}},
        yaxis={"title": {"text": "mood (0 is well)"}},
        meta=(
            f"A line with a peak for each of {int(uses.sum())} uses, and a floor that sinks under them to "
            f"{addiction_words.number(float(seen.floor.min()))}. " + addiction_words.summary(**settings)
        ),
        **_LAYOUT,
    )
    return drawn


def company(**settings: float) -> go.Figure:
    """How many uses there are in 100 units of time, for all company.

    Raises
    ------
    ValueError
        If support, weather or what comes after is given: the figure shows all of the first and both of the
        second, with the substance always at hand.
    """
    for name in ("support", "weather", "after"):
        if name in settings:
            raise ValueError(
                f"The figure shows every ‘{name}’, so it takes none; you gave {settings[name]!r}."
            )
    drawn, uses = go.Figure(), {}
    for weather, name, dash in ((0, "distress always the same", "solid"), (1, "comes and goes", "dash")):
        uses[weather] = [
            model.simulate(duration=100, runs=20, support=float(c), weather=weather, after=2, **settings)
            .used.sum(axis=1)
            .mean()
            for c in _COMPANY
        ]
        drawn.add_scatter(
            x=_COMPANY,
            y=uses[weather],
            name=name,
            line={"color": (_WATER, "#b5682f")[weather], "width": 2.5, "dash": dash},
            hovertemplate="company %{x:.2f}<br>%{y:.0f} uses<extra></extra>",
        )
    enough = model.enough(**settings)["after"]
    drawn.add_vline(enough, line={"color": _EDGE, "width": 1, "dash": "dot"})
    drawn.update_layout(
        title={"text": "How many uses, for every measure of company"},
        xaxis={"title": {"text": "company in low moments"}},
        yaxis={"title": {"text": "uses in 100 units of time"}},
        meta=(
            f"Two curves. With a distress that is always the same there are {uses[0][0]:.0f} uses without "
            f"company and none above {enough:.2f}, with nothing between. With one that comes and goes "
            f"uses fall smoothly, from {uses[1][0]:.0f} to {uses[1][-1]:.0f} at {_COMPANY[-1]:.1f}."
        ),
        **_LAYOUT,
    )
    return drawn
