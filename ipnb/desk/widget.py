"""The desk as a widget: for whoever works in JupyterLab."""

from pathlib import Path
from typing import Any

import anywidget

from ipnb.desk import SHEETS
from ipnb.desk.state import DeskState
from ipnb.web import tokens
from ipnb.web.bundle import bundle, source


class Desk(anywidget.AnyWidget, DeskState):
    """What is due, one step for each assignment, receipts and feedback.

    Parameters
    ----------
    home
        The folder in which the student's assignments stand.
    """

    _esm = bundle("desk/desk.js")
    _css = tokens.css(".desk") + "".join(source(f"desk/{sheet}") for sheet in SHEETS)

    def __init__(self, home: Path | str = "."):
        super().__init__(home=home)
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: dict[str, Any], __: Any) -> None:
        self.send(self.respond(message))
