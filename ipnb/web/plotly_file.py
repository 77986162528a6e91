"""Plotly for pages, from npm: the part that draws on two axes, since nothing else is drawn here."""

from pathlib import Path

import ipnb

PLOTLY = (
    Path(ipnb.__file__).parents[1]
    / "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"
)
