"""Plain nbgrader in a foreign folder, with no configuration of ours: no key is released, and no false grade
given."""

import json
import os

import pytest

from grading.course import NAME, Course
from ipnb.grading.leaks import scan


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """Somebody copied source/ and keys/ into a folder of their own and grades there."""
    course = Course(tmp_path_factory.mktemp("foreign") / "course", config="")
    course.run("nbgrader", "generate_assignment", NAME)
    course.release_folder = course.root / "release" / NAME
    (course.root / "assignments").symlink_to("release")
    return course


def test_no_key_is_released(foreign):
    """Does a missing setting put the key into every student's folder?"""
    assert set(os.listdir(foreign.release_folder)) == {f"{NAME}.ipynb", "case.json", "case.yaml"}
    assert scan([foreign.release_folder], [foreign.key], public=json.dumps(foreign.case)) == []


def test_no_grade_is_given(foreign):
    """Zero for whoever answered, or full marks for whoever did not: plain nbgrader may give neither."""
    foreign.hand_in("expert", foreign.answers("expert"))
    foreign.hand_in("nothing", None)
    edited = foreign.hand_in("edited", foreign.answers("edited"))
    notebook = json.loads((edited / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] in ("formulation", "n1"):
            cell["source"] = "60.0"
    (edited / f"{NAME}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    foreign.run("nbgrader", "autograde", NAME, fine=None)
    grades = foreign.all_grades()
    for student in ("expert", "nothing", "edited"):
        for cell in ("formulation", "n1", "n2"):
            assert grades[student][cell] == (None, None, True), (student, cell)


def test_the_pipeline_takes_over_later(foreign):
    """Is such a gradebook lost for a proper grading?"""
    foreign.run("ipnb", "status", fine=None)
    config = Course.at(foreign.root).root / "nbgrader_config.py"
    config.write_text(
        "from pathlib import Path\nfrom ipnb.grading.config import configure\n"
        "configure(get_config(), Path(__file__).parent)\n",
        encoding="utf-8",
    )
    foreign.hand_in("expert", foreign.answers("expert"))
    success, _ = foreign.grade("expert")
    assert success
    assert foreign.grades("expert")["formulation"] == (60.0, None, False)
