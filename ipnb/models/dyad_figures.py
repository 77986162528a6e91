"""Figures of the dyad for plotly, each with a text alternative in ``layout.meta``."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from ipnb.models import dyad, dyad_words
from ipnb.models.gottman_murray import Couple
from ipnb.models.river_words import percent
from ipnb.tokens import TOKENS

_COLOUR = {name: pair[0] for name, pair in TOKENS["colours"].items()}
_MARGIN = {"l": 60, "r": 24, "t": 48, "b": 56}
_LOOK = {"template": "plotly_white", "margin": _MARGIN, "showlegend": False}
_ATTUNEMENT = np.linspace(0, 3, 61)
_ROUNDS = np.arange(2, 40.1, 0.25)


def attunement(**settings: float) -> go.Figure:
    """Above, how fast an upset dies away, for every attunement; below, the helper's highest swing.

    Raises
    ------
    ValueError
        If the attunement is given: the figure shows all.
    """
    if "attunement" in settings:
        raise ValueError("This figure shows every attunement, so it takes none.")
    chosen = dyad.MODEL.settings(settings)
    settling = np.array([-dyad.growth(**chosen | {"attunement": c}) for c in _ATTUNEMENT])
    peaks = np.array([dyad.helper_peak(**chosen | {"attunement": c}, dt=0.05) for c in _ATTUNEMENT])
    calm = settling >= 0  # elsewhere the swings grow without end
    drawn = make_subplots(rows=2, shared_xaxes=True, vertical_spacing=0.1)
    drawn.add_scatter(
        x=_ATTUNEMENT,
        y=settling,
        name="settling",
        mode="lines",
        line={"color": _COLOUR["flow"], "width": 3, "simplify": False},
        hovertemplate="attunement %{x:.2f}<br>settles at %{y:.3f}<extra></extra>",
        row=1,
        col=1,
    )
    drawn.add_scatter(
        x=_ATTUNEMENT[calm],
        y=peaks[calm],
        name="helper",
        mode="lines",
        line={"color": _COLOUR["chaos"], "width": 3, "dash": "dash", "simplify": False},
        hovertemplate="attunement %{x:.2f}<br>helper’s highest swing %{y:.2f}<extra></extra>",
        row=2,
        col=1,
    )
    drawn.add_hline(y=0, line={"color": _COLOUR["edge"], "width": 1}, row=1, col=1)
    least = dyad.least_attunement(**chosen)
    if 0 < least <= _ATTUNEMENT[-1] and not chosen["apart"]:
        drawn.add_vline(x=least, line={"color": _COLOUR["edge"], "width": 1, "dash": "dot"})
        said = f"from {least:.2f} on<br>the pair settles"
        drawn.add_annotation(
            x=least + 0.06,
            y=float(settling.min()) / 2,
            text=said,
            showarrow=False,
            xanchor="left",
            row=1,
            col=1,
        )
    drawn.update_xaxes(range=[0, 3])
    drawn.update_xaxes(title_text="attunement", row=2, col=1)
    drawn.update_yaxes(title_text="how fast it settles", row=1, col=1)
    drawn.update_yaxes(title_text="helper’s highest swing", rangemode="tozero", row=2, col=1)
    drawn.update_layout(
        title={"text": "More attunement: what it brings, and what it costs"},
        meta=_attunement_words(chosen, settling, peaks[calm], _ATTUNEMENT[calm]),
        **_LOOK,
    )
    return drawn


def _attunement_words(
    chosen: dict[str, float], settling: np.ndarray, peaks: np.ndarray, calm: np.ndarray
) -> str:
    rest = "The upset grows at every attunement shown."
    if calm.size:
        rest = (
            f"It settles fastest at an attunement of {_ATTUNEMENT[np.argmax(settling)]:.2f}. The helper’s "
            f"highest swing goes from {percent(peaks[0])} of the client’s upset (attunement {calm[0]:.2f}) "
            f"to {percent(peaks[-1])} (attunement {calm[-1]:.2f})."
        )
    return (
        "Two curves over the attunement. Above, how fast an upset dies away (below zero it grows); below, "
        f"the helper’s highest swing. Client’s steadiness {chosen['client']:.2f}, helper’s "
        f"{chosen['helper']:.2f}. {dyad_words.threshold(**chosen)} {rest}"
    )


def rupture(**settings: float) -> go.Figure:
    """How much of the time a pair can be out of touch and still settle, for every length of round.

    Raises
    ------
    ValueError
        If the share of time or the length of round is given: the figure shows all.
    """
    for name in ("apart", "round"):
        if name in settings:
            raise ValueError(f"This figure shows every ‘{name}’, so it takes none.")
    chosen = dyad.MODEL.settings({"attunement": 1, "helper": 0.4} | settings)
    shares = np.array([dyad.most_time_apart(**chosen | {"round": length}) for length in _ROUNDS])
    fast, slow = dyad.time_apart_limits(**chosen)
    drawn = go.Figure(
        go.Scatter(
            x=_ROUNDS,
            y=shares,
            name="most time out of touch",
            mode="lines",
            line={"color": _COLOUR["flow"], "width": 3, "simplify": False},
            hovertemplate="round of %{x:.0f}<br>up to %{y:.0%} out of touch<extra></extra>",
        )
    )
    for level, above, said in ((fast, 0.04, "very short rounds"), (slow, -0.04, "very long rounds")):
        drawn.add_hline(y=level, line={"color": _COLOUR["edge"], "width": 1, "dash": "dot"})
        drawn.add_annotation(x=33, y=level + above, text=f"{said}: {percent(level)}", showarrow=False)
    drawn.update_layout(
        title={"text": "How much time out of touch is survivable?"},
        xaxis={"title": {"text": "one round, from rupture to rupture"}, "range": [0, 41]},
        yaxis={"title": {"text": "most time out of touch"}, "range": [0, 1], "tickformat": ".0%"},
        meta=_rupture_words(chosen, shares, (fast, slow)),
        **_LOOK,
    )
    return drawn


def _rupture_words(chosen: dict[str, float], shares: np.ndarray, limits: tuple[float, float]) -> str:
    told = ", ".join(
        f"{percent(shares[int(np.argmin(np.abs(_ROUNDS - length)))])} for rounds of {length}"
        for length in (2, 10, 40)
    )
    return (
        "A curve: the share of time out of touch up to which the pair settles, over the length of a round. "
        "It falls, with a dip where a round takes half a swing, for then the pair is out of touch at one "
        f"moment of each swing. Client’s steadiness {chosen['client']:.2f}, helper’s "
        f"{chosen['helper']:.2f}; attunement {chosen['attunement']:.2f}. It is {told}; {percent(limits[0])} "
        f"for very short rounds and {percent(limits[1])} for very long ones. The same time apart may be "
        "survivable in short ruptures and not in long ones."
    )


def influence(couple: Couple | None = None) -> go.Figure:
    """Where two partners who move each other come to rest: null lines, steady states and some journeys."""
    couple = couple or Couple()
    reach = np.linspace(-2, 2, 201)
    drawn = go.Figure()
    for partner, (colour, dash) in enumerate((("flow", "solid"), ("chaos", "dash"))):
        other = np.array([_rest(couple, partner, value) for value in reach])
        seen = np.abs(other) <= 2
        x, y = (other[seen], reach[seen]) if partner == 0 else (reach[seen], other[seen])
        drawn.add_scatter(
            x=x,
            y=y,
            name=f"the {('first', 'second')[partner]} stays as they are",
            mode="lines",
            line={"color": _COLOUR[colour], "width": 2, "dash": dash, "simplify": False},
            hoverinfo="skip",
        )
    for start in ((-1.8, 1.2), (1.2, -1.8), (-0.3, -0.2), (1.8, 1.5), (-0.6, -0.9), (0.9, -0.4)):
        drawn.add_scatter(
            **_journey(couple, start),
            name="journeys",
            mode="lines+markers",
            line={"color": _COLOUR["soft"], "width": 1, "dash": "solid"},
            marker={"symbol": "circle", "size": 4},
            showlegend=False,
            hoverinfo="skip",
        )
    for stays, symbol in ((True, "circle"), (False, "x")):
        points = [(x, y) for x, y, stable in couple.steady_states() if stable == stays]
        if points:
            drawn.add_scatter(
                x=[x for x, _ in points],
                y=[y for _, y in points],
                name="steady" if stays else "a watershed",
                mode="markers",
                marker={"symbol": symbol, "size": 12, "color": _COLOUR["ink"]},
                hovertemplate="first %{x:.2f}, second %{y:.2f}<extra></extra>",
            )
    drawn.update_layout(
        title={"text": "Two partners who move each other, turn by turn"},
        xaxis={"title": {"text": "first partner: negative to positive"}, "range": [-2, 2]},
        yaxis={"title": {"text": "second partner: negative to positive"}, "range": [-2, 2]},
        meta=_influence_words(couple),
        **_LOOK | {"showlegend": True},
    )
    return drawn


def _rest(couple: Couple, partner: int, other: float) -> float:
    """Where one partner would stay if the other's turn stayed as it is."""
    slope = couple.warmth[partner] if other >= 0 else couple.chill[partner]
    return (couple.own[partner] + slope * other) / (1 - couple.inertia[partner])


def _journey(couple: Couple, start: tuple[float, float]) -> dict[str, list[float]]:
    points = [start]
    while len(points) < 30 and max(map(abs, turn := couple.turn(*points[-1]))) < 2:
        points.append(turn)
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _influence_words(couple: Couple) -> str:
    told = [
        f"at {x:.2f} and {y:.2f}, {'where disturbances die away' if stable else 'from which they grow'}"
        for x, y, stable in couple.steady_states()
    ]
    steady = f"Steady states: {'; '.join(told)}." if told else "There is no steady state."
    return (
        "A plane: the first partner’s turn across, the second’s upwards, from negative to positive. Two bent "
        "lines show where each partner would stay as they are; where they meet, both do. Thin lines are six "
        f"conversations, turn by turn. {steady}"
    )
