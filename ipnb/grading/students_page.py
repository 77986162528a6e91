"""What Formgrader's pages of students show: equivalent cases count once, and one not taken is no row.

nbgrader names its class for these pages in itself (``super(NbGraderAPI, self)``), so that it cannot be
replaced by a subclass; `install` puts these three methods round its own.
"""

from functools import wraps

from nbgrader.api import MissingEntry
from nbgrader.apps.api import NbGraderAPI

from ipnb.grading.equivalent_cases import better_of, equivalent_pairs, group_equivalents


def wrap_student_lists() -> None:
    """Let nbgrader's three lists be counted by pairs; doing it twice changes nothing."""
    lists = {"get_students": _students, "get_student": _student, "get_student_submissions": _rows}
    for name, recount in lists.items():
        theirs = getattr(NbGraderAPI, name)
        if not hasattr(theirs, "__wrapped__"):
            setattr(NbGraderAPI, name, _round(theirs, recount))


def _round(theirs, recount):
    @wraps(theirs)
    def ours(self, *args, **kwargs):
        return recount(self, theirs(self, *args, **kwargs))

    return ours


def _students(api, students: list[dict]) -> list[dict]:
    """nbgrader's list, with each student's score and the most that can be had."""
    with api.gradebook as gradebook:
        whole = {entry.name: entry.max_score for entry in gradebook.assignments}
        units = group_equivalents(list(whole), _known(api))
        for student in students:
            student |= _total(gradebook, student["id"], units, whole)
    return students


def _student(api, student: dict | None) -> dict | None:
    return student and _students(api, [student])[0]


def _rows(api, found: list[dict]) -> list[dict]:
    """One student's rows without an equivalent case that was not taken."""
    sent = {one["name"] for one in found if one["submitted"] or one["autograded"]}
    known = _known(api)

    def is_shown(name: str) -> bool:
        pair = known.get(name)
        return not pair or name in sent or (name == pair.first and pair.second not in sent)

    return [one for one in found if is_shown(one["name"])]


def _known(api) -> dict:
    return equivalent_pairs(api.coursedir.root, api.coursedir.source_directory)


def _total(gradebook, student: str, units: list[tuple[str, ...]], whole: dict[str, float]) -> dict:
    score = most = 0.0
    for unit in units:
        scores = {}
        for name in unit:
            try:
                scores[name] = gradebook.find_submission(name, student).score
            except MissingEntry:
                continue
        taken = better_of(scores) or unit[0]
        score += scores.get(taken, 0.0)
        most += whole[taken]
    return {"score": score, "max_score": most}
