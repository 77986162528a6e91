"""A computed figure, drawn anew for a slide: in one of the views of its menu, with letters for the back row."""

import copy
import json
from typing import Any

from bs4 import Tag

from ipnb.slides.names import unknown
from ipnb.sphinxext.plots.still_plot import picture

#: units of the picture on a slide: letters of 13 then stand there at 28 pixels
WIDE, HIGH = 372, 320


def data_of(figure: Tag) -> dict[str, Any] | None:
    """Return the data of a computed figure; None for a drawing."""
    script = figure.select_one('script[type="application/json"]')
    if script is None or script.string is None:
        return None
    data: dict[str, Any] = json.loads(script.string)
    return data


def views(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what each entry of a figure's menu changes, by its words."""
    menus = data["layout"].get("updatemenus") or []
    return {button["label"]: button for menu in menus for button in menu["buttons"]}


def seen(data: dict[str, Any], view: str | None) -> dict[str, Any]:
    """Return a figure as it is when an entry of its menu has been chosen.

    Parameters
    ----------
    data : dict
        ``data`` and ``layout``, as the page has them.
    view : str or None
        Words of the menu; as the figure begins if there are none.

    Raises
    ------
    NoSuchName
        If the menu has no such entry.
    """
    made = copy.deepcopy(data)
    if view is None:
        return made
    known = views(data)
    if view not in known:
        raise unknown("view of this figure", view, known)
    changes, *which = known[view]["args"]
    traces = which[0] if which else range(len(made["data"]))
    for name, values in changes.items():
        for place, trace in enumerate(traces):
            # as in Plotly: a list has a value for each series, and begins again when it is used up
            value = values[place % len(values)] if isinstance(values, list) else values
            made["data"][trace][name] = value
    return made


def drawn(data: dict[str, Any], view: str | None, described: str) -> str:
    """Return the picture of a figure at a slide's size.

    Parameters
    ----------
    data : dict
        As `data_of` gives it.
    view : str or None
        As `seen` takes it.
    described : str
        The alternative text.
    """
    figure = seen(data, view)
    figure["layout"]["height"] = HIGH
    return picture(figure, described, WIDE, "shown")
