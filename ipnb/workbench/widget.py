"""The case-formulation workbench as a widget: a form for any case, for whoever works in a notebook."""

import os
from pathlib import Path
from typing import Any

import anywidget

from ipnb.web import bundle
from ipnb.workbench.answers_text import as_text
from ipnb.workbench.case_figure import CaseFigure
from ipnb.workbench.state import WorkbenchState, case_in


class Workbench(anywidget.AnyWidget, WorkbenchState):
    """The form for the case in a folder.

    Parameters
    ----------
    folder
        Where ``case.json`` and ``answers.json`` stand; the notebook's own folder unless said.

    Raises
    ------
    FileNotFoundError
        If there is no ``case.json`` in the folder.
    """

    _esm = bundle.bundle("workbench/widget.js")
    _css = bundle.source("workbench/workbench.css")

    def __new__(cls, folder: str | Path = ".") -> Any:
        if os.environ.get("IPNB_BOOK") == "1":
            # no widget: one of them pulls a widget manager into the page
            return CaseFigure(case_in(folder))
        return super().__new__(cls)

    def __init__(self, folder: str | Path = "."):
        super().__init__(folder=folder)
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: dict[str, Any], __: Any) -> None:
        if (answer := self.respond(message)) is not None:
            self.send(answer)

    def __repr__(self) -> str:
        file = self._file
        heading = {"saved_at": file.saved_at, "student": file.student, "revision": file.revision}
        return as_text(self.case, {**self.answers, **heading})
