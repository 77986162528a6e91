"""A class from a table: who is in it, with which names; nothing is entered while anything is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import Student
from sqlalchemy import select

from ipnb.grading.lms_grades.table import Table, UnreadableTable, read_table
from ipnb.grading.student_ids import LONGEST, id_problem, normalise_spelling, quoted

#: what a column may be called, by what it holds; of a platform's export too
HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("student id", "account", "username", "sis login id", "login", "id number", "id"),
    "first_name": ("first name", "firstname", "given name", "forename"),
    "last_name": ("last name", "lastname", "surname", "family name"),
    "whole": ("student", "name", "full name"),
    "email": ("email", "e-mail", "email address", "e-mail address"),
    "lms_user_id": ("lms user id", "lms id"),
}


@dataclass(frozen=True)
class Entry:
    """A person of the table, as they go into the gradebook."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    def values(self) -> dict[str, str | None]:
        """Return what the gradebook keeps beside the id; None for nothing."""
        return {name: value or None for name, value in vars(self).items() if name != "id"}


@dataclass
class RosterTable:
    """A table that was read.

    Attributes
    ----------
    entries : list of Entry
    faults : list of str
        Line, column, what, and what to do; nothing may be entered while there is one.
    """

    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_roster_table(data: bytes) -> RosterTable:
    """Read a table of a class.

    Parameters
    ----------
    data
        CSV with a line of headings: a student id, first and last name (or both in one), perhaps an address.
    """
    try:
        table = read_table(data)
    except UnreadableTable as problem:
        return RosterTable(faults=[str(problem)])
    columns = _columns(table)
    if isinstance(columns, str):
        return RosterTable(faults=[columns])
    found, lines = RosterTable(), dict[str, int]()
    for line, row in zip(table.lines, table.rows, strict=True):
        if row[0].startswith("Points Possible"):
            continue
        entry = _entry(columns, row)
        problems = _faults(table, columns, line, entry)
        alike = normalise_spelling(entry.id)
        if entry.id and alike in lines:
            where = _where(table, columns, "id", line)
            problems.append(
                f"{where}: {quoted(entry.id)} stands on line {lines[alike]} too. Give "
                "each person an id of their own."
            )
        lines.setdefault(alike, line)
        found.faults += problems
        found.entries.append(entry)
    if not found.entries and not found.faults:
        found.faults.append(
            "There is nobody in it. Put a line for each student below the headings."
        )
    return found


def _columns(table: Table) -> dict[str, int] | str:
    """Return what stands in which column; in words, if that cannot be told."""
    plain = [" ".join(one.replace("_", " ").casefold().split()) for one in table.headings]
    columns = {
        what: next(plain.index(name) for name in names if name in plain)
        for what, names in HEADINGS.items()
        if any(name in plain for name in names)
    }
    if "sis login id" in plain and "id" in plain:
        # in Canvas's file, ID is Canvas's own number of the person
        columns["lms_user_id"] = plain.index("id")
    if "id" not in columns:
        return (
            f"Line 1: no column holds the student id ({', '.join(map(quoted, table.headings))}). Call it "
            "“student id”, and the others “first name”, “last name” and “email”."
        )
    if not {"first_name", "last_name"} <= set(columns) and "whole" not in columns:
        return "Line 1: no columns hold the names. Call them “first name” and “last name”, or one “name”."
    return columns


def _entry(columns: Mapping[str, int], row: list[str]) -> Entry:
    cells = {what: " ".join(row[column].split()) for what, column in columns.items()}
    whole = cells.pop("whole", "")
    if whole and not cells.get("last_name"):
        last, comma, first = (part.strip() for part in whole.partition(","))
        if not comma:
            first, _, last = whole.rpartition(" ")
        cells["first_name"], cells["last_name"] = first, last
    return Entry(**cells)


def _faults(table: Table, columns: Mapping[str, int], line: int, entry: Entry) -> list[str]:
    faults = []
    if not entry.id:
        where = _where(table, columns, "id", line)
        faults.append(f"{where}: the student id is missing. Type it, or take the line out.")
    elif why := id_problem(entry.id):
        where = _where(table, columns, "id", line)
        faults.append(f"{where}: {quoted(entry.id)} {why}. Give another id.")
    if not entry.first_name and not entry.last_name:
        what = "last_name" if "last_name" in columns else "whole"
        where = _where(table, columns, what, line)
        faults.append(f"{where}: the name is missing. Give a first or a last name.")
    if entry.email and (entry.email.count("@") != 1 or " " in entry.email):
        where = _where(table, columns, "email", line)
        faults.append(
            f"{where}: {quoted(entry.email)} is no address. Write one, or leave it empty."
        )
    for what, value in entry.values().items():
        if value and len(value) > LONGEST:
            where = _where(table, columns, what if what in columns else "whole", line)
            faults.append(f"{where}: it has {len(value)} signs, and the gradebook keeps {LONGEST}.")
    return faults


def _where(table: Table, columns: Mapping[str, int], what: str, line: int) -> str:
    column = columns[what]
    return f"Line {line}, column {column + 1} ({table.headings[column]})"


@dataclass(frozen=True)
class Change:
    """What entering a table would do.

    Attributes
    ----------
    new, changed, same : list of Entry
    absent : list of str
        Ids that are in the gradebook and not in the table; they stay.
    """

    new: list[Entry]
    changed: list[Entry]
    same: list[Entry]
    absent: list[str]

    def in_words(self) -> str:
        """Say it in a sentence."""
        parts = [
            f"{len(self.new)} new",
            f"{len(self.changed)} changed",
            f"{len(self.same)} as before",
        ]
        stay = (
            f" {len(self.absent)} in the gradebook are not in the file, and stay: {', '.join(self.absent)}."
            if self.absent
            else ""
        )
        return f"{', '.join(parts)}.{stay}"


def compare_roster(gradebook: Any, entries: list[Entry]) -> Change:
    """Compare a table with the gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    entries
        Without faults.
    """
    there = {one.id: one for one in gradebook.db.execute(select(Student)).scalars()}
    new = [one for one in entries if one.id not in there]
    known = [one for one in entries if one.id in there]
    changed = [one for one in known if _differs(one, there[one.id])]
    same = [one for one in known if one not in changed]
    return Change(new, changed, same, sorted(set(there) - {one.id for one in entries}))


def _differs(entry: Entry, student: Any) -> bool:
    # what a table leaves empty is not taken away
    return any(value and value != getattr(student, name) for name, value in entry.values().items())


def enter_roster(gradebook: Any, entries: list[Entry]) -> Change:
    """Enter a table, all of it or nothing.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    entries
        Without faults.
    """
    change = compare_roster(gradebook, entries)
    try:
        for entry in change.new:
            gradebook.db.add(Student(id=entry.id, **entry.values()))
        for entry in change.changed:
            student = gradebook.find_student(entry.id)
            for name, value in entry.values().items():
                if value:
                    setattr(student, name, value)
        gradebook.db.commit()
    except Exception:
        gradebook.db.rollback()
        raise
    return change
