"""The one thing that configuration cannot do: put our converters where nbgrader uses its own.

nbgrader lets a course choose its preprocessors, exchange classes, exporter and plugins, but its commands and
Formgrader (`nbgrader.apps.api`) name the classes `Autograde`, `GenerateAssignment` and `GenerateFeedback`
themselves. The first gives a missing notebook a zero before any preprocessor runs, the second has no place to
refuse a faulty case in, the third removes a page before the next one is whole. So the names are changed in
these modules, when the course's configuration is read and only in that process. Nothing on disk is touched;
without our configuration nbgrader is as it was. An nbgrader that no longer has these places is refused instead
of graded with half of ours.
"""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from ipnb.grading.autograde import CaseAutograde
from ipnb.grading.generate import CaseGenerate
from ipnb.grading.generate_feedback import CaseFeedback
from ipnb.grading.read_submission import time_in
from ipnb.grading.students_page import wrap_student_lists
from ipnb.grading.submission_folders import list_submissions

COMMON = ("nbgrader.apps.api", "nbgrader.converters")
PLACES = {
    ("nbgrader.apps.autogradeapp", *COMMON): ("Autograde", CaseAutograde),
    ("nbgrader.apps.generateassignmentapp", *COMMON): ("GenerateAssignment", CaseGenerate),
    ("nbgrader.apps.generatefeedbackapp", *COMMON): ("GenerateFeedback", CaseFeedback),
}


def _students(api: NbGraderAPI, assignment_id: str) -> set[str]:
    """List who may be a student for Formgrader, and not every folder's name."""
    return {student for _, student, _ in list_submissions(api.coursedir, assignment_id)}


def _submitted(api: NbGraderAPI, assignment_id: str, student_id: str) -> datetime | None:
    """Read when something was handed in: a text that is no time ends none of Formgrader's lists."""
    return time_in(
        api.coursedir.format_path(api.coursedir.submitted_directory, student_id, assignment_id)
    )


def _existing(_coursedir: CourseDirectory, folder: str) -> datetime | None:
    return time_in(folder)


METHODS: dict[tuple[type, str], Callable[..., Any]] = {
    (NbGraderAPI, "get_submitted_students"): _students,
    (NbGraderAPI, "get_submitted_timestamp"): _submitted,
    (CourseDirectory, "get_existing_timestamp"): _existing,
}


def install() -> None:
    """Put our converters, and our readers of names and times, where this process's nbgrader has its own.

    Doing it twice changes nothing.

    Raises
    ------
    RuntimeError
        If nbgrader no longer keeps a class where this file expects it.
    """
    wanted = [(import_module(place), *what) for places, what in PLACES.items() for place in places]
    for module, name, ours in wanted:
        here = getattr(module, name, None)
        if here is None or not issubclass(ours, here):
            raise RuntimeError(
                f"{module.__name__} has no {name} of the known kind: this nbgrader is not supported"
            )
    for owner, name in METHODS:
        if not callable(getattr(owner, name, None)):
            raise RuntimeError(f"{owner.__name__} has no {name}: this nbgrader is not supported")
    for module, name, ours in wanted:
        setattr(module, name, ours)
    for (owner, name), method in METHODS.items():
        setattr(owner, name, method)
    wrap_student_lists()
