"""A student's sign to those who teach: what was begun and how far it is, never what was answered. Pure.

One small file a student, beside ``inbound`` in a course's folder of the exchange, where students put things and
list nothing. It says days and no hours, and counts judgements without saying which.
"""

import json
import re
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

#: beside ``inbound`` and ``outbound`` in a course's folder of the exchange
FOLDER = "begun"
#: what is kept of it in the student's home, beside receipts
FILE = "shared-progress.json"
#: seconds between two looks at how far a student is
PAUSE = 180.0
#: as nbgrader makes ``inbound``: whoever writes there can list nothing
MODE = 0o2733
SCHEMA = "ipnb.begun/1"
#: the most that a sign says, and that is believed of one
MOST_BYTES, MOST_ASSIGNMENTS, MOST_JUDGEMENTS, LONGEST_NAME = 20_000, 100, 1000, 128
#: days in two time zones differ by one
A_DAY = timedelta(days=1)
_NAME = re.compile(r"(?P<student>[^+/]+)\+(?P<token>[0-9a-f]{32})\.json")


class NotASign(ValueError):
    """What stands in a file is no sign; the message says why, in words that follow the file's name."""


@dataclass(frozen=True)
class Begun:
    """One assignment that was begun.

    Attributes
    ----------
    since : date
        The day on which the desk first saw it begun.
    answered, of : int or None
        Judgements that are answered, and those that are asked for; None where there is no form.
    """

    since: date
    answered: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class Sign:
    """What one student shows.

    Attributes
    ----------
    shares : bool
        False for a student who has switched it off; all else is empty then.
    opened : date or None
        The day on which desk or form was opened last.
    begun : mapping of str to Begun
        By assignment.
    """

    shares: bool = True
    opened: date | None = None
    begun: Mapping[str, Begun] = field(default_factory=dict)


def as_data(sign: Sign) -> dict[str, Any]:
    """Return a sign as plain data; one that is switched off says nothing else."""
    told: dict[str, Any] = {"schema": SCHEMA, "shares": sign.shares}
    if not sign.shares:
        return told
    if sign.opened is not None:
        told["opened"] = sign.opened.isoformat()
    begun = {
        name: {"since": one.since.isoformat()}
        | ({} if one.of is None else {"answered": one.answered, "of": one.of})
        for name, one in sorted(sign.begun.items())
    }
    return told | {"begun": begun}


def parse_sign(text: bytes, today: date | None = None) -> Sign:
    """Read a sign that anybody may have written.

    Parameters
    ----------
    text
        The file.
    today
        No day of a sign can come after it; unless said, any can.

    Raises
    ------
    NotASign
        If any part of it is not as `as_data` makes it.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise NotASign("is not JSON") from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise NotASign("is no sign")
    if told.get("shares") is not True:
        if told.get("shares") is False:
            return Sign(shares=False)
        raise NotASign("does not say whether it is shared")
    begun = told.get("begun", {})
    if not isinstance(begun, dict) or len(begun) > MOST_ASSIGNMENTS:
        raise NotASign("says something else than what was begun")
    opened = None if told.get("opened") is None else _day(told["opened"], today)
    return Sign(
        True, opened, {_assignment(name): _begun(one, today) for name, one in begun.items()}
    )


def _assignment(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise NotASign("names an assignment at too great length")
    return name


def _begun(told: Any, today: date | None) -> Begun:
    if not isinstance(told, dict):
        raise NotASign("says something else than what was begun")
    since, answered, of = _day(told.get("since"), today), told.get("answered"), told.get("of")
    if answered is None and of is None:
        return Begun(since)
    # True is a number to Python, and no count
    if type(answered) is not int or type(of) is not int:
        raise NotASign("counts with something else than numbers")
    if not 0 <= answered <= of <= MOST_JUDGEMENTS:
        raise NotASign("counts what cannot be")
    return Begun(since, answered, of)


def _day(text: Any, today: date | None) -> date:
    try:
        day = date.fromisoformat(text)
    except (ValueError, TypeError):
        raise NotASign("holds no day where one belongs") from None
    if today is not None and day > today + A_DAY:
        raise NotASign("holds a day that has not come yet")
    return day


# ---------------------------------------------------------------- how its file is called


def file_name(student: str, token: str = "") -> str:
    """Return what a student's sign is called: nobody else can know it, and so put another in its place.

    Parameters
    ----------
    student
        Id.
    token
        The part that is drawn; drawn anew unless said.

    Raises
    ------
    ValueError
        If no file can be called after the student.
    """
    name = f"{student}+{token or secrets.token_hex(16)}.json"
    if student.startswith(".") or not _NAME.fullmatch(name) or "\0" in name:
        raise ValueError(f"No file can be called after {student!r}.")
    return name


def token_in(name: str) -> str:
    """Return the drawn part of a sign's name; "" if it is none."""
    found = _NAME.fullmatch(name)
    return found["token"] if found else ""


def student_in(name: str) -> str:
    """Return whose sign a file says to be by its name; "" if it is named as none is."""
    found = _NAME.fullmatch(name)
    return found["student"] if found else ""


def make_folder(course: Path) -> None:
    """Make the folder for signs, with the rights of ``inbound``, if this account may.

    Parameters
    ----------
    course
        The course's folder in the exchange.
    """
    folder, inbound = course / FOLDER, course / "inbound"
    if course.is_dir() and not folder.exists():
        with suppress(OSError):
            folder.mkdir()
            # where several teach, it is more than nbgrader's own
            folder.chmod(stat.S_IMODE(inbound.stat().st_mode) if inbound.is_dir() else MODE)
