"""The desk: all that a student needs of the course on one page, on the hub under Voilà or in JupyterLab."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ipnb.desk.addresses import base_url, book_address
from ipnb.desk.exchange import Exchange, Refused
from ipnb.web import tokens
from ipnb.web.bundle import bundle

#: what the page may ask for; anything else is only a look at the list
VERBS = {"begin", "submit", "feedback"}


class Desk(anywidget.AnyWidget):
    """What is due, one step for each assignment, receipts and feedback.

    Parameters
    ----------
    home
        The folder in which the student's assignments stand.
    """

    _esm = bundle("desk/desk.js")
    _css = tokens.css(".desk") + Path(__file__).with_name("desk.css").read_text(encoding="utf-8")

    rows: traitlets.List[dict[str, Any]] = traitlets.List(
        help="One entry an assignment, as `Exchange.rows` gives them"
    ).tag(sync=True)
    base = traitlets.Unicode(help="Address of the student's own server").tag(sync=True)
    book = traitlets.Unicode(help="Address of the book; empty where none is served").tag(sync=True)
    student = traitlets.Unicode(help="Who is signed in").tag(sync=True)
    barred = traitlets.Unicode(help="Why this student can hand in nothing, in words").tag(sync=True)
    trouble = traitlets.Unicode(help="Why the list could not be read, in words").tag(sync=True)

    def __init__(self, home: Path | str = "."):
        super().__init__(base=base_url(), book=book_address())
        self._exchange = Exchange(home)
        self.on_msg(self._heard)
        self._refresh()

    def _refresh(self) -> None:
        try:
            self.student, self.barred = self._exchange.student, self._exchange.barred()
            self.rows, self.trouble = self._exchange.rows(), ""
        except Refused as refusal:
            self.trouble = str(refusal)

    def _known(self) -> set[str]:
        return {case["id"] for row in self.rows for case in (row, row["instead"]) if case}

    def _heard(self, _: Any, message: dict[str, Any], __: Any) -> None:
        verb, name = message.get("verb"), message.get("id")
        answer = {"verb": verb, "id": name}
        if verb in VERBS and name in self._known():
            try:
                answer["receipt"] = getattr(self._exchange, verb)(name)
            except Refused as refusal:
                answer["refused"] = str(refusal)
        self._refresh()
        self.send(answer)
