"""What Formgrader's pages of students show: equivalent cases count once, and one not taken is no row.

nbgrader names its class for these pages in itself (``super(NbGraderAPI, self)``), so that it cannot be
replaced by a subclass; `install` puts these three methods round its own.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.apps.api import NbGraderAPI

from ipnb.grading.equivalent_cases import (
    EquivalentPair,
    counted_of,
    equivalent_pairs,
    group_equivalents,
)


def wrap_student_lists() -> None:
    """Let nbgrader's three lists be counted by pairs; doing it twice changes nothing."""
    lists: dict[str, Callable[[Any, Any], Any]] = {
        "get_students": _students,
        "get_student": _student,
        "get_student_submissions": _rows,
    }
    for name, recount in lists.items():
        theirs = getattr(NbGraderAPI, name)
        if not hasattr(theirs, "__wrapped__"):
            setattr(NbGraderAPI, name, _wrap(theirs, recount))


def _wrap(theirs: Callable[..., Any], recount: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    @wraps(theirs)
    def ours(self: Any, *args: Any, **kwargs: Any) -> Any:
        return recount(self, theirs(self, *args, **kwargs))

    return ours


def _students(api: Any, students: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put each student's score, and the most that can be had, into nbgrader's list."""
    with api.gradebook as gradebook:
        max_scores = {entry.name: entry.max_score for entry in gradebook.assignments}
        units = group_equivalents(list(max_scores), _pairs(api))
        for student in students:
            student |= _total(gradebook, student["id"], units, max_scores)
    return students


def _student(api: Any, student: dict[str, Any] | None) -> dict[str, Any] | None:
    return student and _students(api, [student])[0]


def _rows(api: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out an equivalent case that was not taken."""
    sent = {row["name"] for row in rows if row["submitted"] or row["autograded"]}
    pairs = _pairs(api)

    def is_shown(name: str) -> bool:
        pair = pairs.get(name)
        return not pair or name in sent or (name == pair.first and pair.second not in sent)

    return [row for row in rows if is_shown(row["name"])]


def _pairs(api: Any) -> dict[str, EquivalentPair]:
    return equivalent_pairs(api.coursedir.root, api.coursedir.source_directory)


def _total(
    gradebook: Any, student: str, units: list[tuple[str, ...]], max_scores: dict[str, float]
) -> dict[str, float]:
    score = max_score = 0.0
    for unit in units:
        scores: dict[str, float] = {}
        for name in unit:
            try:
                scores[name] = gradebook.find_submission(name, student).score
            except MissingEntry:
                continue
        counted = counted_of(scores) or unit[0]
        score += scores.get(counted, 0.0)
        max_score += max_scores[counted]
    return {"score": score, "max_score": max_score}
