"""The form in which students formulate a case, and the file that keeps their answers."""

from ipnb.web.bundle import register_styles

register_styles("workbench/workbench.css", ".wb")
