"""An open case as a notebook: the form, and beneath it a score with reasons, by the open key."""

import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ipnb.formulation.kinds.protocol import Data

HOW = (
    "**To begin.** Press *Run ▸ Run All Cells*: the form appears. What you choose is kept beside this notebook. "
    "When you want to be scored, run the last cell again. If nothing happens at first, Python was still "
    "starting: press it once more."
)
SCORE = "from ipnb.workbench.open_case import score\n\nscore()"


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
    form = new_code_cell("from ipnb.widgets import Workbench\n\nWorkbench()")
    found = [
        new_markdown_cell(about),
        form,
        new_markdown_cell("## Your score, with reasons"),
        new_code_cell(SCORE),
    ]
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
