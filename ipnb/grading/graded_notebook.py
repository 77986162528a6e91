"""The notebook that a marker sees: written from the gradebook's cells and the case, never the student's."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader.api import MissingEntry

from ipnb.documents.digest import short_digest
from ipnb.formulation.build import FORM_CELL
from ipnb.formulation.defence import DEFENCE_CELL
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
    def is_talk(self) -> bool:
        """The talk about the answers, which a person hears and marks; nothing is written in it."""
        return self.name == DEFENCE_CELL

    @property
    def is_text(self) -> bool:
        """A free text, or code, which a person marks."""
        is_answer = self.cell_type == "markdown" or (
            self.comment_id is not None and not self.is_form
        )
        return is_answer and not self.is_talk

    @property
    def is_test(self) -> bool:
        """Whether running it earns points: code that no student writes in, so nobody comments on it."""
        is_own = self.is_form or self.comment_id is not None
        return self.cell_type == "code" and not is_own and self.max_points > 0

    @property
    def is_shown(self) -> bool:
        """Whether a marker has anything to see in it; the check of what is still open carries no points."""
        return self.is_form or self.is_text or self.is_talk or self.is_test


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
    other_comments : tuple of str
        The gradebook's ids of cells that earn no points and can be commented on.
    """

    notebook: str
    cells: list[Cell]
    released: dict[str, str]
    id: str = ""
    assignment_id: str = ""
    submissions: int = 0
    releases: list[dict[str, str]] = field(default_factory=list)
    other_comments: tuple[str, ...] = ()

    @property
    def has_tests(self) -> bool:
        """Whether grading it runs students' code."""
        return any(cell.is_test for cell in self.cells)

    @cached_property
    def digest(self) -> str:
        """Digest of what was released."""
        return short_digest(repr((sorted(self.released.items()), self.has_tests)))


def read_assignment_cells(gradebook: Any, assignment: str) -> AssignmentCells | None:
    """Read an assignment from a gradebook; None if it is not there.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : str

    Raises
    ------
    ValueError
        If it has more than one notebook.
    """
    try:
        entry = gradebook.find_assignment(assignment)
    except MissingEntry:
        return None
    if not entry.notebooks:
        return None
    if len(entry.notebooks) > 1:
        raise ValueError(
            f"{assignment} has {len(entry.notebooks)} notebooks in the gradebook; here an assignment has one"
        )
    notebook = entry.notebooks[0]
    graded = {cell.name for cell in notebook.grade_cells}
    comments = {cell.name: cell.id for cell in [*notebook.solution_cells, *notebook.task_cells]}
    return AssignmentCells(
        notebook.name,
        [
            Cell(c.name, c.cell_type, float(c.max_score), c.id, comments.get(c.name))
            for c in notebook.grade_cells
        ],
        {c.name: released_text(c.source) for c in notebook.source_cells},
        notebook.id,
        entry.id,
        entry.num_submissions,
        other_comments=tuple(comments[name] for name in sorted(comments) if name not in graded),
    )


def released_text(source: str) -> str:
    """Return a cell's text as students received it: the gradebook's copy still holds the hidden parts."""
    return _NOT_RELEASED.sub("", source or "").rstrip("\n")


def blank_notebook(title: str, cells: list[Cell], own: list[str]) -> NotebookNode:
    """Make a notebook with the graded cells, not yet filled in.

    Parameters
    ----------
    title
        The case's.
    cells
        In the order in which they are to stand.
    own
        Texts of cells that the student added: shown at the end, so that a marker misses nothing.
    """
    heading = _markdown_cell("title", f"# {as_line(title)}", {})
    filled = [heading, *(_graded_cell(cell) for cell in cells if cell.is_shown)]
    if own:
        text = "\n\n".join(own)
        if len(text) > OWN_CELLS_LIMIT:
            text = text[:OWN_CELLS_LIMIT] + "\n… (cut here; the rest is in the submitted notebook)"
        source = (
            f"**Cells that the student added to the notebook** (not graded)\n\n{as_markdown(text)}"
        )
        filled.append(_markdown_cell("own-cells", source, {}))
    # by hand, since nbformat's own functions check each cell against a schema, at more than grading costs
    notebook: NotebookNode = from_dict(
        {
            "metadata": {"title": title, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
            "cells": filled,
        }
    )
    return notebook


def _graded_cell(cell: Cell) -> dict[str, Any]:
    metadata = {
        "nbgrader": {
            "schema_version": 3, "grade": True, "solution": True, "locked": False, "task": False,
            "grade_id": cell.name, "points": cell.max_points, "cell_type": cell.cell_type,
        },
        META: {},
    }  # fmt: skip
    if not cell.is_form:
        return _markdown_cell(cell.name, "", metadata)
    source = "# Graded from answers.json. No code was run; what follows is for reading."
    form = {"id": cell.name, "cell_type": "code", "metadata": metadata, "source": source}
    return {**form, "execution_count": None, "outputs": []}


def _markdown_cell(name: str, source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "cell_type": "markdown", "metadata": metadata, "source": source}


def in_order(cells: list[Cell], case: dict[str, Any] | None) -> list[Cell]:
    """Sort cells: the form first, then the free texts as the case asks for them, the talk last.

    Parameters
    ----------
    cells
        As the gradebook has them.
    case
        None where it could not be read.
    """
    asked = [prompt["id"] for prompt in (case or {}).get("narrative", [])]
    place = {name: number for number, name in enumerate(asked)}
    return sorted(
        cells, key=lambda c: (not c.is_form, c.is_talk, place.get(c.name, len(place)), c.name)
    )
