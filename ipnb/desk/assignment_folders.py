"""Folders of work: a student's own, the released one, copies that were handed in. No nbgrader, no display."""

import datetime as dt
import json
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateutil.parser import parse as parse_time

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.digest import digest_of_files
from ipnb.documents.document import parse_document
from ipnb.formulation.case import check_case
from ipnb.formulation.errata import since_release

#: put beside a student's files by nbgrader itself: no part of what was handed in
NOT_SENT = {"timestamp.txt", "submission_secret.txt"}
NOT_WORK = {"feedback", ".ipynb_checkpoints", "__pycache__"}


def read_case(folder: Path) -> dict[str, Any] | None:
    """Read the case in a folder; None if there is none that can be read."""
    try:
        text = (folder / "case.json").read_text(encoding="utf-8-sig")
        case = parse_document(text, "case.json")
    except (DocumentError, OSError, UnicodeDecodeError):
        return None
    return case if _is_sound(text) else None


@lru_cache(maxsize=256)
def _is_sound(text: str) -> bool:
    """Check a case once for all who look at it: the desk looks each minute, and this would be most of it."""
    try:
        check_case(parse_document(text, "case.json"))
    except DocumentError:
        return False
    return True


def renew(work: Path, outbound: Path) -> None:
    """Bring a case that was released again with corrections to whoever had begun; answers are not touched.

    Where it changed in more than its words, the student's copy stays: their answers belong to that one.

    Parameters
    ----------
    work, outbound
        The student's folder and the released one.
    """
    mine, released = read_case(work), read_case(outbound)
    if not mine or not released or mine == released or mine["id"] != released["id"]:
        return
    if all(change.is_note for change in since_release(released, mine, work.name)):
        # a full disk, for example: they go on with what they have
        with suppress(OSError):
            fresh = work / "case.json.new"
            fresh.write_bytes((outbound / "case.json").read_bytes())
            os.replace(fresh, work / "case.json")


def judgements(folder: Path) -> dict[str, Any] | bytes | None:
    """Read what a student answered, without the form's notes about saving, to notice a change since a submission.

    Parameters
    ----------
    folder : Path
        A student's own, or a copy that was handed in.

    Returns
    -------
    dict or bytes or None
        The bytes where they are no answers; None without a file.
    """
    try:
        text = (folder / "answers.json").read_bytes()
    except OSError:
        return None
    try:
        return {
            name: part
            for name, part in json.loads(text).items()
            if name not in {"revision", "saved_at"}
        }
    except (ValueError, AttributeError):
        return text


def digest_of_work(folder: Path) -> str:
    """Return one digest of all that is handed in. Feedback that was fetched into the folder is not work."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest_of_files(
        folder,
        (
            path
            for path in files
            if path.name not in NOT_SENT and not NOT_WORK & set(path.relative_to(folder).parts)
        ),
    )


def utc(timestamp: str) -> str:
    """Return nbgrader's time ("2026-11-22 01:33:07.123456 UTC") as ISO 8601 in UTC."""
    moment: dt.datetime = parse_time(timestamp)
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
