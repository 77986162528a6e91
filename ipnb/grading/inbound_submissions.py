"""What lies in the exchange for an assignment: whose it says it is, whose it is, and which one is taken.

Everybody can make a folder there under any name, so nothing is believed that is not checked, and what is
not taken is named.
"""

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
    folder: Path, assignment: str, student: str = "*"
) -> tuple[list[InboundSubmission], dict[str | None, list[str]]]:
    """List every submission of an assignment, and say what is wrong with what is none.

    Parameters
    ----------
    folder
        The exchange's ``inbound``.
    assignment
        Its name.
    student
        An id, or a pattern with ``*``.

    Returns
    -------
    submissions : list of InboundSubmission
        Newest first.
    refused : dict of str to list of str
        Sentences by student; those under None are nobody's.
    """
    submissions: list[InboundSubmission] = []
    refused: dict[str | None, list[str]] = {}
    for name in _names_of(folder, assignment):
        owner = _student_in(name, assignment)
        if owner is not None and not fnmatch.fnmatchcase(owner, student):
            continue
        try:
            if owner is None:
                raise ValueError(_why_refused(name, assignment))
            submissions.append(_inbound_submission(folder / name, owner))
        except (ValueError, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            sentence = f"{quoted(name, 160)} in the exchange {why}."
            refused.setdefault(owner, []).append(sentence)
    return sorted(submissions, key=lambda one: one.time, reverse=True), refused


def _names_of(folder: Path, assignment: str) -> list[str]:
    """Return the names that say of themselves that they are of this assignment."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    return [name for name in names if assignment in name.split("+")[1:]]


def _student_in(name: str, assignment: str) -> str | None:
    """Return whose submission a folder is by its name; None if it is named as none is."""
    student, *rest = name.split("+")
    is_named_well = rest[0] == assignment and len(rest) in (2, 3) and not id_problem(student)
    return student if is_named_well else None


def _why_refused(name: str, assignment: str) -> str:
    student = name.split("+")[0]
    if f"{student}+{assignment}+" not in name or name.count("+") > 3:
        return "is not named as a submission is (student+assignment+time+random)"
    return f"is of {quoted(student)}, which {id_problem(student)}"


def _inbound_submission(path: Path, student: str) -> InboundSubmission:
    state, written = path.lstat(), path.name.split("+")[2]
    if not stat.S_ISDIR(state.st_mode):
        raise ValueError("is no folder")
    try:
        # with a time far ahead nothing newer would ever count after it
        time = parse_timestamp(written, ahead=A_DAY)
    except InvalidTimestamp as error:
        raise ValueError(f"has a name that {error}") from None
    return InboundSubmission(student, path, written, time, account_of(state.st_uid))


def account_of(number: int) -> str:
    """Return the name of an account; its number in words where it has none."""
    try:
        import pwd

        return pwd.getpwuid(number).pw_name
    except (ImportError, KeyError):
        return f"account {number}"


def made_by_student(
    submissions: list[InboundSubmission],
) -> tuple[list[InboundSubmission], dict[str, list[str]]]:
    """Tell what the students' own accounts made from what others made in their names.

    Parameters
    ----------
    submissions : list of InboundSubmission
        Of one assignment.

    Returns
    -------
    submissions : list of InboundSubmission
        Made by the student's own account.
    strange : dict of str to list of str
        A sentence for each of the others, by student.
    """
    strange: dict[str, list[str]] = {}
    for one in submissions:
        if one.owner != one.student:
            name = quoted(one.path.name, 160)
            sentence = (
                f"{name} in the exchange was made by {short(one.owner)!r}, not by the student."
            )
            strange.setdefault(one.student, []).append(sentence)
    return [one for one in submissions if one.owner == one.student], strange


def newest_by_student(
    submissions: list[InboundSubmission], due: datetime | None
) -> list[InboundSubmission]:
    """Choose the one submission that counts for each student, sorted by student.

    It is the newest, or with a date the newest until then. Whoever has nothing until then is collected all the
    same, as nbgrader does.

    Parameters
    ----------
    submissions
        Newest first.
    due
        In UTC without a time zone; None for no date.
    """
    counted: dict[str, InboundSubmission] = {}
    for one in submissions:
        newer = counted.get(one.student)
        if newer is None or (due is not None and newer.time > due >= one.time):
            counted[one.student] = one
    return sorted(counted.values(), key=lambda one: one.student)
