"""Every assignment of this course goes the whole way: released, answered, graded, given back."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI

from ipnb.formulation import simulated_respondents as strategies
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.grading.leaks import scan

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "keys").glob("*.yaml"))


@pytest.fixture(scope="module")
def whole_course(tmp_path_factory):
    """The course in a folder of its own, with nbgrader as Formgrader has it."""
    root = tmp_path_factory.mktemp("whole") / "course"
    root.mkdir()
    for part in ("source", "keys"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    app = NbGrader()
    app.initialize([f"--course-dir={root}"])
    app.start()
    return NbGraderAPI(app.coursedir, app.authenticator, parent=app)


def ways(case, key):
    """Student -> answers."""
    rng = Random(7)
    return {
        "expert": strategies.expert(case, key),
        "blank": {},
        "random": strategies.at_random(case, rng),
        "random-too": strategies.at_random(case, rng),
        "everything": strategies.flags_everything(case),
    }


def hand_in(root, name, case, student, judged):
    folder = root / "submitted" / student / name
    folder.mkdir(parents=True)
    shutil.copy(root / "assignments" / name / f"{name}.ipynb", folder)
    texts = {one["id"]: "Some words." for one in case.get("narrative", [])} if judged else {}
    head = {
        "schema": "ipnb.answers/1",
        "case": name,
        "student": student,
        "workspace": student,
        "revision": 1,
    }
    (folder / "answers.json").write_text(
        json.dumps({**judged, **head, "narrative": texts}), encoding="utf-8"
    )


def assert_forms_have_points(db_url, name):
    """The best answers get all points, none get none, and a form without points waits for a person."""
    with Gradebook(db_url) as gradebook:
        rows = {
            s.student.id: {g.name: g for g in s.notebooks[0].grades}
            for s in gradebook.assignment_submissions(name)
        }
        forms = {student: grades["formulation"] for student, grades in rows.items()}
        assert forms["expert"].auto_score == forms["expert"].max_score
        assert forms["blank"].auto_score == 0.0
        for form in forms.values():
            assert form.needs_manual_grade is (form.auto_score is None)
            assert form.auto_score is None or 0.0 <= form.auto_score <= form.max_score


#: the shortest, one with numbers to estimate, and the capstone; the deep run takes all
QUICK = ("01-reading-the-river", "03-rupture-and-repair", "07-capstone")


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[] if one in QUICK else pytest.mark.deep) for one in NAMES],
)
def test_the_whole_way(whole_course, name):
    """Is there an assignment that cannot be released, or an honest answer that the grader fails on?"""
    root = Path(whole_course.coursedir.root)
    case = load_case(root / "source" / name / "case.yaml")
    key = load_key(root / "keys" / f"{name}.yaml", case)
    build(case, root / "source" / name)
    done = whole_course.generate_assignment(name)
    assert done["success"], done
    assert scan([root / "assignments" / name], [key], json.dumps(case)) == []
    for student, judged in ways(case, key).items():
        hand_in(root, name, case, student, judged)
    done = whole_course.autograde(name, "*")
    assert done["success"], done["log"]
    assert whole_course.generate_feedback(name)["success"]
    assert_forms_have_points(whole_course.coursedir.db_url, name)
    for student in ways(case, key):
        page = (root / "feedback" / student / name / f"{name}.html").read_text(encoding="utf-8")
        assert case["title"] in page
