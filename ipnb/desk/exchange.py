"""A student's side of nbgrader's exchange: rows out, three verbs in. No display.

This file knows nbgrader and the formulation task; it knows nothing of `ipnb.grading`, the instructor's side.
"""
# ruff: noqa: E402  (one import has to be prevented before the others)

import json
import logging
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

# jsonschema tries this one and does without; it costs half of the time that importing nbgrader takes
sys.modules.setdefault("rfc3987_syntax", None)

from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import get_username
from traitlets.config import Config

from ipnb.desk.folders import digest, judgements, read_case, renew, utc
from ipnb.desk.twins import paired, twin_of, with_others
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.completeness import open_parts
from ipnb.formulation.due import FOLDER, published_due

NOTHING_KNOWN = {
    "due": None,
    "note": [],
    "twin": None,
    "started": False,
    "parts": 0,
    "done": 0,
    "open": [],
}
NOTHING_SENT = {
    "submitted": None, "earlier": [], "receipt": None,
    "changed": False, "feedback_waits": False, "feedback": None,
}  # fmt: skip
SEVERAL_COURSES = (
    "This desk serves one course, and the settings of this server name {named} (CourseDirectory.course_id). "
    "JupyterLab’s Assignment List shows all of them; whoever runs the hub can name one for the desk."
)
NO_SUCH_NAME = (
    "Your name here, “{name}”, holds a {sign}, and with it nothing can be handed in. What you answer is kept "
    "all the same. Tell your instructor before you go on: another name has to be given to you."
)


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
        except Refused:
            raise
        except (
            Exception
        ) as error:  # whatever stands in the exchange: words, never a page that is gone
            self._log.exception(what)
            raise Refused(
                f"{what} did not work. Nothing of yours was changed. "
                "If it happens again, please tell your instructor."
            ) from error

    @property
    def student(self) -> str:
        """The name under which submissions are handed in."""
        with self._plainly("Reading your name"):
            named = self._make("List").coursedir.student_id
            return get_username() if named == "*" else named

    def barred(self) -> str:
        """Why this student can hand in nothing at all, in words; empty if nothing stands in the way."""
        name = self.student
        sign = next((sign for sign in "+*" if sign in name), None)
        return NO_SUCH_NAME.format(name=name, sign=sign) if sign else ""

    # ---- what there is ---------------------------------------------------------------------------

    def rows(self) -> list[dict]:
        """One row an assignment: released, begun, or ever handed in (it stays when a release is taken back).

        Raises
        ------
        Refused
            When the exchange or the hub cannot be asked, or the settings name no single course.
        """
        rows = paired(self._all_rows(), self._away())
        return sorted(rows, key=lambda one: (one["due"] or "9", one["id"]))

    def _all_rows(self) -> list[dict]:
        with self._plainly("Reading the list"):
            listing = self._make("List")
            course = listing.coursedir.course_id
            if course in ("", "*"):
                named = "all courses" if course else "none"
                raise Refused(SEVERAL_COURSES.format(named=named))
            released = listing.start()
            handed_in = self._make("List", cached=True).start()
            outbound = Path(listing.root) / course / "outbound"
        submissions = {info["assignment_id"]: info["submissions"] for info in handed_in}
        there = {
            info["assignment_id"]
            for info in released
            if (outbound / info["assignment_id"]).is_dir()
        }
        return [
            self._row(name, outbound / name, submissions.get(name, []))
            for name in there | set(submissions)
        ]

    def row_of(self, name: str) -> dict | None:
        """The row of one assignment, also of one that was put away; None where the exchange knows of none."""
        return next((row for row in with_others(self._all_rows()) if row["id"] == name), None)

    def _row(self, name: str, outbound: Path, submissions: list[dict]) -> dict:
        work = self.folder(name)
        where = work.relative_to(self.home).as_posix()
        try:
            renew(work, outbound)
            dates = outbound.parents[1] / FOLDER
            return own_due(row(name, work, outbound, submissions, where), dates, self.student)
        except Exception:  # whatever one folder holds: the others stay in sight
            self._log.exception(name)
            notebook = f"{where}/{name}.ipynb"
            known = {
                "id": name,
                "title": name,
                "notebook": notebook,
                "begun": (self.home / notebook).is_file(),
            }
            return NOTHING_KNOWN | NOTHING_SENT | known | {"faulty": True}

    def folder(self, name: str) -> Path:
        """Where nbgrader keeps a student's copy: beside the others, or in a folder of the course."""
        part = self._make("List")
        home = self.home / part.coursedir.course_id if part.path_includes_course else self.home
        return home / name

    def _away(self) -> set[str]:
        """The equivalent cases that were put away for another one."""
        try:
            return set(
                map(str, json.loads((self.home / "put-away.json").read_text(encoding="utf-8")))
            )
        except (OSError, ValueError, TypeError):
            return set()

    def _take_up(self, name: str) -> None:
        """Of two equivalent cases this one stands on the desk from now on, whatever the other holds."""
        known = read_case(self.folder(name))
        away = (self._away() | ({twin_of(known)} if known else set())) - {name, None}
        with suppress(OSError):  # a full disk: both are still there, and the row names the other
            (self.home / "put-away.json").write_text(json.dumps(sorted(away)), encoding="utf-8")

    # ---- three verbs -----------------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Put the assignment's files on the student's side; those that are there stay as they are."""
        with self._plainly("Beginning"):
            self._make("FetchAssignment", name, replace_missing_files=True).start()
        self._take_up(name)

    def submit(self, name: str) -> dict:
        """Hand in, then read back what arrived: a receipt counts only if it is of the copy to be marked.

        Returns
        -------
        dict
            ``assignment``, ``time`` (ISO, UTC) and ``digest`` (sha256); also a line of `receipts.jsonl`.
        """
        if barred := self.barred():
            raise Refused(barred)
        with self._plainly("Submitting"):
            part = self._make("Submit", name)
            part.start()
            sent, arrived = (
                digest(self.folder(name)),
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


def row(name: str, work: Path, outbound: Path, submissions: list[dict], where: str) -> dict:
    """What the desk says of one assignment.

    Parameters
    ----------
    work, outbound
        The student's folder and the released one; either may be missing.
    submissions
        What nbgrader lists of the student's own submissions.
    where
        The student's folder as an address from their home.
    """
    submissions = sorted(submissions, key=lambda one: one["timestamp"])
    last = submissions[-1] if submissions else None
    marked = [
        one for one in submissions if one["has_local_feedback"] or one["has_exchange_feedback"]
    ]
    marked = marked[-1] if marked else None
    return {
        "id": name,
        "begun": (work / f"{name}.ipynb").is_file(),
        "notebook": f"{where}/{name}.ipynb",
        **progress(work, outbound),
        "submitted": utc(last["timestamp"]) if last else None,
        "earlier": [attempt(name, one, where) for one in reversed(submissions[:-1])],
        "receipt": digest(Path(last["path"]))[:12] if last else None,
        "changed": bool(last)
        and work.is_dir()
        and judgements(work) != judgements(Path(last["path"])),
        "feedback_waits": bool(marked)
        and marked["has_exchange_feedback"]
        and (not marked["has_local_feedback"] or marked["feedback_updated"]),
        "feedback": f"{where}/feedback/{marked['timestamp']}/{name}.html" if marked else None,
    }


def own_due(one: dict, dates: Path, student: str) -> dict:
    """The row with the date that counts for this student: an extension, or the one typed in Formgrader."""
    due, extended = published_due(dates, dates.parent.name, one["id"], student)
    return one | ({"due": due, "extended": extended} if due else {"extended": False})


def attempt(name: str, submission: dict, where: str) -> dict:
    """What was handed in before the last time: ``time``, ``receipt``, and ``feedback`` where it has come."""
    read = f"{where}/feedback/{submission['timestamp']}/{name}.html"
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
        "twin": twin_of(case),
    }
    answers = work / "answers.json"
    try:
        return said | how_far(case, load_answers(answers, case) if answers.exists() else {})
    except DocumentError:
        return said | how_far(case, {}) | {"started": True, "unreadable": True}


def how_far(case: dict, answers: dict) -> dict:
    """``started``, how many ``parts`` the form has, how many are ``done``, and what is ``open`` in words."""
    everything, left = open_parts(case, {}), open_parts(case, answers)
    parts = {one.part for one in everything}
    done = parts - {one.part for one in left}
    texts = [str(one) for one in left]
    return {"started": left != everything, "parts": len(parts), "done": len(done), "open": texts}
