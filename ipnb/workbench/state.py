"""What the form knows and does, whoever shows it: the answers beside the case, and what is said of them."""

import getpass
import json
import os
import re
from pathlib import Path
from typing import Any

import traitlets

from ipnb.desk.addresses import book_address, desk_address
from ipnb.desk.saved_form import SavedForm
from ipnb.workbench.answers_file import AnswersFile, NotKept, content, in_words, now
from ipnb.workbench.sanitise_answers import sanitise_answers

#: so many open tabs get their own acknowledgement
TABS = 8


def student_name() -> str:
    """Return who is working: the name on the hub, else the login name."""
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "unknown"


def case_in(folder: str | Path) -> dict[str, Any]:
    """Read the released case in a folder.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    path = Path(folder).resolve() / "case.json"
    if not path.exists():
        raise FileNotFoundError(
            f"There is no case.json in {path.parent}. Fetch the assignment again."
        )
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def is_workspace(value: object) -> bool:
    """Whether this is the id of a workspace, as `AnswersFile` makes them."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value) is not None


class WorkbenchState(traitlets.HasTraits):
    """The answers to the case in a folder, as a page shows and changes them.

    Parameters
    ----------
    folder
        Where ``case.json`` and ``answers.json`` stand.

    Raises
    ------
    FileNotFoundError
        If there is no ``case.json`` in the folder.

    Notes
    -----
    The page sends ``answers`` together with ``edit`` (``{view, n, after, choose?}``: which tab, the number of
    its change, the last change it knew of, a choice between two versions). Each ``edit`` is answered in
    ``status``: ``save`` (new, saved, retrying, refused, conflict), ``saved_at``, ``revision``, ``workspace``,
    ``student``, ``seen`` (tab -> last change taken), ``reason``, ``conflict``, ``told``, ``feedback``,
    ``marked`` (whether feedback has come, so that a line may be argued).
    """

    case = traitlets.Dict(help="The released case").tag(sync=True)
    answers = traitlets.Dict(help="The judgements and texts, as the page shows them").tag(
        sync=True, from_page=True
    )
    edit = traitlets.Dict(help="Which tab changed the answers last").tag(sync=True, from_page=True)
    status = traitlets.Dict(help="What the page may say about keeping, and the feedback").tag(
        sync=True
    )

    def __init__(self, folder: str | Path = "."):
        folder, case = Path(folder).resolve(), case_in(folder)
        self._file = AnswersFile(folder, case["id"], student_name())
        self._shown = SavedForm(folder)
        # what is on disk of what the page gave
        self._kept: dict[str, Any] = {}
        # the last change taken: [tab, number]
        self._last: list[Any] | None = None
        self._seen: dict[str, int] = {}
        self._feedback: dict[str, Any] | None = None
        # nbgrader fetches it to there
        self._marked = (folder / "feedback").is_dir()
        # the page was connected before, and somebody else has saved since
        self._behind = False
        answers = self._open(case)
        save = "conflict" if self._file.conflict else "saved" if self._file.saved_at else "new"
        # all at once: a page that saw no status would take itself for one with nobody behind it
        super().__init__(case=case, answers=answers, status=self._status(case, save))

    def show_feedback(self, feedback: dict[str, Any]) -> None:
        """Show feedback, as `ipnb.formulation.feedback.explain` gives it, also in a form that is open.

        Parameters
        ----------
        feedback : dict
            ``total_band``, ``held``, ``notes`` and ``sections``; see there.
        """
        self._feedback = feedback
        self.status = {**self.status, "feedback": feedback}

    # ---------------------------------------------------------------- opening

    def _open(self, case: dict[str, Any]) -> dict[str, Any]:
        """Read what is on disk and belongs to this case; in a conflict, the version that was kept aside."""
        try:
            stored = self._file.open()
            if self._file.conflict:
                stored = content(self._file.ours())
        except OSError as error:
            self._file.told = f"The saved answers could not be read. {in_words(error)}"
            return {}
        answers, left_out = sanitise_answers(case, stored)
        if left_out:
            self._say_left_out(left_out)
        self._kept = answers
        return answers

    def _say_left_out(self, parts: list[str]) -> None:
        told = f"Some of the saved answers do not belong to this case and are not shown ({', '.join(parts)})."
        try:
            self._file.told = f"{told} They are kept in {self._file.copy_aside()}."
        except NotKept as problem:
            self._file.told = f"{told} {problem}"

    # ---------------------------------------------------------------- keeping

    @traitlets.observe("edit")
    def _taken(self, change: dict[str, Any]) -> None:
        edit = change["new"]
        if not edit:
            return
        view, number = str(edit.get("view")), edit.get("n")
        unaware = self._is_unaware(edit)
        self._last, self._behind = [view, number], False
        self._seen = dict(list({**self._seen, view: number}.items())[-TABS:])
        if edit.get("choose") and self._file.conflict:
            self._settle(edit["choose"] == "page")
        else:
            self._keep(unaware)

    def _is_unaware(self, edit: dict[str, Any]) -> bool:
        """Whether a tab changed answers without having seen the last change of another one."""
        if self._behind:
            return True
        if self._last is None or edit.get("view") == self._last[0]:
            return False
        tab, number = edit.get("after") or [None, 0]
        return bool(tab != self._last[0] or number < self._last[1])

    def _keep(self, unaware: bool = False) -> None:
        answers = content(self.answers)
        if answers == self._kept and self._file.saved_at and not self._file.conflict:
            self._tell("saved")
            return
        try:
            self._file.save(answers, unaware)
        except NotKept as problem:
            self._tell(problem.save, str(problem))
            return
        self._kept = answers
        self._shown.saved(self.case, answers)
        self._tell("conflict" if self._file.conflict else "saved")

    def _settle(self, keep_page: bool) -> None:
        try:
            counts = self._file.settle(content(self.answers) if keep_page else None)
            self._kept, _ = sanitise_answers(self.case, counts)
        except NotKept as problem:
            self._tell(problem.save, str(problem))
            return
        self.answers = self._kept
        self._tell("saved")

    def _tell(self, save: str, reason: str = "") -> None:
        self.status = self._status(self.case, save, reason)

    def _status(self, case: dict[str, Any], save: str, reason: str = "") -> dict[str, Any]:
        return {
            "save": save,
            "saved_at": self._file.saved_at,
            "revision": self._file.revision,
            "workspace": self._file.workspace,
            "student": self._file.student,
            "seen": dict(self._seen),
            "reason": reason,
            "conflict": self._conflict(case),
            "told": self._file.told,
            "feedback": self._feedback,
            "book": book_address(),
            "desk": desk_address(),
            "marked": self._marked,
        }

    def _conflict(self, case: dict[str, Any]) -> dict[str, Any] | None:
        if not self._file.conflict:
            return None
        ours, theirs = self._file.ours(), self._file.theirs()
        return {
            "file": self._file.conflict.name,
            "page": {"at": ours.get("saved_at") or now()},
            "other": {
                "at": theirs.get("saved_at") or now(),
                "answers": sanitise_answers(case, content(theirs))[0],
            },
        }

    def respond(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Look for news, or take a step of the desk's for this case.

        Parameters
        ----------
        message : dict
            ``verb``: look, or as `ipnb.workbench.handing_in.respond` takes them.

        Returns
        -------
        dict or None
            What that gives; None where nothing is to be said.
        """
        if message.get("verb") == "look":
            self._renew()
        elif message.get("verb") in ("standing", "submit", "begin"):
            # not at the top: nbgrader takes longer than all of the form
            from ipnb.workbench import handing_in

            return handing_in.respond(self._file.folder, message)
        return None

    def _renew(self) -> None:
        """Show what was saved elsewhere meanwhile, to somebody who comes back to the page."""
        if (found := self._file.fresh()) is None:
            return
        self._kept, _ = sanitise_answers(self.case, found)
        self.answers = self._kept
        self._tell("saved")

    # ---------------------------------------------------------------- coming back

    def resume(self, known: dict[str, Any], unanswered: list[Any]) -> None:
        """Go on with a page whose connection was lost, so that it saves over nobody else's answers.

        Parameters
        ----------
        known : dict
            The page's last ``status``.
        unanswered : list
            Sets of answers that it had sent, and of which it heard nothing: one of them may be on disk.
        """
        seen = known.get("seen")
        if isinstance(seen, dict):
            self._seen = {str(view): n for view, n in seen.items() if isinstance(n, int)}
        if self._file.saved_at is None and is_workspace(known.get("workspace")):
            # nothing is saved under the new one yet, and copies in the browser go by the old one
            self._file.workspace = known["workspace"]
        is_own = any(isinstance(one, dict) and content(one) == self._kept for one in unanswered)
        self._behind = known.get("revision") != self._file.revision and not is_own
        self.status = {**self.status, "seen": dict(self._seen), "workspace": self._file.workspace}
