"""The figure of uses and company for plotly, with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import numpy as np
import plotly.graph_objects as go

from ipnb.models.addiction import closed_form, model
from ipnb.web.tokens import TOKENS

_WATER, _EDGE = (TOKENS["colours"][name][0] for name in ("current", "edge"))
COMPANY = np.round(np.linspace(0, 3, 16), 2)
#: lives, and the units of time that are counted: what lasts, and not when it began
LIVES, FROM, TO = 30, 200, 300
#: what is drawn: name in the legend, the two assumptions, colour and dash
CURVES = {
    "steady": ("distress always the same", {"weather": 0}, _WATER, "solid"),
    "locked": ("it comes and goes", {"weather": 1}, "#b5682f", "dash"),
    "slope": ("and the floor stays as well", {"weather": 1, "sinks": 0}, _EDGE, "dot"),
}


def uses(**settings: float) -> np.ndarray:
    """Count the uses of each life between 200 and 300 units of time, always at hand: (companies, lives)."""
    chosen = model.MODEL.settings(settings | {"after": 2})
    lives = LIVES if chosen["weather"] else 1  # without weather all lives are one
    seeds = np.tile(model.MODEL.seed + np.arange(lives), len(COMPANY))
    _, used = model.follow(seeds, np.repeat(COMPANY, lives), round(TO / model.MODEL.dt), chosen)
    found: np.ndarray = (
        used[:, round(FROM / model.MODEL.dt) :].sum(axis=1).reshape(len(COMPANY), lives)
    )
    return found


def company(**settings: float) -> go.Figure:
    """Draw how many uses there are between 200 and 300 units of time, for all company, in three ways.

    Raises
    ------
    ValueError
        If support, weather, sinks or what comes after is given: the figure sets them itself.
    """
    for name in ("support", "weather", "sinks", "after"):
        if name in settings:
            raise ValueError(f"The figure sets ‘{name}’ itself; you gave {settings[name]!r}.")
    drawn, found = go.Figure(), {}
    for key, (name, assumed, colour, dash) in CURVES.items():
        found[key] = uses(**assumed, **settings)
        drawn.add_scatter(
            x=COMPANY,
            y=found[key].mean(axis=1),
            name=name,
            line={
                "color": colour,
                "width": 2.5,
                "dash": dash,
                "shape": "hv" if key == "steady" else "linear",
            },
            hovertemplate="company %{x:.2f}<br>%{y:.0f} uses<extra></extra>",
        )
    drawn.add_vline(
        closed_form.enough(**settings)["after"], line={"color": _EDGE, "width": 1, "dash": "dot"}
    )
    drawn.update_layout(
        title={"text": "How many uses, for every measure of company"},
        xaxis={"title": {"text": "company in low moments"}},
        yaxis={"title": {"text": f"uses between {FROM} and {TO} units of time"}},
        meta=_said(found, **settings),
        template="plotly_white",
        margin={"l": 60, "r": 24, "t": 64, "b": 56},
        legend={"orientation": "h", "y": 1.02, "x": 0},
    )
    return drawn


def between(counts: np.ndarray) -> int:
    """Count the lives that neither use at full pace nor not at all: a tenth of it to nine tenths."""
    full = (TO - FROM) / model.PAUSE
    return int(((counts > 0.1 * full) & (counts < 0.9 * full)).sum())


def _said(found: dict[str, np.ndarray], **settings: float) -> str:
    enough = closed_form.enough(**settings)["after"]
    mixed = {key: max(between(counts) for counts in curve) for key, curve in found.items()}
    return (
        f"Three curves. With a distress that is always the same there are {found['steady'][0].mean():.0f} "
        f"uses without company and none from {enough:.2f} on: an edge. With one that comes and goes the mean "
        f"of {LIVES} lives falls further out, {_means(found['locked'])}, and at most {mixed['locked']} of "
        f"the {LIVES} lie between full pace and none. Where the floor stays as well it falls sooner, "
        f"{_means(found['slope'])}, with up to {mixed['slope']} lives in between: a slope."
    )


def _means(curve: np.ndarray) -> str:
    return ", ".join(f"{curve[i].mean():.0f} at {COMPANY[i]:.1f}" for i in (5, 7, 9, 11, 15))
