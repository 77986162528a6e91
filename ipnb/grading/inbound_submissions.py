"""What lies in the exchange for an assignment: whose it says it is, whose it is, and which one is taken.

Everybody can make a folder there under any name, so nothing is believed that is not checked, and what is
not taken is named."""

import fnmatch
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipnb.grading.plain_text import short
from ipnb.grading.student_ids import id_problem, quoted
from ipnb.grading.timestamps import A_DAY, InvalidTimestamp, parse_timestamp


@dataclass(frozen=True)
class InboundSubmission:
    """A folder in the exchange, named ``student+assignment+time+random`` by nbgrader's *submit*.

    Attributes
    ----------
    written : str
        The time as the folder's name has it.
    owner : str
        The account that made it.
    """

    student: str
    path: Path
    written: str
    time: datetime
    owner: str


def list_inbound(
    inbound_submissions: Path, assignment: str, student: str = "*"
) -> tuple[list[InboundSubmission], dict[str | None, list[str]]]:
    """Every submission of an assignment, and what is wrong with what is none.

    Returns
    -------
    entries : list of Entry
        Newest first.
    refused : dict of str to list of str
        Sentences by student; those under None are nobody's.
    """
    found, refused = [], {}
    with os.scandir(inbound_submissions) as listed:
        names = sorted(one.name for one in listed)
    for name in names:
        who, *rest = name.split("+")
        if assignment not in rest:
            continue
        good = not id_problem(who) and rest[0] == assignment and len(rest) in (2, 3)
        if good and not fnmatch.fnmatchcase(who, student):
            continue
        try:
            if not good:
                raise ValueError(_why_no_entry(name, who, assignment))
            found.append(_entry(inbound_submissions / name, who, rest[1]))
        except (ValueError, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            refused.setdefault(who if good else None, []).append(
                f"{quoted(name, 160)} in the exchange {why}."
            )
    return sorted(found, key=lambda one: one.time, reverse=True), refused


def _why_no_entry(name: str, who: str, assignment: str) -> str:
    if f"{who}+{assignment}+" not in name or name.count("+") > 3:
        return "is not named as a submission is (student+assignment+time+random)"
    return f"is of {quoted(who)}, which {id_problem(who)}"


def _entry(path: Path, who: str, written: str) -> InboundSubmission:
    state = path.lstat()
    if not stat.S_ISDIR(state.st_mode):
        raise ValueError("is no folder")
    try:
        time = parse_timestamp(written, ahead=A_DAY)  # or nothing newer would count after it
    except InvalidTimestamp as error:
        raise ValueError(f"has a name that {error}") from None
    return InboundSubmission(who, path, written, time, _account(state.st_uid))


def _account(number: int) -> str:
    try:
        import pwd

        return pwd.getpwuid(number).pw_name
    except (ImportError, KeyError):
        return f"account {number}"


def made_by_student(
    found: list[InboundSubmission],
) -> tuple[list[InboundSubmission], dict[str, list[str]]]:
    """The entries that their student's own account made, and a sentence for each of the others by student."""
    strange: dict[str, list[str]] = {}
    for one in found:
        if one.owner != one.student:
            name = quoted(one.path.name, 160)
            said = f"{name} in the exchange was made by {short(one.owner)!r}, not by the student."
            strange.setdefault(one.student, []).append(said)
    return [one for one in found if one.owner == one.student], strange


def newest_by_student(
    found: list[InboundSubmission], due: datetime | None
) -> list[InboundSubmission]:
    """The one entry that counts for each student: the newest, or with a date the newest until then.

    Whoever has nothing until then is collected all the same, as nbgrader does.
    """
    chosen: dict[str, InboundSubmission] = {}
    for one in found:
        before = chosen.get(one.student)
        if before is None or (due is not None and before.time > due >= one.time):
            chosen[one.student] = one
    return sorted(chosen.values(), key=lambda one: one.student)
