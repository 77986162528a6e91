"""The numbers of a figure as a table, for whoever reads them better so."""

import html
from typing import Any

from ipnb.sphinxext.plots.figure_data import title
from ipnb.sphinxext.plots.still_marks import spans

ROWS = 40
SIDE = 11


def cell(value: Any) -> str:
    """Return a datum to three or four digits."""
    if isinstance(value, float):
        return f"{value:.4g}".replace("-", "\u2212")
    return (
        html.escape(str(value)).replace("-", "\u2212")
        if isinstance(value, int)
        else html.escape(str(value))
    )


def thinned(rows: list[Any], most: int) -> tuple[list[Any], int]:
    """Return every k-th row, so that no more than ``most`` remain, and k.

    Parameters
    ----------
    rows : list
        What would stand in the table.
    most : int
        Above 0.
    """
    step = -(-len(rows) // most)
    return rows[:: max(1, step)], max(1, step)


def table(heads: list[str], rows: list[list[Any]], step: int = 1) -> str:
    """Return the HTML of a table; the first column names its row."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{cell(row[0])}</th>{"".join(f"<td>{cell(v)}</td>" for v in row[1:])}</tr>'
        for row in rows
    )
    note = (
        f"<p>Every {step}th row.</p>".replace("2th", "2nd").replace("3th", "3rd")
        if step > 1
        else ""
    )
    return f"{note}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def intervals(trace: dict[str, Any]) -> list[tuple[float, float]]:
    """Return the intervals of a series, along whichever axis it has them."""
    return spans(trace, "error_x", "x") or spans(trace, "error_y", "y")


def interval(trace: dict[str, Any], index: int) -> str:
    """Return the interval of one datum: "0.22 to 0.28"."""
    if not (found := intervals(trace)):
        return ""
    low, high = found[index]
    return f"{cell(float(low))} to {cell(float(high))}"


def heat_table(trace: dict[str, Any], xname: str, yname: str) -> str:
    """Return a heat map, thinned to a size that can be read."""
    columns, _ = thinned(list(range(len(trace["x"]))), SIDE)
    rows, _ = thinned(list(range(len(trace["y"]))), SIDE)
    heads = [f"{yname} \\ {xname}"] + [cell(trace["x"][c]) for c in columns]
    return table(heads, [[trace["y"][r], *(trace["z"][r][c] for c in columns)] for r in rows])


def numbers(figure: dict[str, Any]) -> str:
    """Return the table of a figure that `figure_data.dressed` prepared."""
    layout = figure["layout"]
    traces = without_contours(figure["data"])
    xname, yname = (title(layout.get(f"{name}axis") or {}) or name for name in "xy")
    if traces[0].get("type") in ("heatmap", "contour"):
        return heat_table(traces[0], xname, yname)
    ranged = any(map(intervals, traces))
    places = {tuple(map(str, trace["x"])) for trace in traces}
    if len(places) == 1 < len(traces) and not ranged:
        return table_of_columns(traces, xname, yname)
    return table_of_data(traces, xname, yname, ranged)


def column(traces: list[dict[str, Any]], key: str) -> list[Any]:
    """Return every datum of all traces on one axis."""
    return [value for trace in traces for value in trace[key]]


def without_contours(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the traces whose numbers are told: contour lines only if there is nothing else."""
    return [trace for trace in traces if trace.get("type") != "contour"] or traces


def table_of_columns(traces: list[dict[str, Any]], xname: str, yname: str) -> str:
    """Return a table with a column for each of several series that share their places."""
    rows = [list(row) for row in zip(traces[0]["x"], *(t["y"] for t in traces), strict=True)]
    rows, step = thinned(rows, ROWS)
    return table([xname, *(t.get("name") or yname for t in traces)], rows, step)


def table_of_data(traces: list[dict[str, Any]], xname: str, yname: str, ranged: bool) -> str:
    """Return a table with a row a datum: the series where there are several, the pair, the interval."""
    # words stand on the upright axis: they lead the row
    flat = any(isinstance(value, str) for value in column(traces, "y"))
    heads = ["Series", *([yname, xname] if flat else [xname, yname]), "Interval"]
    rows = [heads]
    for trace in traces:
        first, second = (trace["y"], trace["x"]) if flat else (trace["x"], trace["y"])
        for index, pair in enumerate(zip(first, second, strict=True)):
            rows.append([trace.get("name") or "", *pair, interval(trace, index)])
    # a column that would say the same of every row, or nothing, is left out
    shown = slice(0 if len(traces) > 1 else 1, None if ranged else -1)
    heads, *rows = (row[shown] for row in rows)
    rows, step = thinned(rows, ROWS)
    return table(heads, rows, step)
