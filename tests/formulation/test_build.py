"""The built notebook: stable bytes, words that help, and held for a person under plain nbgrader."""

import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from ipnb.formulation.build import build, notebook, points
from ipnb.formulation.case import load_case

from .sample import sample


def cells(case):
    return {cell["id"]: cell for cell in notebook(case)["cells"]}


def test_the_same_case_gives_the_same_bytes(tmp_path):
    """Would building again, or saving in Jupyter, change a file under version control?"""
    case, _ = sample()
    first = {p.name: p.read_bytes() for p in build(case, tmp_path / "a")}
    second = {p.name: p.read_bytes() for p in build(sample()[0], tmp_path / "b")}
    assert first == second
    assert set(first) == {"00-sample.ipynb", "case.json"}
    text = first["00-sample.ipynb"].decode()
    assert nbformat.writes(nbformat.reads(text, 4)) + "\n" == text
    nbformat.validate(nbformat.reads(text, 4))
    released = load_case(tmp_path / "a" / "case.json")
    assert released == case
    assert list(released["items"]) == list(case["items"])


def test_the_cells_are_what_the_pipeline_expects():
    """Do ids, points and locks agree with what grading reads?"""
    found = cells(sample()[0])
    assert list(found) == ["intro", "workbench", "complete", "formulation", "n1-prompt", "n1"]
    for name, cell in found.items():
        assert cell["metadata"]["nbgrader"]["grade_id"] == name
    meta = {name: cell["metadata"]["nbgrader"] for name, cell in found.items()}
    assert {n: m["points"] for n, m in meta.items() if m["grade"]} == {
        "complete": 0,
        "formulation": 70,
        "n1": 30,
    }
    assert [n for n, m in meta.items() if m["locked"]] == [
        "intro",
        "workbench",
        "complete",
        "n1-prompt",
    ]
    assert found["workbench"]["metadata"]["jupyter"] == {"source_hidden": True}
    assert "hide-input" in found["workbench"]["metadata"]["tags"]


def test_points_follow_the_case():
    """Are 100 points shared as the case says?"""
    case, _ = sample()
    assert points(case) == {"formulation": 70, "n1": 30}
    case["narrative"].append({"id": "n2", "prompt": "x", "words": [1, 2]})
    assert points(case) == {"formulation": 70, "n1": 15, "n2": 15}
    case["points"] = {"form": 60, "narrative": {"n1": 20}}
    assert points(case) == {"formulation": 60, "n1": 20, "n2": 15}
    del case["narrative"], case["points"]
    assert points(case) == {"formulation": 100}


def test_the_introduction_says_what_to_press_and_that_it_is_fiction():
    """Is a student left before a grey cell?"""
    case, _ = sample()
    text = "".join(cells(case)["intro"]["source"])
    for words in (
        "Run ▸ Run All Cells",
        "from the desk",
        "An invented case",
        "losing work, sleep",
        "answers.json",
    ):
        assert words in text
    for words in ("00b-sample", "counselling service", "70 points", "30 points", "Validate"):
        assert words in text


def test_the_rubric_stands_where_a_text_is_marked():
    """Does whoever marks in Formgrader see the levels?"""
    text = "".join(cells(sample()[0])["n1-prompt"]["source"])
    assert "Explain the case to your supervisor." in text
    assert "150 to 300 words" in text
    assert "| Criterion | 0 | 1 | 2 | 3 |" in text
    assert "Labels, or claims about the brain" in text


# ---------------------------------------------------------------- plain nbgrader, another course


STOCK = """
import sys
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

api = NbGraderAPI(config=Config(CourseDirectory={"root": ".", "course_id": "other"}))
for student in sys.argv[1:]:
    done = api.autograde("00-sample", student)
    assert done["success"], done
if not sys.argv[1:]:
    done = api.generate_assignment("00-sample")
    assert done["success"], done
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A foreign course with stock nbgrader: released, handed in by two, autograded. Gives its folder."""
    course = tmp_path_factory.mktemp("foreign")
    build(sample()[0], course / "source" / "00-sample")
    _stock(course)
    released = course / "release" / "00-sample"
    for student in ("ann", "ben"):
        shutil.copytree(released, course / "submitted" / student / "00-sample")
    answers = {"schema": "ipnb.answers/1", "case": "00-sample", "states": {"s01": "flow"}}
    handed_in = course / "submitted" / "ann" / "00-sample"
    (handed_in / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    _write_into(
        course / "submitted" / "ben" / "00-sample" / "00-sample.ipynb",
        formulation="70.0",
        n1="Full marks.",
    )
    _stock(course, "ann", "ben")
    return course


def _stock(folder, *students):
    """nbgrader as it is installed, with none of our configuration in sight: release, or autograde."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")])
    env = {"HOME": str(folder), "PATH": path, "JUPYTER_CONFIG_DIR": str(folder), "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", STOCK, *students]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


def _write_into(path, **texts):
    nb = nbformat.read(path, as_version=4)
    for cell in nb.cells:
        cell.source = texts.get(cell.id, cell.source)
    nbformat.write(nb, path)


def test_plain_nbgrader_scores_neither_zero_nor_full(graded):
    """Where our pipeline is missing, does a person see every submission?"""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        for student in ("ann", "ben"):
            [work] = gradebook.find_submission("00-sample", student).notebooks
            grades = {
                g.name: (g.auto_score, g.needs_manual_grade) for g in work.grades if g.max_score
            }
            assert grades == {"formulation": (None, True), "n1": (None, True)}


def test_the_release_is_clean(graded):
    """Does a student get a stub that fails, a hidden region, or a word of the key?"""
    released = graded / "release" / "00-sample"
    assert sorted(p.name for p in released.iterdir()) == ["00-sample.ipynb", "case.json"]
    text = "".join(p.read_text(encoding="utf-8") for p in released.iterdir())
    for trace in (
        "HIDDEN",
        "SOLUTION",
        "NotImplementedError",
        "YOUR ANSWER HERE",
        "rationale",
        "Because of what",
    ):
        assert trace not in text
    nb = nbformat.read(released / "00-sample.ipynb", as_version=4)
    sources = {cell.id: cell.source for cell in nb.cells}
    assert sources["formulation"].startswith("# What you chose in the form is marked here.")
    assert sources["n1"].startswith("*What you wrote in the form is put here")


def test_validate_tells_what_is_open(graded):
    """Does nbgrader's Validate show the check's words, without a traceback?"""
    from nbgrader.validator import Validator

    results = Validator().validate(
        str(graded / "submitted" / "ann" / "00-sample" / "00-sample.ipynb")
    )
    told = {cell["source"].splitlines()[0]: cell["raw_error"] for cell in results["failed"]}
    check = told["# Says what is still open in the form. Validate runs it too."]
    assert "States: 23 open" in check
    assert "Traceback" not in check
