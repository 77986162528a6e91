"""Marks into the gradebook, as Formgrader writes them: the same columns, so that both show the same."""

from typing import Any

from nbgrader.api import Comment, Grade

from ipnb.marking.marked_class import InGradebook

_GRADE, _COMMENT = Grade.__table__, Comment.__table__


#: points by which two numbers may differ and still be one mark
DUST = 0.005


def points_to_write(
    was: float | None, new: float | None, now: InGradebook
) -> tuple[bool, float | None]:
    """Decide what a change of levels means for the points in the gradebook.

    A mark that was typed in Formgrader stays while levels are incomplete.

    Parameters
    ----------
    was, new : float or None
        What the levels earn before and after the change; None while they are incomplete.
    now
        What the gradebook has.

    Returns
    -------
    write : bool
        Whether anything is written.
    points : float or None
        What; None empties the field.
    """
    if new is not None:
        return was != new or not is_in_gradebook(new, now) or now.waits, new
    return was is not None and is_in_gradebook(was, now), None


def is_in_gradebook(points: float, now: InGradebook) -> bool:
    """Whether the gradebook has these points as a person's mark."""
    return now.manual is not None and abs(points - now.manual) < DUST


def write_points(db: Any, now: InGradebook, points: float | None) -> None:
    """Write points; the caller commits.

    Parameters
    ----------
    db
        The gradebook's session.
    now
        The rows.
    points
        None empties the field, and then a person is waited for unless there is an automatic score.
    """
    waits = points is None and now.auto is None
    change = _GRADE.update().where(_GRADE.c.id == now.grade)
    db.connection().execute(change.values(manual_score=points, needs_manual_grade=waits))


def write_comment(db: Any, now: InGradebook, text: str | None) -> None:
    """Write the one comment that the gradebook has; None takes it away. The caller commits."""
    if now.comment is not None:
        change = _COMMENT.update().where(_COMMENT.c.id == now.comment)
        db.connection().execute(change.values(manual_comment=text))
