"""Where each student of a class stands in an assignment, by the gradebook: final, waiting, or nothing there."""

from typing import Any

from nbgrader.api import Gradebook

from ipnb.grading.equivalent_cases import counted_of, equivalent_pairs
from ipnb.grading.final_points import final_points
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.roster import RosterRow, each_row
from ipnb.lms.grades import Standing


def unit_of(assignment: str, coursedir: Any, known: set[str]) -> tuple[str, ...]:
    """Return what counts as one with an assignment: itself, or it and its equivalent case.

    Parameters
    ----------
    assignment
        Its name.
    coursedir : nbgrader.coursedir.CourseDirectory
    known
        Assignments of the gradebook.
    """
    pair = equivalent_pairs(coursedir.root, coursedir.source_directory).get(assignment)
    names = (pair.first, pair.second) if pair else (assignment,)
    return tuple(name for name in names if name in known)


def class_standings(app: Any, gradebook: Gradebook, unit: tuple[str, ...]) -> list[Standing]:
    """Return where everybody stands, late penalties settled, by student.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
    gradebook
    unit
        As `unit_of` gives it.
    """
    SettleLatePenalty(parent=app).settle_all(gradebook, unit)
    rows: dict[str, dict[str, RosterRow]] = {}
    for assignment in unit:
        for row in each_row(gradebook, app.coursedir, assignment):
            if not row.left:
                rows.setdefault(row.student, {})[assignment] = row
    return [standing(student, own) for student, own in sorted(rows.items())]


def standing(student: str, rows: dict[str, RosterRow]) -> Standing:
    """Return one student's standing.

    Parameters
    ----------
    student
        Id.
    rows
        Assignment -> the student's state there, of one assignment or two equivalent ones.
    """
    there = {name: row for name, row in rows.items() if row.handed_in}
    waiting = [name for name, row in there.items() if not row.is_final]
    scores = {name: final_points(row.score, row.penalty) for name, row in there.items()}
    counted = counted_of(scores, waiting)
    if counted is None:
        return Standing(student)
    if waiting:
        return Standing(student, waits_for=_waits_for(rows[counted]))
    return Standing(student, round(scores[counted], 2), round(rows[counted].max_score, 2))


def _waits_for(row: RosterRow) -> str:
    if not row.graded:
        return "not graded yet"
    if row.changed:
        return "handed in again since it was graded"
    if row.outdated:
        return f"graded with another {' and '.join(row.outdated)} than there is now"
    return row.in_words()
