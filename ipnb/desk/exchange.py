"""A student's side of nbgrader's exchange: rows out, three verbs in. No display.

This file knows nbgrader and the formulation task; it knows nothing of `ipnb.grading`, the instructor's side.
"""
# ruff: noqa: E402  (one import has to be prevented before the others)

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

# jsonschema tries this one and does without; it costs half of the time that importing nbgrader takes
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from jupyter_core.application import JupyterApp
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import get_username
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound

from ipnb.desk.assignment_folders import digest_of_work, read_case, renew, utc
from ipnb.desk.equivalent_cases import equivalent_of, paired, with_others
from ipnb.desk.rows import (
    NOTHING_KNOWN,
    NOTHING_SENT,
    desk_row,
    waiting_row,
    with_own_due_date,
)
from ipnb.formulation.due import FOLDER, published_sittings

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

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


class _Settings(JupyterApp):
    """Reads nbgrader's settings as its commands do, without what these import."""

    name = "nbgrader"
    config_file_name = "nbgrader_config"


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
        app = _Settings(log=self._log)
        app.load_config_file()
        # a file in the student's own folder, or where this process stands, counts more than the machine's
        for folder in dict.fromkeys([str(self.home), os.getcwd()]):
            with suppress(ConfigFileNotFound):
                super(JupyterApp, app).load_config_file(app.config_file_name, folder)
        config = Config(app.config)
        config.Exchange.assignment_dir = str(self.home)
        return config

    def _make(self, kind: str, assignment: str = "", **traits: Any) -> Any:
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
    def _plainly(self, what: str) -> Iterator[None]:
        try:
            yield
        except Refused:
            raise
        except Exception as error:
            # whatever stands in the exchange: words, never a page that is gone
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
            return str(get_username() if named == "*" else named)

    def barred(self) -> str:
        """Say why this student can hand in nothing at all; empty if nothing stands in the way."""
        name = self.student
        sign = next((sign for sign in "+*" if sign in name), None)
        return NO_SUCH_NAME.format(name=name, sign=sign) if sign else ""

    # ---- what there is ---------------------------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        """List assignments: released, begun, or ever handed in (a row stays when a release is taken back).

        Raises
        ------
        Refused
            When the exchange or the hub cannot be asked, or the settings name no single course.
        """
        rows = paired(self._all_rows(), self._away())
        return sorted(rows, key=lambda row: (row["due"] or "9", row["id"]))

    def _all_rows(self) -> list[dict[str, Any]]:
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
        known = there | set(submissions)
        rows = [self._row(name, outbound / name, submissions.get(name, [])) for name in known]
        return [*rows, *self._sittings(outbound.parent / FOLDER, known)]

    def _sittings(self, dates: Path, known: set[str]) -> list[dict[str, Any]]:
        """List the sittings that are not released yet."""
        names = sorted(set(published_sittings(dates)) - known)
        rows = (waiting_row(name, dates, self.student) for name in names)
        return [row for row in rows if row is not None]

    def row_of(self, name: str) -> dict[str, Any] | None:
        """Find the row of one assignment, also of one that was put away; None if there is none.

        Parameters
        ----------
        name : str
            The assignment.

        Raises
        ------
        Refused
            As `rows` does.
        """
        return next((row for row in with_others(self._all_rows()) if row["id"] == name), None)

    def _row(self, name: str, outbound: Path, submissions: list[dict[str, Any]]) -> dict[str, Any]:
        work = self.folder(name)
        where = work.relative_to(self.home).as_posix()
        try:
            renew(work, outbound)
            dates = outbound.parents[1] / FOLDER
            row = desk_row(name, work, outbound, submissions, where)
            return with_own_due_date(row, dates, self.student)
        except Exception:
            # whatever one folder holds: the others stay in sight
            self._log.exception(name)
            notebook = f"{where}/{name}.ipynb"
            known = {
                "id": name,
                "title": name,
                "notebook": notebook,
                "begun": (self.home / notebook).is_file(),
            }
            return NOTHING_KNOWN | NOTHING_SENT | known | {"faulty": True}

    def course_folder(self) -> Path:
        """Return the course's folder in the exchange."""
        with self._plainly("Reading the list"):
            part = self._make("List")
            return Path(part.root, part.coursedir.course_id)

    def folder(self, name: str) -> Path:
        """Return where nbgrader keeps a student's copy: beside the others, or in a folder of the course."""
        part = self._make("List")
        home = self.home / part.coursedir.course_id if part.path_includes_course else self.home
        return home / name

    def _away(self) -> set[str]:
        """Read which equivalent cases were put away for another one."""
        try:
            return set(
                map(str, json.loads((self.home / "put-away.json").read_text(encoding="utf-8")))
            )
        except (OSError, ValueError, TypeError):
            return set()

    def _take_up(self, name: str) -> None:
        """Let this one of two equivalent cases stand on the desk from now on, whatever the other holds."""
        case = read_case(self.folder(name))
        other = equivalent_of(case) if case else None
        away = (self._away() | ({other} if other else set())) - {name}
        # a full disk: both are still there, and the row names the other
        with suppress(OSError):
            (self.home / "put-away.json").write_text(json.dumps(sorted(away)), encoding="utf-8")

    # ---- three verbs -----------------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Put the assignment's files on the student's side; those that are there stay as they are.

        Parameters
        ----------
        name : str
            The assignment.

        Raises
        ------
        Refused
            If nbgrader cannot fetch it; the reason is in words.
        """
        with self._plainly("Beginning"):
            self._make("FetchAssignment", name, replace_missing_files=True).start()
        self._take_up(name)

    def submit(self, name: str) -> dict[str, str]:
        """Hand in, then read back what arrived: a receipt counts only if it is of the copy to be marked.

        Returns
        -------
        dict
            ``assignment``, ``time`` (ISO, UTC) and ``digest`` (sha256); also a line of `receipts.jsonl`.

        Raises
        ------
        Refused
            With the reason in words; nothing counts as handed in then.
        """
        if barred := self.barred():
            raise Refused(barred)
        with self._plainly("Submitting"):
            part = self._make("Submit", name)
            part.start()
            sent, arrived = (
                digest_of_work(self.folder(name)),
                digest_of_work(Path(part.inbound_path) / part.assignment_filename),
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
        """Copy released feedback beside the student's work, where `rows` then names its file.

        Parameters
        ----------
        name : str
            The assignment.

        Raises
        ------
        Refused
            If it cannot be fetched; the reason is in words.
        """
        with self._plainly("Getting feedback"):
            self._make("FetchFeedback", name).start()
