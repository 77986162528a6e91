"""Folders of work: a student's own, the released one, copies that were handed in. No nbgrader, no display."""

import datetime as dt
import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from dateutil.parser import parse as parse_time

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.case import load_case
from ipnb.formulation.errata import since_release

#: put beside a student's files by nbgrader itself: no part of what was handed in
NOT_SENT = {"timestamp.txt", "submission_secret.txt"}
NOT_WORK = {"feedback", ".ipynb_checkpoints", "__pycache__"}


def read_case(folder: Path) -> dict | None:
    """The case in a folder, or nothing if there is none that can be read."""
    try:
        return load_case(folder / "case.json")
    except (DocumentError, OSError):
        return None


def renew(work: Path, outbound: Path) -> None:
    """A case that was released again with corrections comes to whoever had begun; answers are not touched.

    Where it changed in more than its words, the student's copy stays: their answers belong to that one.
    """
    mine, released = read_case(work), read_case(outbound)
    if not mine or not released or mine == released or mine["id"] != released["id"]:
        return
    if all(change.is_note for change in since_release(released, mine, work.name)):
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
        return {
            name: part
            for name, part in json.loads(text).items()
            if name not in {"revision", "saved_at"}
        }
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
