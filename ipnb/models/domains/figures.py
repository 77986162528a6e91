"""The figure of the nine domains for plotly, with a text alternative in ``layout.meta``.

A page may be light or dark, so lines are mid-tones, and words take the page's own colour.
"""

from typing import Any, cast

import plotly.graph_objects as go

from ipnb.models.domains import alt_text, model
from ipnb.models.domains import bands as domains_bands
from ipnb.web.tokens import TOKENS

_MARGIN = {"l": 130, "r": 24, "t": 64, "b": 56}
_WATER, _EDGE = (TOKENS["colours"][name][0] for name in ("current", "edge"))


def profile(**settings: float) -> go.Figure:
    """Draw a dot for each domain's score, with the band for a second rating; none where not known."""
    scores = cast(dict[str, Any], model.report(**settings).scores)
    bands = cast(dict[str, Any], domains_bands.bands(**settings))
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
        meta="A dot plot, one row a domain, with a band where 95 of 100 second ratings would put it. "
        + alt_text.profile(**settings),
        template="plotly_white",
        margin=_MARGIN,
        showlegend=False,
    )
    return drawn
