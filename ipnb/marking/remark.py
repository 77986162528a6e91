"""What another rubric would do to marks that were given: listed first, and done as it was listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ipnb.documents.digest import short_digest
from ipnb.marking.action_log import places_marked_by
from ipnb.marking.marked_class import Marked, counting_levels, marked_class
from ipnb.marking.marking_course import CourseCache, MarkingCourse, NothingToMark
from ipnb.marking.parts import Part
from ipnb.marking.scale import Scale
from ipnb.marking.write_marks import DUST, is_in_gradebook, write_points


@dataclass(frozen=True)
class Change:
    """One mark that another rubric changes.

    Attributes
    ----------
    assignment, part, student : str
        Whose.
    before, after : float
        Points.
    typed : float or None
        A mark that was typed in Formgrader since, which stays; None where the mark is the rubric's own.
    marked : Marked
        Its rows.
    """

    assignment: str
    part: str
    student: str
    before: float
    after: float
    typed: float | None
    marked: Marked


def changes(
    gradebook: Any, coursedir: Any, cache: CourseCache, before: Scale, after: Scale
) -> list[Change]:
    """List the marks that change, in every assignment that is marked by the rubric.

    Parameters
    ----------
    gradebook, coursedir, cache
        As for `MarkingCourse`.
    before, after
        The rubric as it is, and as it would be.
    """
    found = []
    for course, part in _places(gradebook, coursedir, cache, before.name):
        for marked in marked_class(gradebook, course.cells, course.assignment, part):
            change = _change(course, part, marked, before, after)
            if change is not None:
                found.append(change)
    return found


def _places(
    gradebook: Any, coursedir: Any, cache: CourseCache, rubric: str
) -> Iterator[tuple[MarkingCourse, Part]]:
    for assignment, name in places_marked_by(gradebook, rubric):
        try:
            course = MarkingCourse(gradebook, coursedir, assignment, cache)
            yield course, course.part(name)
        except NothingToMark:
            # taken out of the course since
            continue


def _change(
    course: MarkingCourse, part: Part, marked: Marked, before: Scale, after: Scale
) -> Change | None:
    worth = part.cell.max_points
    levels = counting_levels(marked, before)
    was, new = before.points(levels, worth), after.points(levels, worth)
    if marked.state or was is None or new is None or abs(was - new) < DUST:
        return None
    typed = None if is_in_gradebook(was, marked.gradebook) else marked.gradebook.manual
    return Change(course.assignment, part.name, marked.student, was, new, typed, marked)


def carry_out(gradebook: Any, listed: list[Change]) -> int:
    """Write the changed marks, save those that were typed by hand; the caller commits.

    Returns
    -------
    int
        How many marks were written.
    """
    ours = [one for one in listed if one.typed is None]
    for one in ours:
        write_points(gradebook.db, one.marked.gradebook, one.after)
    return len(ours)


def digest_of(listed: list[Change], after: Scale) -> str:
    """Digest a list, so that what is done is what was seen."""
    lines = [
        (one.assignment, one.part, one.student, one.before, one.after, one.typed) for one in listed
    ]
    return short_digest(repr((lines, after)))
