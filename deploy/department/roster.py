"""Students of the roster file: id, first name, last name, e-mail."""

import csv
from dataclasses import dataclass
from pathlib import Path

from department.faults import Fault
from department.settings import ACCOUNT

HEADINGS = ("student id", "first name", "last name", "email")


@dataclass(frozen=True)
class Student:
    """A line of the roster; the id is the account."""

    account: str
    first: str
    last: str
    email: str


def read_roster(path: Path) -> list[Student]:
    """Read the file, in UTF-8 with a line of headings.

    Raises
    ------
    Fault
        With each line that cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Fault(
            "The roster is not there.", path, "Put it there, or name another in course.toml."
        ) from None
    except UnicodeDecodeError as error:
        raise Fault(f"It is not in UTF-8: {error}.", path, "Save it as CSV in UTF-8.") from None
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in HEADINGS[:1] if name not in (reader.fieldnames or [])]
    if missing:
        raise Fault(
            f"There is no column {missing[0]!r}.", path, f"The first line is: {','.join(HEADINGS)}"
        )
    students: dict[str, Student] = {}
    faults = []
    for row in reader:
        account = (row["student id"] or "").strip()
        if not ACCOUNT.fullmatch(account):
            faults.append(
                f"  line {reader.line_num}: {account!r} cannot be an account; give small letters, digits and "
                "hyphens, beginning with a letter, up to 31 signs"
            )
        elif account in students:
            faults.append(f"  line {reader.line_num}: {account!r} stands there twice")
        else:
            rest = ((row.get(name) or "").strip() for name in HEADINGS[1:])
            students[account] = Student(account, *rest)
    if faults:
        raise Fault("\n".join(["These lines cannot be used:", *faults]), path)
    return list(students.values())
