"""What students show of their progress before they hand in: their signs, as anybody may have written them.

Nothing is believed that is not checked. Where each student has an account, a sign counts if that account made it;
where one account serves all, its name is believed, as the names of submissions are.
"""

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from ipnb.desk.progress_sign import MOST_BYTES, Begun, NotASign, Sign, parse_sign, student_in
from ipnb.grading.inbound_submissions import account_of
from ipnb.grading.student_ids import id_problem
from ipnb.grading.untrusted_files import RefusedFile, read_untrusted_file

#: files of which a folder is read at all; a class has one a student
MOST_FILES = 10_000
#: files of one student that are read: after a lost home there is a second one
MOST_OF_ONE = 4
NOT_THERE = (
    "Who has begun, and who has opened anything, is not known yet: "
    "the place for it is made with the next release."
)
NOT_READABLE = (
    "Who has begun is not known: {folder} cannot be read by this account. Let whoever runs the hub give this "
    "account the right to read it."
)
TOO_MANY = (
    "Who has begun is not known: {folder} holds more than {most} files, and a class has one a student. Whoever "
    "runs the hub can see whose they are."
)


@dataclass(frozen=True)
class Signs:
    """What a class shows.

    Attributes
    ----------
    by_student : mapping of str to Sign
        Of those who have one, also of those who have switched it off.
    note : str
        Why nothing is known of anybody, in words; "" if something is.
    refused : int
        Files that were left out, because they are no signs or another account made them.
    """

    by_student: Mapping[str, Sign] = field(default_factory=dict)
    note: str = ""
    refused: int = 0

    @property
    def are_known(self) -> bool:
        """Whether having no sign says anything of somebody."""
        return not self.note

    def shares(self, student: str) -> bool:
        """Whether somebody has not switched theirs off; also of whoever has none."""
        return student not in self.by_student or self.by_student[student].shares

    def opened(self, student: str) -> date | None:
        """Return the day on which somebody opened desk or form last; None if none is known."""
        sign = self.by_student.get(student)
        return sign.opened if sign else None

    def begun(self, unit: tuple[str, ...], student: str) -> Begun | None:
        """Return how far somebody is in one of equivalent cases, never in which; None in neither."""
        sign = self.by_student.get(student)
        found = [sign.begun[name] for name in unit if sign and name in sign.begun]
        return max(found, key=lambda one: one.answered or 0, default=None)


#: where there is no exchange to look into
UNKNOWN = Signs(note=NOT_THERE)


def read_signs(folder: Path, now: datetime, by_owner: bool) -> Signs:
    """Read every sign in a folder; one that is none stands in nobody's way.

    Parameters
    ----------
    folder
        In the exchange.
    now
        In UTC.
    by_owner
        Whether each student has an account, which has to have made the sign.
    """
    try:
        with os.scandir(folder) as entries:
            files = [Path(one.path) for one in islice(entries, MOST_FILES + 1)]
    except FileNotFoundError:
        return UNKNOWN
    except OSError:
        return Signs(note=NOT_READABLE.format(folder=folder))
    if len(files) > MOST_FILES:
        return Signs(note=TOO_MANY.format(folder=folder, most=MOST_FILES))
    by_student: dict[str, list[Path]] = defaultdict(list)
    # what begins with a full stop is being written at this moment
    named = [file for file in files if not file.name.startswith(".")]
    for file in named:
        student = student_in(file.name)
        if student and not id_problem(student) and not (by_owner and _owner(file) != student):
            by_student[student].append(file)
    read = {student: _newest(some, now.date()) for student, some in by_student.items()}
    signs = {student: sign for student, (sign, _) in read.items() if sign is not None}
    counted = sum(number for _, number in read.values())
    return Signs(signs, refused=len(named) - counted)


def _owner(file: Path) -> str:
    try:
        return account_of(file.lstat().st_uid)
    except OSError:
        return ""


def _newest(files: list[Path], today: date) -> tuple[Sign | None, int]:
    """Return the sign of one student that counts, and how many of the files are signs.

    One that is switched off counts before all others: after a lost home an older one may still be there.
    """
    signs = list(filter(None, (_read(file, today) for file in sorted(files)[:MOST_OF_ONE])))
    counts = min(
        signs, key=lambda one: (one.shares, -(one.opened or date.min).toordinal()), default=None
    )
    return counts, len(signs)


def _read(file: Path, today: date) -> Sign | None:
    try:
        return parse_sign(read_untrusted_file(file, MOST_BYTES), today)
    except (RefusedFile, NotASign):
        return None


def end_of(day: date) -> datetime:
    """Return when a day is over, in UTC: nobody is taken for silent earlier than a sign of that day allows."""
    return datetime.combine(day, datetime.max.time(), UTC)
