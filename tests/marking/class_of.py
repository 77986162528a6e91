"""A graded class in seconds: the assignment is entered into the gradebook by hand, and then really graded."""

import json
import re
from pathlib import Path

from grading.course import NAME, Course
from grading.talks import made_answers
from nbgrader.api import Gradebook

from ipnb.formulation.build import notebook
from ipnb.grading.graded_notebook import released_text

#: a text of 200 words, as one writes it for a supervisor
CLAIM = "Noor counts the days because each of them ends in an evening that nobody fills (line 4)."
TEXT = " ".join([CLAIM] * 12)


def enter(course: Course) -> None:
    """What `nbgrader generate_assignment` writes into the gradebook and to disk, at a tenth of its time."""
    made = notebook(course.case)
    folder = course.root / "assignments" / NAME
    folder.mkdir(parents=True)
    given = [{**one, "source": released_text("".join(one["source"]))} for one in made["cells"]]
    text = json.dumps({**made, "cells": given})
    (folder / f"{NAME}.ipynb").write_text(text, encoding="utf-8")
    with course.open_gradebook() as gradebook:
        gradebook.add_assignment(NAME)
        gradebook.add_notebook(NAME, NAME)
        for cell in made["cells"]:
            _enter_cell(gradebook, cell)


def _enter_cell(gradebook: Gradebook, cell: dict) -> None:
    meta = cell["metadata"].get("nbgrader")
    if not meta:
        return
    place = meta["grade_id"], NAME, NAME
    kind, source = cell["cell_type"], "".join(cell["source"])
    gradebook.add_source_cell(*place, cell_type=kind, source=source, locked=meta["locked"])
    if meta["grade"]:
        gradebook.add_grade_cell(*place, cell_type=kind, max_score=meta["points"])
    if meta["solution"]:
        gradebook.add_solution_cell(*place)


def answers_of(course: Course, number: int, **own) -> dict:
    """Answers of one of the class, with a text of 200 words."""
    student = f"s{number:03}"
    texts = {"n1": f"{TEXT} {student}", "n2": "Another evening."}
    return made_answers(
        course, number, student=student, workspace=f"w-{student}", **{"narrative": texts} | own
    )


def graded_class(root: Path, number: int = 6, points: str = "") -> Course:
    """Make a course with so many graded submissions, ``s000`` and so on; one more is blank, one held.

    Parameters
    ----------
    root
        Not there yet.
    number
        How many.
    points
        What its parts are worth, as case.yaml says it; as the sample has it unless said.
    """
    course = Course(root)
    if points:
        file = root / "source" / NAME / "case.yaml"
        text = re.sub(r"points:\n.*", points, file.read_text(encoding="utf-8"), flags=re.DOTALL)
        file.write_text(text, encoding="utf-8")
        course = Course.at(root)
    course.app()  # reads the course's configuration, which finds what makes a gradebook
    enter(course)
    for one in range(number):
        course.hand_in(f"s{one:03}", answers_of(course, one))
    course.hand_in("blank", course.answers("blank", "blank", narrative={}))
    course.hand_in("held", "{")
    course.grade()
    return course
