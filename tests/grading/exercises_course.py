"""A course with chapter exercises beside its case, and what students hand in of them."""

import json
import shutil

from chapter_exercises.support import ASKED, RULE, did

from grading.course import Course
from ipnb.chapter_exercises.build import build_exercises

WORK = "exercises"


def with_exercises(course: Course) -> Course:
    """Put the assignment into a course's ``source`` and make it for students."""
    folder = course.root / "source" / WORK
    folder.mkdir()
    (folder / "exercises.yaml").write_text(RULE)
    build_exercises(ASKED, folder)
    done = course.api().generate_assignment(WORK)
    assert done["success"], done
    return course


def hand_in(course: Course, student: str, given: dict | str | None = None, **own) -> None:
    """Put a submission where `nbgrader collect` would; as data, as text, or of so many exercises."""
    folder = course.root / "submitted" / student / WORK
    folder.mkdir(parents=True)
    shutil.copy(course.root / "assignments" / WORK / f"{WORK}.ipynb", folder)
    if given is None:
        given = did(**({"student": student} | own)).to_data()
    text = given if isinstance(given, str) else json.dumps(given)
    (folder / "answers.json").write_text(text, encoding="utf-8")


def grade(course: Course) -> tuple[bool, str]:
    """Autograde: whether everything got a score, and the log."""
    done = course.api().autograde(WORK, "*", force=True)
    return done["success"], done.get("log", "") + done.get("error", "")


def scores(course: Course) -> dict[str, tuple[float, bool]]:
    """Student -> points, and whether a person is waited for."""
    with course.open_gradebook() as gradebook:
        return {
            one.student.id: (one.score, one.needs_manual_grade)
            for one in gradebook.assignment_submissions(WORK)
        }
