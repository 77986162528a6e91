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
#: and of an open case, with its reasons and its score
OF_OPEN_CASES = (*SHEETS, "practice.css")
register_styles("workbench/workbench.css", ".wb", SHEETS)
register_styles("workbench/open_case.css", ".wb", OF_OPEN_CASES)
