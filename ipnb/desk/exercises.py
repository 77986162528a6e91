"""Handing in the chapter exercises that a browser has kept.

What a student leaves out for reasons of their own stays in their folder by name and is handed in as a number.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.counting import count
from ipnb.chapter_exercises.exercise_list import FILE as LIST_FILE
from ipnb.chapter_exercises.exercise_list import ExerciseList
from ipnb.chapter_exercises.handed_in import (
    FILE,
    SCHEMA,
    HandedIn,
    check_handed_in,
    united,
)
from ipnb.desk.exchange import Exchange, Refused
from ipnb.desk.exercises_there import LEFT_OUT, read_handed_in
from ipnb.documents.diagnostics import DocumentError, join_ids

#: the name of a chapter's file, and more of them than a book has
CHAPTER = re.compile(r"[A-Za-z0-9][\w-]{0,99}")
MOST_CHAPTERS = 500
NOT_TAKEN = (
    "What this page sent is not what it should be, so nothing was handed in. What your browser keeps is as it "
    "was. Reload this page and try again; if it happens again, tell your instructor."
)
#: what may stand in the folder besides the notebook: of the last two nothing is handed in
OURS = {FILE, f".{FILE}.new", LIST_FILE, "feedback", ".ipynb_checkpoints"}
OTHER_FILES = (
    "Your folder “{folder}” on the hub holds something that is no part of the exercises ({names}) and would be "
    "handed in with them, so nothing was handed in. In JupyterLab, move it to another folder, then hand in again."
)
NO_SPACE = (
    "Your folder on the hub cannot be written, perhaps because it is full, so nothing was handed in. What your "
    "browser keeps is as it was. Tell your instructor."
)


def hand_in(
    exchange: Exchange,
    name: str,
    asked: ExerciseList,
    message: Mapping[str, Any],
    before: HandedIn | None,
) -> dict[str, str]:
    """Hand in what a browser has kept, together with all that was handed in before.

    Parameters
    ----------
    exchange
        The student's.
    name
        Of the assignment.
    asked
        Its list.
    message
        From the page: ``done``, exercise -> day or None; ``cards``; ``left_out``, chapters.
    before
        What was handed in last.

    Returns
    -------
    dict
        The receipt, as `Exchange.submit` gives it.

    Raises
    ------
    Refused
        If the page sent something else, the folder cannot be written, or the exchange refuses.
    """
    now = _from_page(message, exchange.student)
    ticked = _ticked(message)
    with _alone(exchange.home):
        folder = exchange.folder(name)
        _refuse_other_files(folder)
        if not (folder / f"{name}.ipynb").is_file():
            exchange.begin(name)
        # what was written and could not be handed in counts as well
        for earlier in (before, read_handed_in(folder)):
            if earlier is not None and earlier.student in ("", exchange.student):
                now = united(earlier, now)
        now = _with_left_out(now, asked, ticked)
        try:
            # all of them: a course may count its chapters in two assignments
            _write(exchange.home / LEFT_OUT, json.dumps(sorted(ticked)))
            _write(folder / FILE, json.dumps(now.to_data(), indent=1))
        except OSError:
            raise Refused(NO_SPACE) from None
        return exchange.submit(name)


def _from_page(message: Mapping[str, Any], student: str) -> HandedIn:
    try:
        return check_handed_in(
            {
                "schema": SCHEMA,
                "student": student,
                "saved_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "done": message.get("done"),
                "left_out": 0,
                "cards": message.get("cards"),
            }
        )
    except DocumentError:
        raise Refused(NOT_TAKEN) from None


def _ticked(message: Mapping[str, Any]) -> frozenset[str]:
    given = message.get("left_out")
    if not isinstance(given, list) or len(given) > MOST_CHAPTERS:
        raise Refused(NOT_TAKEN)
    if not all(isinstance(one, str) and CHAPTER.fullmatch(one) for one in given):
        raise Refused(NOT_TAKEN)
    return frozenset(given)


def _with_left_out(now: HandedIn, asked: ExerciseList, ticked: frozenset[str]) -> HandedIn:
    """Count the chapters that need it: which ones they are is not handed in."""
    needing = (one.id for one in count(asked, now).chapters if not one.counts)
    number = sum(chapter in ticked for chapter in needing)
    return HandedIn(now.done, number, now.cards, now.student, now.saved_at)


def _refuse_other_files(folder: Path) -> None:
    """Hand in nothing but the exercises: a folder of this name may be a student's own, with anything in it."""
    if not folder.is_dir():
        return
    ours = {f"{folder.name}.ipynb", *OURS}
    others = sorted({one.name for one in folder.iterdir()} - ours)
    if others:
        raise Refused(OTHER_FILES.format(folder=folder.name, names=join_ids(others, 4)))


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one page hand in after the other: each adds to what the one before handed in."""
    handle = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(path: Path, text: str) -> None:
    """Put a whole file in the place of another one."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(f"{text}\n", encoding="utf-8")
    os.replace(fresh, path)
