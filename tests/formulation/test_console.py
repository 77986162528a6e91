"""What a review found, as text for a terminal."""

from ipnb.documents.diagnostics import Diagnostic, Severity
from ipnb.formulation.console import diagnostics_text, standing, worth_showing

FAULT = Diagnostic("case.yaml", 3, "items.states", "Wrong.", "Mend it.")
NOTE = Diagnostic("case.yaml", None, "", "Odd.", "Look.", Severity.NOTE)


def test_faults_and_notes_are_counted_apart():
    """Does a note look like something that stands in the way?"""
    assert diagnostics_text([]) == "No faults.\n"
    assert diagnostics_text([FAULT, FAULT, NOTE]).splitlines() == [
        "2 faults:",
        *["  case.yaml:3  items.states", "      Wrong.", "      Mend it."] * 2,
        "",
        "1 note:",
        "  case.yaml",
        "      Odd.",
        "      Look.",
    ]


def test_of_constants_only_the_best_and_the_bad_are_shown():
    """Must an author read twenty lines that all say nought?"""
    rows = [
        {"bot": "blank", "total": 0.0, "ok": True},
        {"bot": "always a", "option": "a", "total": 0.0, "ok": True},
        {"bot": "always b", "option": "b", "total": 0.1, "ok": True},
        {"bot": "always c", "option": "c", "total": 0.05, "ok": False},
    ]
    shown = [name for name, _ in worth_showing(rows)]
    assert shown == ["blank", "always b (the best of 3 constants)", "always c"]


def test_a_sections_standing():
    """Does an author learn with what a small section is counted?"""
    assert standing({"pooled_with": ["states"], "graded": True}) == "graded together with states"
    assert standing({"pooled_with": [], "graded": False}) == "not graded"
