"""``answers.json`` beside the notebook: written whole or not at all, never over somebody else's version."""

import errno
import json
import os
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipnb.documents.locked_folder import locked

SCHEMA = "ipnb.answers/1"
META = ("schema", "case", "student", "workspace", "revision", "saved_at")
#: what grading reads; a full form takes about 20 kB
MOST_BYTES = 1_000_000
PLAIN = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EROFS: "This folder cannot be written to.",
    errno.EACCES: "This folder cannot be written to.",
    errno.EPERM: "This folder cannot be written to.",
}
if sys.platform == "emscripten":
    # JupyterLite's files end so whatever the browser refused, which keeps them
    PLAIN[errno.EINVAL] = "This browser did not keep it: its storage for this site may be full."


class NotKept(Exception):
    """The answers could not be kept, and trying again may help; the message is fit for a student."""

    save = "retrying"


class NotAccepted(NotKept):
    """These answers will not be kept however often it is tried."""

    save = "refused"


class Damaged(ValueError):
    """What stands in the file is not a set of answers to this case; the message says why."""


def now() -> str:
    """Return the time as ISO text, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def in_words(error: OSError) -> str:
    """Say why a file could not be written, for a student."""
    return PLAIN.get(error.errno or 0, f"The file could not be written ({error.strerror}).")


class AnswersFile:
    """The answers of one student to one case, and every version that must not be lost.

    Parameters
    ----------
    folder
        Where ``answers.json`` stands.
    case_id, student
        Written into the file, so that it can be matched when it is graded.

    Attributes
    ----------
    workspace : str
        A random id, made once and kept.
    revision : int
        Grows by one with each save.
    saved_at : str or None
        When what counts was saved last.
    told : str
        What a student has to be told about files put aside; empty if nothing.
    conflict : Path or None
        Where this form's version is kept while somebody else's stands in ``answers.json``.
    """

    def __init__(self, folder: Path, case_id: str, student: str):
        self.folder, self.case_id, self.student = folder, case_id, student
        self.path = folder / "answers.json"
        self.workspace, self.revision, self.saved_at = uuid.uuid4().hex, 0, None
        self.told = ""
        self.conflict: Path | None = None
        self._known: bytes | None = None

    # ---------------------------------------------------------------- opening

    def open(self) -> dict[str, Any]:
        """Read the answers on disk without their heading; ``{}`` where there are none yet."""
        stored = self._read()
        if stored is None:
            return {}
        answers = self._adopt(stored)
        self.conflict = self._left_open(answers)
        return answers

    def fresh(self) -> dict[str, Any] | None:
        """Read what another form has saved since this one looked; None if nothing that can be read."""
        try:
            stored = self._bytes(self.path)
            return None if self.conflict or stored == self._known else self._adopt(stored)
        except (OSError, Damaged):
            return None

    def theirs(self) -> dict[str, Any]:
        """Read the version in ``answers.json`` with its heading; empty if it has gone or cannot be read."""
        try:
            return self._parse(self._bytes(self.path))
        except (OSError, Damaged):
            return {}

    def ours(self) -> dict[str, Any]:
        """Read the version kept beside it while there is a conflict, with its heading."""
        assert self.conflict is not None
        return self._parse(self._bytes(self.conflict))

    def copy_aside(self) -> str:
        """Copy what is on disk aside, before a part that cannot be used is left out, and return its name."""
        with self._plainly():
            aside = self._free_name("damaged")
            assert self._known is not None
            self._write_bytes(aside, self._known)
            return aside.name

    def _left_open(self, answers: dict[str, Any]) -> Path | None:
        """Find the newest version that a student has not chosen about: the form was closed before."""
        for path in sorted(self.folder.glob("answers.conflict-*.json"), reverse=True):
            try:
                if content(self._parse(self._bytes(path))) != answers:
                    return path
            except (OSError, Damaged):
                continue
        return None

    # ---------------------------------------------------------------- saving

    def save(self, answers: dict[str, Any], unaware: bool = False) -> None:
        """Keep the answers; where somebody else saved meanwhile, keep them in a file of their own.

        Parameters
        ----------
        answers
            Without their heading.
        unaware
            Whether they were given without knowing of the last save by this very form (a tab that slept).

        Raises
        ------
        NotKept
            With the reason in words.
        """
        with self._plainly():
            stored = self._read()
            if stored is not None and (self.conflict or self._differs(stored, answers, unaware)):
                path = self.conflict or self._free_name("conflict")
                self._write(path, self._heading(self.revision + 1) | answers)
                self.conflict = path
                return
            self._make_it_count(answers, self.revision + 1)

    def settle(self, answers: dict[str, Any] | None) -> dict[str, Any]:
        """End a conflict; the version that no longer counts is kept as ``answers.kept-….json``.

        Parameters
        ----------
        answers
            This form's version, if that is the one to go on with; None for the other one.

        Returns
        -------
        dict
            The answers that count from now on.

        Raises
        ------
        NotKept
        """
        with self._plainly():
            theirs = self._read()
            if answers is None and theirs is not None:
                assert self.conflict is not None
                os.replace(self.conflict, self._free_name("kept"))
                self.conflict = None
                return self._adopt(theirs)
            if answers is None:
                # the other one has gone: this one is all there is
                answers = content(self.ours())
            if theirs is not None:
                self._write_bytes(self._free_name("kept"), theirs)
            self._make_it_count(answers, max(self.revision, _revision(theirs or b"{}")) + 1)
            return answers

    def _make_it_count(self, answers: dict[str, Any], revision: int) -> None:
        document = self._heading(revision) | answers
        self._known = self._write(self.path, document)
        self.revision, self.saved_at = revision, document["saved_at"]
        if self.conflict is not None:
            self.conflict.unlink(missing_ok=True)
            self.conflict = None

    def _differs(self, stored: bytes, answers: dict[str, Any], unaware: bool) -> bool:
        """Whether saving would write over somebody else's answers."""
        if stored == self._known and not unaware:
            return False
        if content(self._parse(stored)) != answers:
            return True
        # the same answers, saved by another tab
        self._adopt(stored)
        return False

    def _heading(self, revision: int) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "case": self.case_id,
            "student": self.student,
            "workspace": self.workspace,
            "revision": revision,
            "saved_at": now(),
        }

    # ---------------------------------------------------------------- reading

    def _read(self) -> bytes | None:
        """Read the bytes of a sound ``answers.json``; None where what cannot be read was put aside and said."""
        try:
            stored = self._bytes(self.path)
            self._parse(stored)
            return stored
        except FileNotFoundError:
            return None
        except (OSError, Damaged) as problem:
            self._put_aside(problem)
            return None

    def _bytes(self, path: Path) -> bytes:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)

    def _parse(self, stored: bytes) -> dict[str, Any]:
        if len(stored) > MOST_BYTES:
            raise Damaged("it is larger than 1 MB")
        try:
            found = json.loads(stored)
        except (ValueError, RecursionError):
            raise Damaged("it is not complete or not JSON") from None
        if not isinstance(found, dict) or found.get("schema") != SCHEMA:
            raise Damaged("it holds something other than answers")
        if found.get("case") != self.case_id:
            raise Damaged(f"it belongs to another case, {str(found.get('case'))[:80]}")
        return found

    def _adopt(self, stored: bytes) -> dict[str, Any]:
        found = self._parse(stored)
        self._known = stored
        self.revision = _revision(stored)
        self.saved_at = found.get("saved_at") if isinstance(found.get("saved_at"), str) else None
        if isinstance(found.get("workspace"), str) and found["workspace"]:
            self.workspace = found["workspace"]
        return content(found)

    def _put_aside(self, problem: Exception) -> None:
        """Move an unreadable file out of the way; if even that fails, nothing may be written over it."""
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        aside = self._free_name("damaged")
        os.replace(self.path, aside)
        self.told = f"The saved answers could not be read: {why}. The file is kept as {aside.name}."

    # ---------------------------------------------------------------- writing

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            with locked(self.folder):
                yield
        except OSError as error:
            raise NotKept(in_words(error)) from error

    def _write(self, path: Path, document: dict[str, Any]) -> bytes:
        try:
            text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
        except (ValueError, TypeError, RecursionError):
            raise NotAccepted("The page sent something that is not an answer.") from None
        stored = (text + "\n").encode("utf-8", "replace")
        if len(stored) > MOST_BYTES:
            raise NotAccepted("The answers have grown too large to keep. Shorten the longest text.")
        self._write_bytes(path, stored)
        return stored

    def _write_bytes(self, path: Path, stored: bytes) -> None:
        """Write all of it or nothing: a file of its own, on the disk, then in one step under its name."""
        # where a disk knows no locks, another tab may write at the same time
        part = self.folder / f".{path.name}.{os.getpid()}-{threading.get_ident()}.part"
        try:
            with part.open("wb") as file:
                file.write(stored)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    def _free_name(self, kind: str) -> Path:
        stem = f"answers.{kind}-{datetime.now():%Y-%m-%dT%H-%M-%S}"
        names = (
            self.folder / f"{stem}{more}.json" for more in ("", *(f"-{n}" for n in range(2, 1000)))
        )
        return next(name for name in names if not name.exists())


def content(document: dict[str, Any]) -> dict[str, Any]:
    """Return answers without their heading.

    Parameters
    ----------
    document : dict
        As it stands in ``answers.json``.
    """
    return {key: value for key, value in document.items() if key not in META}


def _revision(stored: bytes) -> int:
    found = json.loads(stored).get("revision")
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else 0
