"""A student's side of nbgrader's exchange: rows out, three verbs in. No display.

This file knows nbgrader and the formulation task; it knows nothing of `ipnb.grading`, the instructor's side.
"""
# ruff: noqa: E402  (one import has to be prevented before the others)

import datetime as dt
import hashlib
import json
import logging
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

# jsonschema tries this one and does without; it costs half of the time that importing nbgrader takes
sys.modules.setdefault("rfc3987_syntax", None)

from dateutil.parser import parse as parse_time
from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory
from traitlets.config import Config

from ipnb.formulation.answers import load_answers, missing
from ipnb.formulation.case import load_case
from ipnb.formulation.errata import since_release
from ipnb.formulation.faults import Faults

#: put beside a student's files by nbgrader itself: no part of what was handed in
NOT_SENT = {"timestamp.txt", "submission_secret.txt"}
NOT_WORK = {"feedback", ".ipynb_checkpoints", "__pycache__"}

NOTHING_KNOWN = {"due": None, "note": [], "twin": None, "started": False, "parts": 0, "done": 0, "open": []}


class Refused(Exception):
    """The exchange said no; the message is fit for a student."""


class _Log(logging.Handler):
    """Keeps what nbgrader says, which would otherwise be printed on the student's page."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class Exchange:
    """nbgrader's exchange classes for one student, as their own server configures them.

    Parameters
    ----------
    home
        The folder in which assignments stand side by side, as JupyterLab's Assignment List keeps them.
    """

    def __init__(self, home: Path | str = "."):
        self.home = Path(home).resolve()
        self._heard = _Log()
        self._log = logging.Logger("ipnb.exchange")
        self._log.addHandler(self._heard)
        self._config = self._load_config()

    def _load_config(self) -> Config:
        # never .instance() nor .initialize(): the kernel's own application and command line are in the way
        app = NbGrader(log=self._log)
        app.config_file_paths.insert(0, str(self.home))
        app.load_config_file()
        config = Config(app.config)
        config.Exchange.assignment_dir = str(self.home)
        return config

    def _make(self, kind: str, assignment: str = "", **traits):
        config = Config(self._config)
        config.CourseDirectory.assignment_id = assignment
        part = getattr(ExchangeFactory(config=config), kind)
        return part(
            coursedir=CourseDirectory(config=config, log=self._log),
            authenticator=Authenticator(config=config, log=self._log),
            config=config,
            log=self._log,
            **traits,
        )

    @contextmanager
    def _plainly(self, what: str):
        try:
            yield
        except (ExchangeError, OSError, RuntimeError) as error:
            self._log.exception(what)
            raise Refused(
                f"{what} did not work. Nothing of yours was changed. "
                "If it happens again, please tell your instructor."
            ) from error

    # ---- what there is ---------------------------------------------------------------------------

    def rows(self) -> list[dict]:
        """One row an assignment: released, begun, or ever handed in (it stays when a release is taken back).

        Raises
        ------
        Refused
            When the exchange or the hub cannot be asked.
        """
        with self._plainly("Reading the list"):
            listing = self._make("List")
            released = listing.start()
            handed_in = self._make("List", cached=True).start()
        outbound = Path(listing.root) / self._config.CourseDirectory.course_id / "outbound"
        submissions = {info["assignment_id"]: info["submissions"] for info in handed_in}
        names = {info["assignment_id"] for info in released} | set(submissions)
        for name in names:
            renew(self.home / name, outbound / name)
        rows = [row(name, self.home / name, outbound / name, submissions.get(name, [])) for name in names]
        return sorted(paired(rows), key=lambda one: (one["due"] or "9", one["id"]))

    # ---- three verbs -----------------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Put the assignment's files on the student's side; those that are there stay as they are."""
        with self._plainly("Beginning"):
            self._make("FetchAssignment", name, replace_missing_files=True).start()

    def submit(self, name: str) -> dict:
        """Hand in, then read back what arrived: a receipt counts only if it is of the copy to be marked.

        Returns
        -------
        dict
            ``assignment``, ``time`` (ISO, UTC) and ``digest`` (sha256); also a line of `receipts.jsonl`.
        """
        with self._plainly("Submitting"):
            part = self._make("Submit", name)
            part.start()
            sent, arrived = (
                digest(self.home / name),
                digest(Path(part.inbound_path) / part.assignment_filename),
            )
        if sent != arrived:
            raise Refused(
                "Submitting finished, but what arrived is not what you have. Please submit once more."
            )
        receipt = {"assignment": name, "time": utc(part.timestamp), "digest": arrived}
        with (self.home / "receipts.jsonl").open("a", encoding="utf-8") as book:
            book.write(json.dumps(receipt) + "\n")
        return receipt

    def feedback(self, name: str) -> None:
        """Copy released feedback beside the student's work, where `rows` then names its file."""
        with self._plainly("Getting feedback"):
            self._make("FetchFeedback", name).start()


