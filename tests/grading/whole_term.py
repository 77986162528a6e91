"""The course's own seven assignments, with a class of any size that has done all of them."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI

from grading.large_class import GRADED, copy_graded
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key

ROOT = Path(__file__).parents[2]
#: the first of each pair of equivalent cases
NAMES = sorted(
    path.parent.name
    for path in (ROOT / "source").glob("*-*/case.yaml")
    if path.parent.name[2] == "-"
)


def whole_term(root: Path, number: int) -> None:
    """Make a course with everybody's seven submissions graded, and texts marked.

    Parameters
    ----------
    root
        A folder that is not there yet.
    number
        At least `large_class.GRADED` students.
    """
    root.mkdir(parents=True)
    for part in ("source", "keys"):
        shutil.copytree(ROOT / part, root / part)
    (root / "book").mkdir()
    shutil.copy(ROOT / "book/outcomes.yaml", root / "book")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    app = NbGrader()
    app.initialize([f"--course-dir={root}"])
    app.start()
    api = NbGraderAPI(app.coursedir, app.authenticator, parent=app)
    students = [f"s{place:05}" for place in range(number)]
    for name in NAMES:
        assert api.generate_assignment(name, force=True)["success"], name
        for place, student in enumerate(students[:GRADED]):
            _hand_in(root, name, student, place)
        # some are held, which is how a class is
        api.autograde(name, "*", force=True)
        _mark(root, name)
        with closing(sqlite3.connect(root / "gradebook.db")) as connection:
            for place, student in enumerate(students[GRADED:]):
                copy_graded(root, connection, students[place % GRADED], student, name)
            connection.commit()


def _hand_in(root: Path, name: str, student: str, place: int) -> None:
    case = load_case(root / "source" / name / "case.yaml")
    key = load_key(root / "keys" / f"{name}.yaml", case)
    judged = respondents.partly_right(case, key, 0.3 + 0.07 * place, Random(place))
    if budget := case["items"].get("plan", {}).get("budget"):
        judged["plan"] = judged["plan"][:budget]
    texts = {one["id"]: f"What {student} makes of it." for one in case.get("narrative", [])}
    head = {"schema": "ipnb.answers/1", "case": name, "student": student, "revision": 1}
    folder = root / "submitted" / student / name
    folder.mkdir(parents=True)
    shutil.copy(root / "assignments" / name / f"{name}.ipynb", folder)
    answers = {**judged, **head, "workspace": f"{name}-{student}", "narrative": texts}
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC", encoding="utf-8")


def _mark(root: Path, name: str) -> None:
    """Give two thirds of the points to every text but the last student's."""
    with closing(sqlite3.connect(root / "gradebook.db")) as connection:
        connection.execute(
            "UPDATE grade SET manual_score = 10, needs_manual_grade = 0 WHERE needs_manual_grade = 1"
            " AND auto_score IS NULL AND notebook_id IN (SELECT n.id FROM submitted_notebook n JOIN"
            " submitted_assignment s ON s.id = n.assignment_id WHERE s.student_id != ?)",
            [f"s{GRADED - 1:05}"],
        )
        connection.commit()
