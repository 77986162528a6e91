"""Figures of every kind that is drawn, as a kernel sends them."""

import json

import numpy as np
import plotly.graph_objects as go


def sent(figure: go.Figure) -> dict:
    """The figure as a kernel sends it."""
    return json.loads(figure.to_json())


def lines(**layout) -> go.Figure:
    x = np.linspace(0, 1, 60)
    figure = go.Figure([go.Scatter(x=x, y=x**p, name=f"power {p}") for p in (1, 2)])
    return figure.update_layout(
        **{"meta": "Two curves.", "xaxis_title": "time", "yaxis_title": "share"} | layout
    )


KINDS = {
    "lines": lines(),
    "forest": go.Figure(
        go.Scatter(
            x=[0.25, -0.11],
            y=["sensitivity", "substance use"],
            mode="markers",
            error_x={"array": [0.03, 0.03]},
        )
    ).update_layout(meta="Two dots with bars.", yaxis_autorange="reversed"),
    "bars": go.Figure(go.Bar(x=["a", "b"], y=[3, 5], text=["3", "5"])).update_layout(
        meta="Two bars."
    ),
    "flat bars": go.Figure(go.Bar(y=["a", "b"], x=[3, 5], orientation="h")).update_layout(
        meta="Two bars."
    ),
    "stacked": go.Figure(
        [go.Bar(x=["a"], y=[3], name="i"), go.Bar(x=["a"], y=[5], name="j")]
    ).update_layout(barmode="stack", meta="One bar in two parts."),
    "logarithm": lines(xaxis_type="log", yaxis_type="log"),
    "heat map": go.Figure(
        go.Heatmap(x=[0, 0.5, 1], y=[0, 1], z=[[0, 1, 2], [2, 1, 0]])
    ).update_layout(meta="Six cells."),
    "contours": go.Figure(
        go.Contour(
            x=[0, 1, 2],
            y=[0, 1, 2],
            z=[[0, 0, 0], [0, 1, 1], [0, 1, 2]],
            contours={"start": 0.5, "end": 1.5, "size": 0.5},
        )
    ).update_layout(meta="Lines."),
    "gap": go.Figure(go.Scatter(x=[0, 1, 2], y=[1, None, 2])).update_layout(
        meta="A line with a gap."
    ),
}