def row(name: str, work: Path, outbound: Path, submissions: list[dict]) -> dict:
    """What the desk says of one assignment.

    Parameters
    ----------
    work, outbound
        The student's folder and the released one; either may be missing.
    submissions
        What nbgrader lists of the student's own submissions.
    """
    submissions = sorted(submissions, key=lambda one: one["timestamp"])
    last = submissions[-1] if submissions else None
    marked = [one for one in submissions if one["has_local_feedback"] or one["has_exchange_feedback"]]
    marked = marked[-1] if marked else None
    return {
        "id": name,
        "begun": (work / f"{name}.ipynb").is_file(),
        "notebook": f"{name}/{name}.ipynb",
        **progress(work, outbound),
        "submitted": utc(last["timestamp"]) if last else None,
        "earlier": [attempt(name, one) for one in reversed(submissions[:-1])],
        "receipt": digest(Path(last["path"]))[:12] if last else None,
        "changed": bool(last) and work.is_dir() and judgements(work) != judgements(Path(last["path"])),
        "feedback_waits": bool(marked)
        and marked["has_exchange_feedback"]
        and (not marked["has_local_feedback"] or marked["feedback_updated"]),
        "feedback": f"{name}/feedback/{marked['timestamp']}/{name}.html" if marked else None,
    }


def attempt(name: str, submission: dict) -> dict:
    """What was handed in before the last time: ``time``, ``receipt``, and ``feedback`` where it has come."""
    read = f"{name}/feedback/{submission['timestamp']}/{name}.html"
    return {
        "time": utc(submission["timestamp"]),
        "receipt": digest(Path(submission["path"]))[:12],
        "feedback": read if submission["has_local_feedback"] else None,
    }


def progress(work: Path, outbound: Path) -> dict:
    """Title, due date and what is still open, as far as the case and the answers can be read.

    The exchange knows no due dates: they travel in the case, and the released copy counts first, so that a
    moved date is seen by those who had begun before.
    """
    case = next((found for found in map(read_case, (outbound, work)) if found), None)
    if case is None:
        return NOTHING_KNOWN | {"title": work.name}
    said = {
        "title": case["title"],
        "due": case.get("due"),
        "note": case.get("content_note", []),
        "twin": case.get("instead", {}).get("case"),
    }
    answers = work / "answers.json"
    try:
        return said | how_far(case, load_answers(answers, case) if answers.exists() else {})
    except Faults:
        return said | how_far(case, {}) | {"started": True, "unreadable": True}


def how_far(case: dict, answers: dict) -> dict:
    """``started``, how many ``parts`` the form has, how many are ``done``, and what is ``open`` in words."""
    everything, left = missing(case, {}), missing(case, answers)
    parts = parts_of(everything)
    done = parts - parts_of(left)
    return {"started": left != everything, "parts": len(parts), "done": len(done), "open": left}


def parts_of(lines: list[str]) -> set[str]:
    """The parts of a form that `missing` names: a line is a part, a colon and what is open there."""
    return {line.split(":", 1)[0] for line in lines}


def paired(rows: list[dict]) -> list[dict]:
    """One row for a case and the equivalent one that may be taken instead, until a student has begun both.

    The row that stays names the other one under ``instead``.
    """
    by_id = {one["id"]: one for one in rows}
    shown = []
    for one in rows:
        other = by_id.get(one.pop("twin"))
        if other is one:
            other = None
        if other and not touched(one) and (touched(other) or other["id"] < one["id"]):
            continue
        free = other and not touched(other)
        shown.append(one | {"instead": {"id": other["id"], "title": other["title"]} if free else None})
    return shown


def touched(row: dict) -> bool:
    return row["begun"] or bool(row["submitted"])


def read_case(folder: Path) -> dict | None:
    """The case in a folder, or nothing if there is none that can be read."""
    try:
        return load_case(folder / "case.json")
    except (Faults, OSError):
        return None


def renew(work: Path, outbound: Path) -> None:
    """A case that was released again with corrections comes to whoever had begun; answers are not touched.

    Where it changed in more than its words, the student's copy stays: their answers belong to that one.
    """
    mine, released = read_case(work), read_case(outbound)
    if not mine or not released or mine == released or mine["id"] != released["id"]:
        return
    if all(change.note for change in since_release(released, mine, work.name)):
        with suppress(OSError):  # a full disk, for example: they go on with what they have
            fresh = work / "case.json.new"
            fresh.write_bytes((outbound / "case.json").read_bytes())
            os.replace(fresh, work / "case.json")


def judgements(folder: Path) -> dict | bytes | None:
    """What a student said, without the form's notes about saving: to notice a change since a submission."""
    try:
        text = (folder / "answers.json").read_bytes()
    except OSError:
        return None
    try:
        return {name: part for name, part in json.loads(text).items() if name not in {"revision", "saved_at"}}
    except (ValueError, AttributeError):
        return text


def digest(folder: Path) -> str:
    """Sha256 over names and contents, in order. Feedback that was fetched into the folder is not work."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder)
        if NOT_WORK & set(name.parts) or path.name in NOT_SENT:
            continue
        total.update(f"{name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def utc(timestamp: str) -> str:
    """nbgrader's time ("2026-11-22 01:33:07.123456 UTC") as ISO 8601."""
    return parse_time(timestamp).astimezone(dt.UTC).isoformat(timespec="seconds")


def base_url() -> str:
    """Where the student's own server stands on the hub, with its slash."""
    return os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/")
