"""The graded notebook of an assignment with tests: what a marker sees in Formgrader. Nothing in it can act."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ipnb.formulation.vocabulary import held
from ipnb.grading.code_notebook import RunCell, SourceCell
from ipnb.grading.code_tests import CellRun
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.graded_files import META
from ipnb.grading.plain_text import as_line, as_markdown, clean
from ipnb.grading.review_reasons import in_sentences

#: the most of one output that is kept, in signs
SHOWN = 20_000
_PICTURE = re.compile(r"[A-Za-z0-9+/=\s]{1,1400000}")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def graded_code_notebook(
    title: str, cells: Sequence[RunCell], runs: Mapping[int, CellRun], result: GradeResult
) -> NotebookNode:
    """Make the notebook.

    Parameters
    ----------
    title
        Of the assignment.
    cells
        As they were put together.
    runs
        What came of each, by its place; empty where nothing ran.
    result
        With its review reasons, which stand at the top.
    """
    notebook: NotebookNode = new_notebook(
        metadata={"title": title, "language_info": {"name": "python"}}
    )
    notebook.cells.append(new_markdown_cell(f"# {as_line(title)}", id="title"))
    if result.review_reasons:
        lines = [held("marking.heading"), *in_sentences(result.review_reasons)]
        text = "\n".join(f"- {as_line(line)}" for line in lines)
        notebook.cells.append(new_markdown_cell(text, id="held"))
    for place, cell in enumerate(cells):
        notebook.cells.append(_graded(cell, f"cell-{place}", runs.get(place, CellRun()), result))
    return notebook


def _graded(cell: RunCell, name: str, run: CellRun, result: GradeResult) -> NotebookNode:
    metadata = _metadata(cell.origin, result) if cell.origin is not None else {}
    graded: NotebookNode
    if cell.cell_type == "code":
        graded = new_code_cell(cell.source, id=name, metadata=metadata, outputs=_shown(run.outputs))
    elif cell.origin is not None:
        # a text that a person marks is filled in as every such text is
        is_answer = cell.origin.grade and cell.origin.solution
        graded = new_markdown_cell("" if is_answer else cell.source, id=name, metadata=metadata)
    else:
        graded = new_markdown_cell(as_markdown(cell.source), id=name)
    return graded


def _metadata(origin: SourceCell, result: GradeResult) -> dict[str, Any]:
    about: dict[str, Any] = {
        "schema_version": 3,
        "grade": origin.grade,
        "solution": origin.solution,
        "locked": not origin.solution,
        "task": False,
        "grade_id": origin.grade_id,
        "cell_type": origin.cell_type,
    }
    if origin.grade:
        about["points"] = origin.points
    return {"nbgrader": about, **({META: _ours(origin, result)} if origin.grade else {})}


def _ours(origin: SourceCell, result: GradeResult) -> dict[str, Any]:
    if origin.cell_type != "code":
        return {}
    return {
        "kind": "test" if origin.is_test else "code",
        "holds": [{"kind": r.kind, "reason": r.reason} for r in result.review_reasons],
        "notices": list(result.notices),
    }


def _shown(outputs: Sequence[dict[str, Any]]) -> list[NotebookNode]:
    """Keep text and pictures of what code wrote: no markup and no script reaches a marker's browser."""
    kept = []
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            kept.append(new_output("stream", name=name, text=_cut(output.get("text"))))
        elif kind == "error":
            lines = [_cut(line) for line in output.get("traceback") or []][:100]
            what, why = _cut(output.get("ename")), _cut(output.get("evalue"))
            kept.append(new_output("error", ename=what, evalue=why, traceback=lines))
        elif kind in ("display_data", "execute_result"):
            kept.append(new_output("display_data", data=_data(output.get("data") or {})))
    return kept


def _data(data: dict[str, Any]) -> dict[str, str]:
    picture = data.get("image/png")
    if isinstance(picture, str) and _PICTURE.fullmatch(picture):
        return {"image/png": picture}
    return {"text/plain": _cut(data.get("text/plain"))}


def _cut(text: Any) -> str:
    whole = clean(_COLOURS.sub("", text if isinstance(text, str) else ""))
    return whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}\n… (cut here)"
