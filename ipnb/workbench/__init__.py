"""The form in which students formulate a case, and the file that keeps their answers."""

from ipnb.formulation import vocabulary
from ipnb.web.bundle import register, register_styles

register("formulation/vocabulary.js", vocabulary.module)
register_styles("workbench/workbench.css", ".wb")
