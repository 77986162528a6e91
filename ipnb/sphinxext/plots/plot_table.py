"""The numbers of a figure as a table, for whoever reads them better so."""

import html

from .figure_data import title
from .still_plot import spans

ROWS = 40
SIDE = 11


def cell(value) -> str:
    """A datum to three or four digits."""
    if isinstance(value, float):
        return f"{value:.4g}".replace("-", "\u2212")
    return (
        html.escape(str(value)).replace("-", "\u2212")
        if isinstance(value, int)
        else html.escape(str(value))
    )


def thinned(rows: list, most: int) -> tuple[list, int]:
    """Every k-th row, so that no more than ``most`` remain, and k."""
    step = -(-len(rows) // most)
    return rows[:: max(1, step)], max(1, step)


def table(heads: list[str], rows: list[list], step: int = 1) -> str:
    """HTML of a table; the first column names its row."""
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


def interval(trace: dict, index: int) -> str:
    """The interval of one datum: "0.22 to 0.28"."""
    for bars, key in (("error_x", "x"), ("error_y", "y")):
        found = spans(trace, bars, key)
        if found:
            return f"{cell(float(found[index][0]))} to {cell(float(found[index][1]))}"
    return ""


def heat_table(trace: dict, xname: str, yname: str) -> str:
    """A heat map, thinned to a size that can be read."""
    columns, _ = thinned(list(range(len(trace["x"]))), SIDE)
    rows, _ = thinned(list(range(len(trace["y"]))), SIDE)
    heads = [f"{yname} \\ {xname}"] + [cell(trace["x"][c]) for c in columns]
    return table(heads, [[trace["y"][r], *(trace["z"][r][c] for c in columns)] for r in rows])


def numbers(figure: dict) -> str:
    """The table of a figure that `figure_data.dressed` prepared."""
    traces, layout = (
        [t for t in figure["data"] if t.get("type") != "contour"] or figure["data"],
        figure["layout"],
    )
    xname = title(layout.get("xaxis") or {}) or "x"
    yname = title(layout.get("yaxis") or {}) or "y"
    if traces[0].get("type") in ("heatmap", "contour"):
        return heat_table(traces[0], xname, yname)
    ranged = any(spans(t, "error_x", "x") or spans(t, "error_y", "y") for t in traces)
    same = len({tuple(map(str, t["x"])) for t in traces}) == 1
    if same and not ranged and len(traces) > 1:
        rows = [list(row) for row in zip(traces[0]["x"], *(t["y"] for t in traces), strict=True)]
        rows, step = thinned(rows, ROWS)
        return table([xname, *(t.get("name") or yname for t in traces)], rows, step)
    named = len(traces) > 1
    # words stand on the upright axis: they lead the row
    flat = any(isinstance(v, str) for t in traces for v in t["y"])
    rows = []
    for trace in traces:
        for index, (a, b) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            pair = [b, a] if flat else [a, b]
            extra = [interval(trace, index)] if ranged else []
            rows.append([*([trace.get("name") or ""] if named else []), *pair, *extra])
    heads = [*(["Series"] if named else []), *([yname, xname] if flat else [xname, yname])]
    rows, step = thinned(rows, ROWS)
    return table(heads + (["Interval"] if ranged else []), rows, step)
