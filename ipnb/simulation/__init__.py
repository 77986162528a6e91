"""The shell of every live model: the widget, the still figure, and what moves in the browser."""

from ipnb.web.bundle import register_styles

register_styles("simulation/simulation.css", ".simulation")
