"""The form in which students formulate a case, and the file that keeps their answers."""

from ipnb.formulation import vocabulary
from ipnb.web.bundle import register, register_styles

register("formulation/vocabulary.js", vocabulary.module)
#: the look of each part of the form; a later rule wins over an earlier one
SHEETS = (
    "base.css",
    "top.css",
    "notices.css",
    "case_pane.css",
    "marks.css",
    "choices.css",
    "deck.css",
    "judgement.css",
    "kinds.css",
    "narrative.css",
    "about.css",
    "glance.css",
    "feedback.css",
    "widths.css",
    "preferences.css",
    "print.css",
    "argue.css",
)
register_styles("workbench/workbench.css", ".wb", SHEETS)
