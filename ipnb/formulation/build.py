"""A case becomes a folder for students: a notebook with nbgrader's metadata, and the case as JSON.

The notebook has cells for what nbgrader must know, and no content of its own: a locked introduction, the
form, a check of what is still open (0 points, so that Validate reports it), one cell that carries the form's
points, for each free text a locked prompt and a cell that a person marks, and one for the talk about the
answers where the case gives points for it.

Why the graded cells hold a hidden region. Under plain nbgrader, without this course's pipeline, a cell that
nobody wrote in must be neither zero nor full marks. The checksum in the gradebook is taken while the region
is still there, the released cell is without it, so the two never agree, and nbgrader's ``determine_grade``
says "needs manual grade". The empty solution region inside it keeps ``ClearSolutions`` from replacing the
whole cell by a stub.
"""

import json
from pathlib import Path
from typing import Any

from ipnb.formulation.defence import DEFENCE_CELL, defence_text
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.local_help import local_help, with_local_help
from ipnb.formulation.paths import course_root
from ipnb.formulation.rubric import rubric_markdown
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import held

FORM_POINTS, NARRATIVE_POINTS = 70, 30
# the form alone, where nothing is written
WHOLE = 100
FORM_CELL = "formulation"
LEAVE = "Leave this cell as it is."


def build(case: Data, folder: str | Path) -> list[Path]:
    """Write ``<case id>.ipynb`` and ``case.json`` into a folder; the same case gives the same bytes.

    What is set for where the course is taught (`local_help`) goes into both.

    Parameters
    ----------
    case : dict
        A checked case.
    folder : str or Path
        Made if it is not there; nothing else in it is touched.

    Returns
    -------
    list of Path
        The two files.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    case = with_local_help(case, local_help(course_root(folder)))
    # as nbformat writes it, so that saving the notebook again changes nothing
    nb = json.dumps(notebook(case), ensure_ascii=False, indent=1, sort_keys=True)
    # in the author's order: sections with names of their own are met in it
    data = json.dumps(dict(case), ensure_ascii=False, indent=1)
    files = {folder / f"{case['id']}.ipynb": nb, folder / "case.json": data}
    for path, text in files.items():
        path.write_text(text + "\n", encoding="utf-8")
    return list(files)


def points(case: Data) -> dict[str, float]:
    """Return the points by cell: ``formulation`` for the form, each free text by its id, ``defence`` last."""
    own, texts = case.get("points", {}), [one["id"] for one in case.get("narrative", [])]
    form = own.get("form", FORM_POINTS if texts else WHOLE)
    shared = {i: NARRATIVE_POINTS / len(texts) for i in texts}
    return {
        FORM_CELL: form,
        **{i: _whole(own.get("narrative", {}).get(i, shared[i])) for i in texts},
        **({DEFENCE_CELL: own["defence"]} if "defence" in own else {}),
    }


def _whole(number: float) -> float:
    return int(number) if float(number).is_integer() else round(number, 2)


def notebook(case: Data) -> dict[str, Any]:
    """Return the notebook of a case, nbformat 4.5."""
    worth = points(case)
    cells = [
        locked_text("intro", introduction(case)),
        _code("workbench", "from ipnb.widgets import Workbench\n\nWorkbench()", hidden=True),
        _code("complete", _COMPLETE, points=0),
        form_cell(worth[FORM_CELL]),
    ]
    for one in case.get("narrative", []):
        prompt = narrative_prompt(one, worth[one["id"]])
        cells.append(_markdown(f"{one['id']}-prompt", prompt, grade=False, solution=False))
        cells.append(
            _markdown(one["id"], _NARRATIVE, grade=True, solution=True, points=worth[one["id"]])
        )
    if DEFENCE_CELL in worth:
        own = worth[DEFENCE_CELL]
        text = f"{defence_text(own)}\n\n{_DEFENCE}"
        cells.append(_markdown(DEFENCE_CELL, text, grade=True, solution=True, points=own))
    return notebook_of_cells(cells)


def notebook_of_cells(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a notebook with these cells, nbformat 4.5."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


_COMPLETE = """\
# Says what is still open in the form. Validate runs it too.
from ipnb.formulation.answers import check_folder

check_folder()"""

_FORM = f"""\
# What you chose in the form is marked here. {LEAVE}
### BEGIN HIDDEN TESTS
### BEGIN SOLUTION
### END SOLUTION
# {held("notebook.form")}
### END HIDDEN TESTS"""

_NARRATIVE = f"""\
*What you wrote in the form is put here when your work is marked. {LEAVE}*
<!-- ### BEGIN HIDDEN TESTS -->
<!-- ### BEGIN SOLUTION -->
<!-- ### END SOLUTION -->
<!-- {held("notebook.text")} -->
<!-- ### END HIDDEN TESTS -->"""


