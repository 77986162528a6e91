"""Figures of the nine domains for plotly, each with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

import plotly.graph_objects as go

from ipnb.models import domains as model
from ipnb.models import domains_words
from ipnb.tokens import TOKENS

_MARGIN = {"l": 130, "r": 24, "t": 64, "b": 56}
_WATER, _EDGE = (TOKENS["colours"][name][0] for name in ("current", "edge"))


def profile(**settings: float) -> go.Figure:
    """A dot for each domain's score, with the band in which other ratings would lie; none where not known."""
    scores, bands = model.report(**settings).scores, model.bands(**settings)
    known = [key for key, value in scores.items() if value is not None]
    drawn = go.Figure()
    drawn.add_scatter(
        x=[scores[key] for key in known],
        y=[model.DOMAINS[key] for key in known],
        mode="markers",
        marker={"size": 12, "color": _WATER},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [max(0, bands[key][1] - scores[key]) for key in known],
            "arrayminus": [max(0, scores[key] - bands[key][0]) for key in known],
            "color": _EDGE,
        },
        hovertemplate="%{y}<br>score %{x:.2f}<extra></extra>",
    )
    drawn.update_layout(
        title={"text": "Nine domains, and how sure each is"},
        xaxis={"title": {"text": "score of the domain"}, "range": [0, 1]},
        yaxis={
            "categoryorder": "array",
            "categoryarray": list(model.DOMAINS.values())[::-1],
            "range": [-0.6, 8.6],
        },
        meta="A dot plot, one row a domain, with a band for other ratings. "
        + domains_words.profile(**settings),
        template="plotly_white",
        margin=_MARGIN,
        showlegend=False,
    )
    return drawn


def orders(**settings: float) -> go.Figure:
    """How large the radar's area is, in a thousand orders of the same axes."""
    seen = model.simulate(orders=1000, **settings)
    small, large = model.areas(**settings)
    drawn = go.Figure()
    drawn.add_histogram(
        x=seen.area,
        nbinsx=40,
        marker={"color": _WATER},
        hovertemplate="area %{x}<br>%{y} orders<extra></extra>",
    )
    for edge in (small, large):
        drawn.add_vline(edge, line={"color": _EDGE, "width": 2, "dash": "dash"})
    drawn.update_layout(
        title={"text": "One profile, a thousand radars"},
        xaxis={"title": {"text": "share of the radar that is filled"}, "tickformat": ".0%"},
        yaxis={"title": {"text": "orders of the axes"}},
        meta="A histogram of areas with its smallest and largest marked. " + domains_words.radar(**settings),
        template="plotly_white",
        margin=_MARGIN | {"l": 60},
        showlegend=False,
    )
    return drawn
