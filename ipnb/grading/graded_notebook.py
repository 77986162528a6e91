"""The notebook that a marker sees. It is written here from the gradebook's cells and the case, never the
student's."""

import re
from dataclasses import dataclass, field

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import MissingEntry

from ipnb.formulation.build import FORM_CELL
from ipnb.grading.graded_files import META
from ipnb.grading.plain_text import as_line, as_markdown

#: what our cells carry for whoever marks, and for nobody else
MARKER = "ipnb_marker"
OWN_CELLS_LIMIT = 20_000
_NOT_RELEASED = re.compile(
    r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME)[^\n]*\n.*?^[^\n]*END \1[^\n]*(\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Cell:
    """A graded cell as the gradebook knows it; points come from there and from nowhere else.

    Attributes
    ----------
    grade_id, comment_id : str or None
        Ids of the gradebook's cells that its grades and its comments belong to.
    """

    name: str
    cell_type: str
    max_points: float
    grade_id: str | None = None
    comment_id: str | None = None

    @property
    def is_form(self) -> bool:
        """The one cell that is graded automatically."""
        return self.name == FORM_CELL

    @property
    def is_text(self) -> bool:
        """A free text, which a person marks."""
        return self.cell_type == "markdown"

    @property
    def is_shown(self) -> bool:
        """Whether a marker has anything to see in it; the check of what is still open carries no points."""
        return self.is_form or self.is_text


@dataclass(frozen=True)
class AssignmentCells:
    """An assignment as the gradebook knows it.

    Attributes
    ----------
    notebook : str
        Name of its one notebook, without ending.
    cells : list of Cell
    released : dict of str to str
        The text of each released cell by grade id.
    id, assignment_id : str
        The gradebook's ids of the notebook and of the assignment.
    submissions : int
        How many the gradebook has.
    releases : list of dict
        The same as ``released`` for each release so far, newest last.
    """

    notebook: str
    cells: list[Cell]
    released: dict[str, str]
    id: str = ""
    assignment_id: str = ""
    submissions: int = 0
    releases: list[dict] = field(default_factory=list)


def read_assignment_cells(gradebook, assignment: str) -> AssignmentCells | None:
    """The assignment in a gradebook; None if it is not there.

    Raises
    ------
    ValueError
        If it has more than one notebook.
    """
    try:
        known = gradebook.find_assignment(assignment)
    except MissingEntry:
        return None
    if not known.notebooks:
        return None
    if len(known.notebooks) > 1:
        raise ValueError(
            f"{assignment} has {len(known.notebooks)} notebooks in the gradebook; here an assignment has one"
        )
    notebook = known.notebooks[0]
    comments = {cell.name: cell.id for cell in [*notebook.solution_cells, *notebook.task_cells]}
    return AssignmentCells(
        notebook.name,
        [
            Cell(c.name, c.cell_type, float(c.max_score), c.id, comments.get(c.name))
            for c in notebook.grade_cells
        ],
        {c.name: released_text(c.source) for c in notebook.source_cells},
        notebook.id,
        known.id,
        known.num_submissions,
    )


def released_text(source: str) -> str:
    """The text of a cell as students received it, from the gradebook's copy, which still holds the hidden
    parts."""
    return _NOT_RELEASED.sub("", source or "").rstrip("\n")


def blank_notebook(title: str, cells: list[Cell], own: list[str]) -> NotebookNode:
    """A notebook with the graded cells, not yet filled in.

    Parameters
    ----------
    own
        Texts of cells that the student added: shown at the end, so that a marker misses nothing.
    """
    notebook = new_notebook(metadata={"title": title, "language_info": {"name": "python"}})
    notebook.cells.append(new_markdown_cell(f"# {as_line(title)}", id="title"))
    notebook.cells += [_graded_cell(cell) for cell in cells if cell.is_shown]
    if own:
        text = "\n\n".join(own)
        if len(text) > OWN_CELLS_LIMIT:
            text = text[:OWN_CELLS_LIMIT] + "\n… (cut here; the rest is in the submitted notebook)"
        source = (
            f"**Cells that the student added to the notebook** (not graded)\n\n{as_markdown(text)}"
        )
        notebook.cells.append(new_markdown_cell(source, id="own-cells"))
    return notebook


def _graded_cell(cell: Cell) -> NotebookNode:
    metadata = {
        "nbgrader": {
            "schema_version": 3, "grade": True, "solution": True, "locked": False, "task": False,
            "grade_id": cell.name, "points": cell.max_points, "cell_type": cell.cell_type,
        },
        META: {},
    }  # fmt: skip
    if cell.is_form:
        source = "# Graded from answers.json. No code was run; what follows is for reading."
        return new_code_cell(source, metadata=metadata, id=cell.name)
    return new_markdown_cell("", metadata=metadata, id=cell.name)


def in_order(cells: list[Cell], case: dict | None) -> list[Cell]:
    """The form first, then the free texts as the case asks for them."""
    asked = [one["id"] for one in (case or {}).get("narrative", [])]
    return sorted(
        cells, key=lambda c: (not c.is_form, asked.index(c.name) if c.name in asked else 99, c.name)
    )
