"""The notebook that a marker sees is ours, with what the student added beside it."""

import json

from grading.course import NAME
from grading.support import source


def add_cell(folder, text):
    path = folder / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": [text]}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_cells_of_a_students_own_are_shown_and_never_graded(course):
    """Is a page of notes in the notebook overlooked?"""
    folder = course.hand_in("ada", course.answers("ada"))
    add_cell(folder, "My notes: " + "x" * 30_000)
    course.grade()
    own = source(course, "ada", "own-cells")
    assert "My notes" in own and "cut here" in own
    assert len(own) < 25_000
    assert set(course.grades("ada")) == {"complete", "formulation", "n1", "n2"}
