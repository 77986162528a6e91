"""More time for one student: kept, counted in what was graded already, and told to that student's desk."""

from datetime import datetime
from typing import Any

from ipnb.grading.due_dates import DueDates, publish_due_dates
from ipnb.grading.late_penalty import SettleLatePenalty


class RefusedExtension(ValueError):
    """An extension makes no sense; the message says why."""


def require_assignment(gradebook: Any, assignment: str) -> None:
    """Raise `RefusedExtension` if the gradebook does not know an assignment."""
    if assignment not in {one.name for one in gradebook.assignments}:
        raise RefusedExtension(f"the gradebook does not know {assignment}; generate it first")


def give_extension(
    parent: Any,
    gradebook: Any,
    coursedir: Any,
    assignment: str,
    student: str,
    until: datetime | None,
) -> bool:
    """Give one student more time, or no more; lateness follows at once.

    Parameters
    ----------
    parent : traitlets.config.Configurable
        Whose configuration says where the exchange is and what a late penalty is.
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment, student
        Names.
    until
        In UTC; None takes an extension back.

    Returns
    -------
    bool
        Whether the student's desk shows it already.

    Raises
    ------
    RefusedExtension
        If the gradebook does not know the assignment, or the time is no later than the due date.
    """
    require_assignment(gradebook, assignment)
    dates = DueDates(gradebook)
    due = dates.due(assignment)
    if until is not None and due is not None and until <= due:
        raise RefusedExtension(
            f"{until:%Y-%m-%d %H:%M} UTC is no later than the due date, {due:%Y-%m-%d %H:%M} UTC"
        )
    dates.extend(assignment, student, until)
    gradebook.db.commit()
    SettleLatePenalty(parent=parent).settle(gradebook, assignment, student)
    return publish_due_dates(gradebook, parent.config, coursedir.course_id)
