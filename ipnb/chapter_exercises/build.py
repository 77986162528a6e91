"""The assignment of the chapter exercises as nbgrader knows one: a notebook with a graded cell, and the list."""

import json
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.counting import rule
from ipnb.chapter_exercises.exercise_list import FILE, ExerciseList
from ipnb.formulation.build import form_cell, locked_text, notebook_of_cells


def build_exercises(asked: ExerciseList, folder: Path) -> list[Path]:
    """Write notebook and list into an assignment's folder; the same list gives the same bytes.

    Parameters
    ----------
    asked
        The list.
    folder
        Named as the assignment is.

    Returns
    -------
    list of Path
        The two files.
    """
    nb = json.dumps(notebook(asked), ensure_ascii=False, indent=1, sort_keys=True)
    files = {folder / f"{folder.name}.ipynb": nb, folder / FILE: list_text(asked)}
    for path, text in files.items():
        path.write_text(f"{text}\n" if path.suffix == ".ipynb" else text, encoding="utf-8")
    return list(files)


def list_text(asked: ExerciseList) -> str:
    """Return the text of the file with the list."""
    return json.dumps(asked.to_data(), ensure_ascii=False, indent=1) + "\n"


def notebook(asked: ExerciseList) -> dict[str, Any]:
    """Return the notebook, nbformat 4.5.

    Parameters
    ----------
    asked
        The list.
    """
    return notebook_of_cells([locked_text("intro", _introduction(asked)), form_cell(asked.points)])


def _introduction(asked: ExerciseList) -> str:
    return "\n\n".join(
        [
            f"# {asked.title}",
            "Nothing is done in this notebook. The exercises stand at the ends of the chapters, and you hand "
            "in from **your desk** which of them you did: it shows what it would send, and sends nothing "
            "before you say so. What you answered stays in your browser.",
            f"**How it is marked.** {rule(asked)}",
        ]
    )
