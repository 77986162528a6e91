"""A Plotly figure as plain data: numbers decoded, and one look for the still and the living picture."""

import base64
import copy
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from ipnb.sphinxext.book import Entry
from ipnb.web.tokens import TOKEN_OF

#: what tells series apart: colour, dash and shape together, never colour alone
SERIES = ["flow", "chaos", "rigidity", "both", "current", "soft"]
DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
SYMBOLS = ["circle", "square", "diamond", "triangle-up", "cross", "x"]
HEIGHT = 420


def values(array: Any) -> list[Any]:
    """Return a trace's numbers or words; Plotly writes long arrays in base64."""
    if array is None:
        return []
    if isinstance(array, dict) and "bdata" in array:
        numbers: npt.NDArray[Any] = np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"])
        shape = array.get("shape")
        decoded: list[Any] = (
            numbers.reshape([int(n) for n in str(shape).split(",")]).tolist()
            if shape
            else numbers.tolist()
        )
        return decoded
    return list(array)


def rounded(value: Any) -> Any:
    """Return numbers with five digits: enough for a picture, and a page has to carry them."""
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return float(f"{value:.5g}") if isinstance(value, float) else value


def themed(colour: str | None, otherwise: str) -> str:
    """Return a colour that follows light and dark: the design token whose light value it is, or as it stands."""
    if not isinstance(colour, str):
        return f"var(--{otherwise})"
    token = TOKEN_OF.get(colour.lower())
    return f"var(--{token})" if token else colour


def title(axis: dict[str, Any]) -> str:
    """Return an axis's title."""
    words = axis.get("title") or {}
    return words if isinstance(words, str) else words.get("text") or ""


def dressed(figure: dict[str, Any]) -> dict[str, Any]:
    """Return the figure with decoded numbers and the course's colours, dashes and marks.

    Parameters
    ----------
    figure : dict
        ``data`` and ``layout`` as in Plotly's JSON.
    """
    layout = {key: value for key, value in figure.get("layout", {}).items() if key != "template"}
    data: list[Entry] = []
    standing: Counter[tuple[str | None, str | None]] = Counter()
    for number, trace in enumerate(figure["data"]):
        axes = (trace.get("xaxis"), trace.get("yaxis"))
        data.append(dress(copy.deepcopy(trace), number, standing[axes]))
        standing[axes] += 1
    return {"data": data, "layout": layout}


def dress(trace: dict[str, Any], number: int, place: int) -> dict[str, Any]:
    """Return one series with numbers decoded and its own colour, dash and mark.

    Parameters
    ----------
    number : int
        Which series of the figure it is: that gives the colour.
    place : int
        Which one on its axes: that gives dash and mark, so that a lone line is whole.
    """
    decode(trace)
    own, kind = SERIES[number % len(SERIES)], trace.get("type", "scatter")
    if kind in DRESSES:
        DRESSES[kind](trace, own, place)
    return trace


def decode(trace: dict[str, Any]) -> None:
    """Put plain rounded numbers in the place of Plotly's encoded ones."""
    for key in ("x", "y", "z", "text", "customdata"):
        if key in trace and not isinstance(trace[key], str):
            trace[key] = rounded(values(trace[key]))
    for bars in ("error_x", "error_y"):
        for key in ("array", "arrayminus"):
            if key in trace.get(bars, {}):
                trace[bars][key] = rounded(values(trace[bars][key]))


def dress_scatter(trace: dict[str, Any], own: str, place: int) -> None:
    """Give a line or a cloud of marks its colour, dash and mark."""
    line, marker = trace.setdefault("line", {}), trace.setdefault("marker", {})
    line["color"] = marker["color"] = themed(line.get("color") or marker.get("color"), own)
    line.setdefault("dash", DASHES[place % len(DASHES)])
    line.setdefault("width", 2)
    marker.setdefault("symbol", SYMBOLS[place % len(SYMBOLS)])
    marker.setdefault("size", 8)
    trace.setdefault("mode", "lines" if len(trace.get("y", [])) > 20 else "lines+markers")


def dress_bars(trace: dict[str, Any], own: str, place: int) -> None:
    """Give bars one colour, or each its own."""
    marker = trace.setdefault("marker", {})
    colours = marker.get("color")
    if colours is not None and not isinstance(colours, str):
        marker["color"] = [themed(colour, own) for colour in values(colours)]
    else:
        marker["color"] = themed(colours, own)


def dress_contour(trace: dict[str, Any], own: str, place: int) -> None:
    """Give contour lines the colour of the text."""
    line = trace.setdefault("line", {})
    line["color"] = line.get("color") or "var(--ink)"


def dress_heatmap(trace: dict[str, Any], own: str, place: int) -> None:
    """Give a heat map a scale: of two colours, or of three where its middle means something."""
    if trace.get("colorscale"):
        return
    ends = ["rigidity", "leaf", "chaos"] if trace.get("zmid") is not None else ["leaf", "flow"]
    trace["colorscale"] = [[i / (len(ends) - 1), f"var(--{name})"] for i, name in enumerate(ends)]


DRESSES = {
    "scatter": dress_scatter,
    "bar": dress_bars,
    "contour": dress_contour,
    "heatmap": dress_heatmap,
}
