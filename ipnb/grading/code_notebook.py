"""A notebook with ordinary autograded code cells: the instructor's cells, a student's, and both put together.

The instructor's side is the notebook in ``source/``: read-only cells and tests come from there, whatever stands
in their place in what was handed in. Nothing is run here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipnb.documents.digest import short_digest
from ipnb.formulation.build import FORM_CELL
from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.grading.plain_text import clean

#: the most that is run of one notebook: cells, and signs in all of them
CELLS, SIGNS = 500, 1_000_000


@dataclass(frozen=True)
class SourceCell:
    """A cell of the instructor's with an id.

    Attributes
    ----------
    grade, solution : bool
        Whether it earns points, and whether students write in it.
    """

    grade_id: str
    cell_type: str
    source: str
    grade: bool
    solution: bool
    points: float

    @property
    def is_test(self) -> bool:
        """Whether running it earns points."""
        return self.cell_type == "code" and self.grade and not self.solution and self.points > 0


@dataclass(frozen=True)
class HandedInCell:
    """A cell of a student's notebook; the id is what the notebook says, and need not be one of ours."""

    grade_id: str | None
    cell_type: str
    source: str


@dataclass(frozen=True)
class RunCell:
    """A cell of the notebook that is run; ``origin`` is the instructor's cell in its place, if it is one."""

    cell_type: str
    source: str
    origin: SourceCell | None = None


def source_cells(folder: Path) -> tuple[SourceCell, ...]:
    """Read the cells with an id from the notebooks in a folder under ``source``; none if one is unreadable.

    Parameters
    ----------
    folder
        Of an assignment.
    """
    cells: list[SourceCell] = []
    for path in sorted(folder.glob("*.ipynb")):
        try:
            tree = json.loads(path.read_text(encoding="utf-8"))
            cells += [_source_cell(cell) for cell in tree["cells"] if _about(cell).get("grade_id")]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return ()
    return tuple(cells)


def code_assignment(folder: Path) -> tuple[SourceCell, ...]:
    """Return the cells of an assignment whose grading runs students' code; none for any other assignment.

    It is one that has no ``case.yaml`` and at least one code cell that earns points and is no student's own.

    Parameters
    ----------
    folder
        Of an assignment under ``source``.
    """
    if (folder / "case.yaml").exists():
        return ()
    cells = source_cells(folder)
    return cells if any(cell.is_test for cell in cells) else ()


def _about(cell: dict[str, Any]) -> dict[str, Any]:
    here = cell.get("metadata", {}).get("nbgrader", {})
    return here if isinstance(here, dict) else {}


def _source_cell(cell: dict[str, Any]) -> SourceCell:
    about = _about(cell)
    return SourceCell(
        str(about["grade_id"]),
        str(cell["cell_type"]),
        text_of(cell.get("source")),
        bool(about.get("grade")),
        bool(about.get("solution")),
        float(about.get("points") or 0),
    )


def text_of(source: Any) -> str:
    """Return a cell's text, which may be kept as lines."""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return clean(source) if isinstance(source, str) else ""


def digest_of_tests(cells: Sequence[SourceCell]) -> str:
    """Digest what a score depends on: every cell that students do not write."""
    return short_digest(
        repr([(c.grade_id, c.source, c.points) for c in cells if not c.solution or c.grade])
    )


def code_problems(folder: Path, cells: Sequence[SourceCell]) -> list[str]:
    """Say why a notebook with tests must not go to students.

    Parameters
    ----------
    folder
        Under ``source``.
    cells
        As `code_assignment` gives them.

    Returns
    -------
    list of str
        One sentence each, with remedy.
    """
    notebooks = sorted(path.name for path in folder.glob("*.ipynb"))
    names = [cell.grade_id for cell in cells]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = []
    if len(notebooks) > 1:
        problems.append(
            f"{folder}: There are {len(notebooks)} notebooks ({', '.join(notebooks)}); here an assignment "
            "has one. Make an assignment of each."
        )
    if reserved := sorted({FORM_CELL, DEFENCE_CELL} & set(names)):
        problems.append(
            f"{folder}: {', '.join(reserved)} is the name of a cell in every case. Call the cell otherwise."
        )
    if twice:
        problems.append(
            f"{folder}: Several cells have the id {', '.join(twice)}. Give each cell an id of its own."
        )
    return problems


def put_together(
    ours: Sequence[SourceCell], handed_in: Sequence[HandedInCell]
) -> tuple[list[RunCell], list[str]]:
    """Put a student's cells and the instructor's together into what is run.

    What students write is the student's. Tests and read-only cells are the instructor's, where the student's
    notebook has a cell of that id, and after the cell before it where it has none; a copy of one is left out.

    Parameters
    ----------
    ours
        In the order of the source.
    handed_in
        In the student's order.

    Returns
    -------
    cells : list of RunCell
    notes : list of str
        What was put back or left out, one sentence each.
    """
    by_id = {cell.grade_id: cell for cell in ours}
    cells: list[RunCell] = []
    seen: set[str] = set()
    copies: list[str] = []
    for cell in handed_in:
        origin = by_id.get(cell.grade_id or "")
        if origin is None or (origin.grade_id in seen and origin.solution):
            cells.append(RunCell(cell.cell_type, cell.source))
        elif origin.grade_id in seen:
            copies.append(origin.grade_id)
        else:
            seen.add(origin.grade_id)
            text = cell.source if origin.solution else origin.source
            cells.append(RunCell(origin.cell_type, text, origin))
    missing = [cell for cell in ours if cell.grade_id not in seen]
    for lost in missing:
        if not lost.solution:
            cells.insert(_place(ours, lost, cells), RunCell(lost.cell_type, lost.source, lost))
    notes = []
    if missing:
        names = ", ".join(cell.grade_id for cell in missing)
        notes.append(
            f"Deleted in the notebook, and put back unless it is the student's own: {names}."
        )
    if copies:
        notes.append(
            f"Copied in the notebook, copies left aside: {', '.join(sorted(set(copies)))}."
        )
    return cells, notes


def _place(ours: Sequence[SourceCell], lost: SourceCell, cells: list[RunCell]) -> int:
    """Return where a lost cell belongs: behind the nearest cell before it that is there."""
    before = [cell.grade_id for cell in ours[: list(ours).index(lost)]]
    places = {cell.origin.grade_id: number for number, cell in enumerate(cells) if cell.origin}
    return max((places[name] + 1 for name in before if name in places), default=0)
