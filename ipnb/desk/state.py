"""What the desk knows and does, whoever shows it: a widget in a notebook, or a page of the student's server."""

from pathlib import Path
from typing import Any

import traitlets

from ipnb.chapter_exercises.exercise_list import ExerciseList
from ipnb.chapter_exercises.handed_in import check_handed_in
from ipnb.desk.addresses import base_url, book_address, form_address
from ipnb.desk.exchange import Exchange, Refused
from ipnb.desk.exercises import hand_in
from ipnb.desk.exercises_there import chapters_left_out
from ipnb.desk.progress_sign import FOLDER
from ipnb.desk.shared_progress import NotSwitched, SharedProgress

#: what the page may ask for; anything else is only a look at the list
VERBS = {"begin", "submit", "feedback"}
HAND_IN = "hand-in"
NOT_THERE = (
    "The chapter exercises cannot be handed in at the moment, because they are not released any more. What your "
    "browser keeps is as it was. Ask your instructor."
)


class DeskState(traitlets.HasTraits):
    """What is due, one step for each assignment, receipts and feedback.

    Parameters
    ----------
    home
        The folder in which the student's assignments stand.
    """

    rows: traitlets.List[dict[str, Any]] = traitlets.List(
        help="One entry an assignment, as `Exchange.rows` gives them, with the address of its form"
    ).tag(sync=True)
    exercises: traitlets.List[dict[str, Any]] = traitlets.List(
        help="The same of each assignment of chapter exercises, with what it asks and what was handed in"
    ).tag(sync=True)
    base = traitlets.Unicode(help="Address of the student's own server").tag(sync=True)
    book = traitlets.Unicode(help="Address of the book; empty where none is served").tag(sync=True)
    student = traitlets.Unicode(help="Who is signed in").tag(sync=True)
    barred = traitlets.Unicode(help="Why this student can hand in nothing, in words").tag(sync=True)
    sharing = traitlets.Unicode(
        help="Whether instructors see what was begun: on, off, or empty where there is nothing to switch"
    ).tag(sync=True)
    trouble = traitlets.Unicode(help="Why the list could not be read, in words").tag(sync=True)

    def __init__(self, home: Path | str = "."):
        super().__init__(base=base_url(), book=book_address())
        self._exchange = Exchange(home)
        self._progress = SharedProgress(self._exchange.home)
        self._refresh()

    def respond(self, message: dict[str, Any]) -> dict[str, Any]:
        """Take the step that a page asks for, look at the list again, and answer.

        Parameters
        ----------
        message : dict
            ``verb``: begin, submit, feedback, hand-in or look; ``id``: of the assignment; with hand-in, what
            `exercises.hand_in` takes. Or ``verb``: share, and ``id``: on or off.

        Returns
        -------
        dict
            ``verb`` and ``id``, with ``receipt`` (of a submission) or ``refused`` (in words).
        """
        verb, name = message.get("verb"), message.get("id")
        answer = {"verb": verb, "id": name}
        try:
            if verb in VERBS and name in self._known():
                answer["receipt"] = getattr(self._exchange, verb)(name)
            elif verb == HAND_IN:
                answer["receipt"] = self._hand_in(name, message)
            elif verb == "share" and name in ("on", "off"):
                self._progress.switch(self._signs(), self.student, name == "on")
        except (Refused, NotSwitched) as refusal:
            answer["refused"] = str(refusal)
        self._refresh()
        return answer

    def _hand_in(self, name: Any, message: dict[str, Any]) -> dict[str, str]:
        row = next((one for one in self.exercises if one["id"] == name), None)
        if row is None:
            raise Refused(NOT_THERE)
        before = check_handed_in(row["handed_in"]) if row["handed_in"] else None
        asked = ExerciseList.from_data(row["exercises"])
        return hand_in(self._exchange, row["id"], asked, message, before)

    def _refresh(self) -> None:
        try:
            self.student, self.barred = self._exchange.student, self._exchange.barred()
            rows = [_addressed(row) for row in self._exchange.rows()]
            self.rows = [row for row in rows if "exercises" not in row]
            left_out = chapters_left_out(self._exchange.home)
            self.exercises = [row | {"left_out": left_out} for row in rows if "exercises" in row]
            self.trouble = ""
            self.sharing = self._progress.seen(self._signs(), self.student, self.rows)
        except Refused as refusal:
            self.trouble = str(refusal)

    def _signs(self) -> Path:
        return self._exchange.course_folder() / FOLDER

    def _known(self) -> set[str]:
        rows = [*self.rows, *self.exercises]
        return {case["id"] for row in rows for case in (row, row["instead"]) if case}


def _addressed(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"form": form_address(row["notebook"])}
