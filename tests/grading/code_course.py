"""A course with an ordinary notebook beside the case: code that students write, and tests that earn points."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grading.course import Course

CODE = "90-code"
GOOD = "def mean(values):\n    return sum(values) / len(values)"
HIDDEN = "assert mean([4]) == 4"


def graded_cell(kind, name, text, points=None, solution=False, grade=True):
    """A cell as nbgrader's own extension of JupyterLab makes it."""
    about = {
        "schema_version": 3,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
        "grade_id": name,
    }
    if points is not None:
        about["points"] = points
    make = new_code_cell if kind == "code" else new_markdown_cell
    return make(text, metadata={"nbgrader": about}, id=name)


def source_notebook():
    """Two tests, one that asserts and one that ends in a number, and a text for a person."""
    solution = "def mean(values):\n    ### BEGIN SOLUTION\n    return 0\n    ### END SOLUTION"
    asserts = f"assert mean([1, 2, 3]) == 2\n### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS"
    return new_notebook(
        cells=[
            graded_cell("markdown", "intro", "Write `mean`.", grade=False),
            new_code_cell("import math", id="imports"),
            graded_cell("code", "mean", solution, grade=False, solution=True),
            graded_cell("code", "asserts", asserts, points=4),
            graded_cell("code", "number", "float(mean([1.5, 2.5]))", points=2),
            graded_cell("markdown", "why", "Say why.", points=3, solution=True),
        ]
    )


def add_code_assignment(course: Course, notebook=None) -> None:
    """Put the notebook into ``source/`` and generate it."""
    folder = course.root / "source" / CODE
    folder.mkdir()
    nbformat.write(notebook or source_notebook(), folder / f"{CODE}.ipynb")
    done = course.api().generate_assignment(CODE)
    assert done["success"], done


def hand_in_code(course: Course, student: str, code: str, why: str = "", change=None) -> Path:
    """Hand in what students received, with code in the cell that is theirs."""
    folder = course.root / "submitted" / student / CODE
    folder.mkdir(parents=True)
    notebook = nbformat.read(course.root / "assignments" / CODE / f"{CODE}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.id == "mean":
            cell.source = code
        if cell.id == "why" and why:
            cell.source = why
    if change is not None:
        change(notebook)
    nbformat.write(notebook, folder / f"{CODE}.ipynb")
    return folder


def points(course: Course, student: str) -> dict[str, tuple]:
    """Each graded cell: automatic score, and whether it waits for a person."""
    with course.open_gradebook() as gradebook:
        submission = gradebook.find_submission(CODE, student)
        return {
            g.name: (g.auto_score, g.needs_manual_grade) for g in submission.notebooks[0].grades
        }
