"""Keeping a student's sign (`ipnb.desk.progress_sign`): what it says, whether they share it, and the file.

What is kept stands in the student's own home; the file in the exchange is made of it. Nothing here may disturb
a student: a sign that cannot be written is not written.
"""

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ipnb.desk.assignment_folders import read_case
from ipnb.desk.how_far import count_in, shown_count, shown_name
from ipnb.desk.progress_sign import (
    FILE,
    PAUSE,
    Begun,
    NotASign,
    Sign,
    as_data,
    file_name,
    parse_sign,
    token_in,
)
from ipnb.documents.locked_folder import locked

#: those who teach read it by the folder's group, and nobody else
READABLE = 0o640
NOT_SWITCHED = "This could not be changed now ({why}). Please try again, or tell your instructor."


class NotSwitched(Exception):
    """A student's wish could not be kept; the message is fit for a student."""


@dataclass(frozen=True)
class Kept:
    """What stands in a student's home: the sign, and where it is shown."""

    file: Path
    sign: Sign


class SharedProgress:
    """A student's sign, as their desk keeps it.

    Parameters
    ----------
    home
        The folder in which the student's assignments stand.
    """

    def __init__(self, home: Path):
        self._home = home
        self._told: tuple[float, list[str]] | None = None

    def seen(self, place: Path, student: str, rows: Iterable[Mapping[str, Any]]) -> str:
        """Show that the student is here, and how far they are.

        At the very first time nothing is shown, so that nobody is seen before the desk has said so.

        Parameters
        ----------
        place
            The folder for signs in the exchange.
        student
            Id.
        rows
            As the desk has them.

        Returns
        -------
        str
            "on" or "off", as the student has it; "" where there is nothing to share or to switch.
        """
        try:
            if not place.is_dir():
                return ""
            begun = _begun_folders(self._home, rows)
            with locked(self._home):
                kept = _kept_at(self._home, place, student)
                is_new = kept is None
                if kept is None:
                    kept = Kept(place / file_name(student), Sign())
                if kept.sign.shares and self._is_due(list(begun)):
                    sign = _with_progress(kept.sign, begun, _released_beside(place))
                    kept = replace(kept, sign=sign)
                (_keep if is_new else _show)(self._home, kept)
                return "on" if kept.sign.shares else "off"
        except Exception:
            # a full disk, a name that no file can have, whatever it is: the desk is there without it
            return ""

    def _is_due(self, names: list[str]) -> bool:
        now = time.monotonic()
        if self._told and self._told[1] == names and now - self._told[0] < PAUSE:
            return False
        self._told = now, names
        return True

    def switch(self, place: Path, student: str, shares: bool) -> None:
        """Share from now on; or no more, which takes away what was shared.

        Parameters
        ----------
        place, student
            As for `seen`.
        shares
            What the student wants.

        Raises
        ------
        NotSwitched
            If that could not be kept, or what was shared could not be taken away.
        """
        try:
            with locked(self._home):
                kept = _kept_at(self._home, place, student)
                file = kept.file if kept else place / file_name(student)
                # kept first: nothing writes a sign any more once it is there
                _keep(self._home, Kept(file, Sign(shares=shares)))
                if not shares:
                    _take_away(file)
        except (OSError, ValueError) as problem:
            why = problem.strerror if isinstance(problem, OSError) else problem
            raise NotSwitched(NOT_SWITCHED.format(why=why)) from problem
        self._told = None


def show_saved(home: Path, folder: Path, case: dict[str, Any], answers: dict[str, Any]) -> None:
    """Show how far the answers go that a form has saved, if the student shares it.

    Parameters
    ----------
    home
        The folder in which the sign is kept.
    folder
        The assignment's.
    case, answers
        As they are read and saved.

    Raises
    ------
    OSError
        If the sign cannot be read or kept.
    NotASign
        If what is kept is none.
    """
    with locked(home):
        kept = read_kept(home)
        if kept is None or not kept.sign.shares:
            return
        name, day, begun = shown_name(folder.name, case), _today(), dict(kept.sign.begun)
        # what the desk has not shown yet waits for the desk
        if name in begun:
            released = _released_beside(kept.file.parent)
            counts = shown_count(folder.name, case, answers, released)
            begun[name] = Begun(min(begun[name].since, day), *counts)
        _show(home, replace(kept, sign=Sign(True, day, begun)))


# ---------------------------------------------------------------- how far


def _begun_folders(home: Path, rows: Iterable[Mapping[str, Any]]) -> dict[str, Path]:
    """Return where each assignment stands that was begun, by the name under which it is shown."""
    folders = [(home / row["notebook"]).parent for row in rows if row["begun"]]
    return {shown_name(folder.name, read_case(folder)): folder for folder in folders}


def _with_progress(sign: Sign, begun: Mapping[str, Path], released: Path) -> Sign:
    day = _today()
    # a clock that went wrong and was set right leaves no day that has not come yet
    since = {name: min(one.since, day) for name, one in sign.begun.items()}
    return Sign(
        True,
        day,
        {
            name: Begun(since.get(name, day), *count_in(folder, released))
            for name, folder in begun.items()
        },
    )


def _released_beside(place: Path) -> Path:
    return place.parent / "outbound"


def _today() -> date:
    return datetime.now(UTC).date()


# ---------------------------------------------------------------- what is kept


def read_kept(home: Path) -> Kept | None:
    """Read what is kept in a student's home; None if nothing is.

    Raises
    ------
    OSError
        If it cannot be read: then nobody knows what the student wants.
    NotASign
        If it names no file.
    """
    try:
        text = (home / FILE).read_bytes()
    except FileNotFoundError:
        return None
    told = json.loads(text)
    if not isinstance(told, dict) or not token_in(Path(str(told.get("file"))).name):
        raise NotASign("names no sign")
    return Kept(Path(told["file"]), parse_sign(text))


def _kept_at(home: Path, place: Path, student: str) -> Kept | None:
    """Read what is kept, with its file in the folder for signs of now.

    Where it cannot be read, nobody knows what the student wants, and it counts as switched off.
    """
    try:
        kept = read_kept(home)
    except ValueError:
        return Kept(place / file_name(student), Sign(shares=False))
    if kept is None:
        return None
    return replace(kept, file=place / file_name(student, token_in(kept.file.name)))


def _keep(home: Path, kept: Kept) -> None:
    told = {"file": str(kept.file), **as_data(kept.sign)}
    _write(home / FILE, json.dumps(told, indent=1), 0o600)


def _show(home: Path, kept: Kept) -> None:
    """Keep a sign and show it; showing may fail."""
    _keep(home, kept)
    with suppress(OSError):
        _put_up(kept.file, kept.sign)


def _take_away(file: Path) -> None:
    """Let a sign say only that it is not shared; where not even that can be written, let it be gone."""
    try:
        _put_up(file, Sign(shares=False))
    except OSError:
        file.unlink(missing_ok=True)


def _put_up(file: Path, sign: Sign) -> None:
    """Write a sign where others read it, with no hour in the file's own time either."""
    _write(file, json.dumps(as_data(sign)), READABLE)
    midnight = datetime.combine(_today(), datetime.min.time(), UTC).timestamp()
    os.utime(file, (midnight, midnight))


def _write(file: Path, text: str, mode: int) -> None:
    """Write all of it or nothing, and nothing where it says this already."""
    stored = f"{text}\n".encode()
    with suppress(FileNotFoundError):
        if file.read_bytes() == stored:
            return
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(stored)
            os.fchmod(stream.fileno(), mode)
        os.replace(part, file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
