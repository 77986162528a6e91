"""The assignment's folder is made of its list."""

import json

from chapter_exercises.support import ASKED
from ipnb.chapter_exercises.build import build_exercises, list_text
from ipnb.chapter_exercises.exercise_list import read_exercise_list
from ipnb.formulation.build import FORM_CELL


def test_a_folder_holds_one_graded_cell_and_the_list(tmp_path):
    """Does nbgrader find the points, and the desk the list?"""
    folder = tmp_path / "exercises"
    folder.mkdir()
    written = build_exercises(ASKED, folder)
    assert sorted(path.name for path in written) == ["exercises.ipynb", "exercises.json"]
    cells = json.loads((folder / "exercises.ipynb").read_text(encoding="utf-8"))["cells"]
    graded = [one["metadata"]["nbgrader"] for one in cells if one["metadata"]["nbgrader"]["grade"]]
    assert [(one["grade_id"], one["points"]) for one in graded] == [(FORM_CELL, 100)]
    assert "What you answered stays in your browser" in "".join(cells[0]["source"])
    assert read_exercise_list(folder) == ASKED
    assert (folder / "exercises.json").read_text(encoding="utf-8") == list_text(ASKED)
