"""Collecting from the exchange: two files a student, links kept as links, nobody's folder stops the others."""

import os
import shutil
from datetime import datetime
from itertools import chain
from logging import Logger
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import check_mode

from ipnb.grading.inbound_submissions import (
    InboundSubmission,
    list_inbound,
    made_by_student,
    newest_by_student,
)
from ipnb.grading.read_submission import time_in
from ipnb.grading.untrusted_files import LIMITS, NOTEBOOK_LIMIT, NOTEBOOKS, TIMESTAMP

#: the most that all notebooks of one submission may take, in bytes
ALL_NOTEBOOKS = 4 * NOTEBOOK_LIMIT
ONE_ACCOUNT = (
    "Where one account serves all students, owners tell nothing: "
    "set c.ExchangeCollect.check_owner = False."
)


class CaseCollect(ExchangeCollect):
    """nbgrader's collector, for folders in which anybody may have put anything.

    nbgrader's copies what links point to, takes anybody's folder as the student's whom its name says, and ends
    the batch at the first folder that it cannot name or copy.

    Students can write to the exchange's folder directly. A link in there would be followed with the
    instructor's rights; here it arrives as a link, and `read_submission` lets a person look. With
    ``ExchangeCollect.check_owner`` (nbgrader's default) only what the student's own account made is taken.
    """

    def init_src(self) -> None:
        """Find what is to be collected, and warn of what is not taken."""
        self._find_inbound()
        here = self.coursedir
        submissions, refused = list_inbound(
            Path(self.inbound_path), here.assignment_id, here.student_id or "*"
        )
        strange: dict[str, list[str]] = {}
        if self.check_owner:
            submissions, strange = made_by_student(submissions)
        due = self._due() if self.before_duedate else None
        self.src_records: list[InboundSubmission] = newest_by_student(submissions, due)
        self._warn_not_taken([*refused.values(), *strange.values()])
        if strange:
            self.log.warning(ONE_ACCOUNT)
        collected = {submission.student for submission in self.src_records}
        self._nothing_from = sorted({*filter(None, refused), *strange} - collected)

    def _find_inbound(self) -> None:
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.course_path = os.path.join(self.root, self.coursedir.course_id)
        self.inbound_path = os.path.join(self.course_path, "inbound")
        if not os.path.isdir(self.inbound_path):
            self.fail(f"Course not found: {self.inbound_path}")
        if not check_mode(self.inbound_path, read=True, execute=True):
            self.fail(f"You don't have read permissions for the directory: {self.inbound_path}")

    def _warn_not_taken(self, sentences: list[list[str]]) -> None:
        for sentence in chain.from_iterable(sentences):
            self.log.warning("Not taken: %s", sentence)

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                due: datetime | None = gradebook.find_assignment(
                    self.coursedir.assignment_id
                ).duedate
            except MissingEntry:
                return None
            return due

    def copy_files(self) -> None:
        """Collect one student after the other; what fails is named at the end."""
        what, course = self.coursedir.assignment_id, self.coursedir.course_id
        if not self.src_records:
            self.log.warning("No submissions of '%s' for course '%s' to collect", what, course)
        failed = list(self._nothing_from)
        for student in failed:
            self.log.error(
                "Could not collect from %s: nothing there can be taken as theirs", student
            )
        for submission in self.src_records:
            try:
                self._collect(submission)
            except Exception as error:
                failed.append(submission.student)
                self.log.error(
                    "Could not collect from %s: %s: %s",
                    submission.student,
                    type(error).__name__,
                    error,
                )
        if failed:
            self.fail(f"Not collected: {', '.join(sorted(failed))}. All others were.")

    def _collect(self, submission: InboundSubmission) -> None:
        step, assignment = self.coursedir.submitted_directory, self.coursedir.assignment_id
        folder = Path(self.coursedir.format_path(step, submission.student, assignment))
        if not self._wanted(submission, folder):
            return
        beside = folder.with_name(f".{folder.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.do_copy(submission.path, beside)
            _write_time(submission, beside, self.log)
            # only now, so that a copy that fails takes nothing away
            if folder.is_symlink():
                folder.unlink()
            elif folder.exists():
                shutil.rmtree(folder)
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def _wanted(self, submission: InboundSubmission, folder: Path) -> bool:
        """Decide whether to copy it, by nbgrader's rules, and say so in nbgrader's words."""
        who = f"{submission.student} {self.coursedir.assignment_id}"
        if not os.path.lexists(folder):
            self.log.info("Collecting submission: %s", who)
            return True
        there = time_in(folder)
        newer = self.update and (there is None or submission.time > there)
        if newer or (self.before_duedate and submission.time != there):
            self.log.info("Updating submission: %s", who)
            return True
        if self.update:
            self.log.info("No newer submission to collect: %s", who)
        else:
            self.log.info("Submission already exists, use --update to update: %s", who)
        return False

    def do_copy(self, src: str | Path, dest: str | Path, log: Any = None) -> None:
        """Copy one submission: its notebooks, the answers, and what nbgrader itself put beside them.

        Parameters
        ----------
        src, dest
            The folder in the exchange, and the one to make.
        log
            Not used; nbgrader's own takes it.
        """
        src, dest = Path(src), Path(dest)
        dest.mkdir(parents=True)
        ours, room, left = f"{self.coursedir.assignment_id}.ipynb", ALL_NOTEBOOKS, 0
        notebooks = sorted(src.glob("*.ipynb"), key=lambda path: (path.name != ours, path.name))
        for number, path in enumerate(notebooks):
            if number < NOTEBOOKS and room > 0:
                room -= _copy(path, dest / path.name, min(NOTEBOOK_LIMIT, room) + 1)
            else:
                left += 1
        for name in LIMITS:
            if os.path.lexists(src / name):
                # one byte too many is enough to be refused later
                _copy(src / name, dest / name, LIMITS[name] + 1)
        if left:
            self.log.warning(
                "%s: %d of %d notebooks were left there", src.name, left, len(notebooks)
            )
        if self.coursedir.groupshared:
            _share_with_group(dest)


def _copy(path: Path, to: Path, most: int) -> int:
    """Copy a link as a link and the start of an ordinary file; return how many bytes that took."""
    if path.is_symlink():
        os.symlink(os.readlink(path), to)
    elif path.is_file():
        with path.open("rb") as source, to.open("wb") as target:
            target.write(source.read(most))
        shutil.copystat(path, to)
        return to.stat().st_size
    return 0


def _write_time(submission: InboundSubmission, folder: Path, log: Logger) -> None:
    """Write the time into the copy.

    It stands in the folder's name and in a file; where the file says something else, or is no file, the name is
    believed, by which the submission was chosen.
    """
    if time_in(folder) == submission.time:
        return
    file = folder / TIMESTAMP
    if os.path.lexists(file):
        log.warning(
            "%s: %s is not the time in the folder's name, which is used",
            submission.student,
            TIMESTAMP,
        )
        file.unlink()
    file.write_text(submission.written, encoding="utf-8")


def _share_with_group(folder: Path) -> None:
    for path in [folder, *folder.iterdir()]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o2770 if path.is_dir() else 0o660))
