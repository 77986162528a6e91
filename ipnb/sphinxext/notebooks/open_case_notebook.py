"""An open case as a notebook: its form, which gives reasons and scores by the open key beside it."""

import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ipnb.formulation.kinds.protocol import Data

HOW = (
    "**To begin, and each time that you come back:** *Run ▸ Run All Cells*. The form appears with everything "
    "that you have answered. (If nothing happens, Python is still starting: once more.) Your answers are kept "
    "as you go, in this browser and nowhere else; the form's last page gives a score with reasons, and saves "
    "your answers as a file."
)
FORM = "from ipnb.widgets import OpenCase\n\nOpenCase()"


def notebook(case: Data) -> NotebookNode:
    """Return the notebook of an open case.

    Parameters
    ----------
    case : mapping
        As its `case.yaml` has it.
    """
    notes = ", ".join(case.get("content_note", []))
    touches = f" It touches on {notes}." if notes else ""
    about = f"# {case['title']}\n\n*Everyone in this case is invented.*{touches}\n\n{HOW}"
    found = [new_markdown_cell(about), new_code_cell(FORM)]
    for number, cell in enumerate(found):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made: NotebookNode = new_notebook(cells=found, metadata={"kernelspec": kernel})
    return made


def files(case: Data, key: Any) -> dict[str, str]:
    """Return what stands in the case's folder: name -> text."""
    return {
        f"{case['id']}.ipynb": json.dumps(notebook(case), ensure_ascii=False, indent=1),
        "case.json": json.dumps(case, ensure_ascii=False),
        "key.json": json.dumps(key, ensure_ascii=False),
    }


def write(folder: Path, case: Data, key: Any) -> None:
    """Write the folder of an open case."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(case, key).items():
        (folder / name).write_text(text, encoding="utf-8")