_DEFENCE = f"""\
*Nothing is written here. {LEAVE}*
<!-- ### BEGIN HIDDEN TESTS -->
<!-- ### BEGIN SOLUTION -->
<!-- ### END SOLUTION -->
<!-- {held("notebook.talk")} -->
<!-- ### END HIDDEN TESTS -->"""


# ---------------------------------------------------------------- words


def introduction(case: Data) -> str:
    """Write what a student reads first: the content note, what to press, how it is marked, where to turn."""
    paragraphs = [
        f"# {case['title']}",
        "*An invented case: nobody in it is real, and nobody real is meant.*",
        _note(case),
        "**To begin.** In JupyterLab press *Run ▸ Run All Cells* in the menu at the top, and the form "
        "appears below. Or open this assignment from the desk, where nothing has to be run. What you do is "
        "saved by itself in `answers.json` beside this notebook: close it when you like, and go on later.",
        f"**What is asked.** {_asked(case)}",
        f"**How it is marked.** {_marked(case)}",
        "**When you are done.** Press *Validate* to see what is still open, then submit as usual. You may "
        "hand in with things open. Write nothing in the notebook itself: only the form is read.",
        _around(case),
    ]
    return "\n\n".join(p for p in paragraphs if p)


def _note(case: Data) -> str:
    if not case.get("content_note"):
        return ""
    nouns = ", ".join(case["content_note"])
    return f"**It touches on:** {nouns}. You may stop at any time; nothing is lost, and no reason is owed."


def _asked(case: Data) -> str:
    vignette = Vignette.from_data(case)
    titles = [vignette.section_title(section.name) for section in vignette.in_order]
    texts = len(case.get("narrative", []))
    if texts:
        titles.append(
            "a text in your own words" if texts == 1 else f"{texts} texts in your own words"
        )
    return (
        f"{'; '.join(titles)}. “Not enough information” is an answer, and sometimes the best one."
    )


def _marked(case: Data) -> str:
    worth = points(case)
    form = (
        f"The form: {worth[FORM_CELL]:g} points. Guessing earns nothing on average, each good judgement "
        "adds, and a sentence counts together with the judgement it supports."
    )
    texts = [f"{p:g}" for i, p in worth.items() if i not in (FORM_CELL, DEFENCE_CELL)]
    written = (
        f"What you write: {' and '.join(texts)} points, marked by a person with the rubric below."
    )
    talk = f"A talk of five minutes about your answers: {worth.get(DEFENCE_CELL, 0):g} points; below is how."
    parts = [form, *([written] if texts else []), *([talk] if DEFENCE_CELL in worth else [])]
    return " ".join(parts)


def _around(case: Data) -> str:
    lines = []
    instead = case.get("instead")
    if isinstance(instead, dict):
        note = f" {instead['note']}" if instead.get("note") else ""
        lines.append(
            f"**Rather not this one?** Take *{instead['case']}* instead; it counts the same.{note}"
        )
    elif instead:
        lines.append(f"**Rather not this one?** {instead}")
    if supports := case.get("supports"):
        text = supports if isinstance(supports, str) else "; ".join(supports)
        lines.append(f"**If something is close today:** {text.rstrip('.')}.")
    return "\n\n".join(lines)


def narrative_prompt(one: Data, worth: float) -> str:
    """Write a free text's prompt, its length and its rubric, as Formgrader shows them above the text."""
    low, high = one["words"]
    return (
        f"## In your own words ({one['id']}, {worth:g} points)\n\n{one['prompt']}\n\n"
        f"*{low} to {high} words, written in the form above. A person marks it with this rubric.*\n\n"
        f"{rubric_markdown(one.get('rubric', 'formulation'))}"
    )


# ---------------------------------------------------------------- cells


def _nbgrader(grade_id: str, grade: bool, solution: bool, worth: float | None) -> dict[str, Any]:
    meta = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return meta if worth is None else {**meta, "points": worth}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def form_cell(points: float) -> dict[str, Any]:
    """Return the cell that carries the points of what is graded automatically."""
    return _code(FORM_CELL, _FORM, points=points, solution=True)


def locked_text(grade_id: str, text: str) -> dict[str, Any]:
    """Return a text that students read and cannot change."""
    return _markdown(grade_id, text, grade=False, solution=False)


def _markdown(
    grade_id: str, text: str, grade: bool, solution: bool, points: float | None = None
) -> dict[str, Any]:
    return {
        "cell_type": "markdown",
        "id": grade_id,
        "metadata": {"nbgrader": _nbgrader(grade_id, grade, solution, points)},
        "source": _lines(text),
    }


def _code(
    grade_id: str,
    text: str,
    hidden: bool = False,
    points: float | None = None,
    solution: bool = False,
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "nbgrader": _nbgrader(grade_id, points is not None, solution, points)
    }
    if hidden:
        metadata |= {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": grade_id,
        "metadata": metadata,
        "outputs": [],
        "source": _lines(text),
    }
