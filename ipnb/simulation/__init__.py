"""The shell of every live model: the widget, the still figure, and what moves in the browser."""

from ipnb.web.bundle import register_styles

#: the look of each part of a simulation; a later rule wins over an earlier one
SHEETS = (
    "base.css",
    "still.css",
    "live.css",
    "stage.css",
    "controls.css",
    "panels.css",
    "explain.css",
    "widths.css",
    "steps.css",
    "room.css",
    "media.css",
)
register_styles("simulation/simulation.css", ".simulation", SHEETS)
