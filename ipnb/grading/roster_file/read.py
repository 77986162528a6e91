"""Reading a roster: CSV as people and platforms write it, to students; every fault with its line and column."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ipnb.accounts.names import RULE, account_problem, propose_account
from ipnb.documents.diagnostics import Diagnostic, DocumentError, Severity, join_ids
from ipnb.grading.roster_file.columns import Columns, UnknownColumns, count_known, find_columns
from ipnb.grading.roster_file.text import Decoded, UnreadableText, decode, repaired
from ipnb.grading.student_ids import id_problem, normalise_spelling, quoted

SEPARATORS = ",;\t|"
#: the signs that nbgrader's gradebook keeps of a name or an address
LONGEST = 128
#: signs that turn the direction of what follows, so that a name reads otherwise than it is
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: the line in Canvas's export that holds no person
_POINTS_POSSIBLE = "points possible"


class Ids(StrEnum):
    """What may be a student's id."""

    #: the names of accounts on a department's hub
    ACCOUNT = "account"
    #: whatever stands there, made into the name of an account
    MAKE = "make"
    #: whatever JupyterHub and nbgrader take, for a hub whose accounts are called otherwise
    ANY = "any"


@dataclass(frozen=True)
class Student:
    """A person on a roster.

    Attributes
    ----------
    account : str
        The id: account on the machine, user of the hub, nbgrader's student.
    number : str
        The learning platform's own number of the person; "" if the roster has none.
    line : int
        In the file, from 1.
    """

    account: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    number: str = ""
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """First and last name as people read them."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class Roster:
    """Everybody on a roster, and what is worth knowing of how it was read."""

    students: tuple[Student, ...]
    account_column: str
    encoding: str
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class _Row:
    """One line of the table: its number, and its cells without blanks around them."""

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        return self.cells[index] if index is not None and index < len(self.cells) else ""


def read_roster(path: str | Path, ids: Ids = Ids.ACCOUNT, account_column: str = "") -> Roster:
    """Read a roster.

    Parameters
    ----------
    path
        Of a file as `parse_roster` takes it.
    ids, account_column
        As there.

    Raises
    ------
    DocumentError
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        problem = f"The file cannot be read ({error.strerror})."
        raise DocumentError([_fault(str(path), None, "", problem, "Check the name.")]) from None
    return parse_roster(data, str(path), ids, account_column)


def parse_roster(
    data: bytes, file: str, ids: Ids = Ids.ACCOUNT, account_column: str = ""
) -> Roster:
    """Read what a roster's file holds.

    Parameters
    ----------
    data
        CSV with a line of headings; `ipnb.grading.roster_file.columns` says which.
    file
        What the file is called where a fault is told.
    ids
        What may be an id.
    account_column
        The heading of the column with the ids; found by its name unless said.

    Raises
    ------
    DocumentError
        With everything that is wrong: file, line, column and what to do.
    """
    try:
        decoded = decode(data)
        rows, width = _table(decoded.text, file)
        columns = find_columns(rows[0].cells, account_column)
    except UnreadableText as error:
        raise DocumentError([_fault(file, None, "", error.problem, error.remedy)]) from None
    except UnknownColumns as error:
        raise DocumentError([_fault(file, 1, "", error.problem, error.remedy)]) from None
    found = _Reading(file, columns, ids, width)
    for row in rows[1:]:
        found.take(row)
    if not found.students and not found.faults:
        remedy = "Put a line for each student below the headings."
        found.faults.append(_fault(file, None, "", "There is no student in it.", remedy))
    if found.faults:
        raise DocumentError([*found.faults, *found.notes])
    notes = [*_about_encoding(file, decoded, found.students), *found.notes]
    column = columns.named(columns.account)
    return Roster(tuple(found.students.values()), column, decoded.encoding, tuple(notes))


def _about_encoding(
    file: str, decoded: Decoded, students: dict[str, Student]
) -> Iterator[Diagnostic]:
    if decoded.guessed:
        names = [one.name for one in students.values() if not one.name.isascii()]
        problem = f"The file is not UTF-8; it was read as {decoded.encoding}, which is a guess."
        remedy = f"If a name is wrong ({join_ids(names)}), save the file as “CSV UTF-8”."
        yield _fault(file, None, "", problem, remedy, Severity.NOTE)


def _table(text: str, file: str) -> tuple[list[_Row], int]:
    """Return the lines that are not empty, and how many columns there are."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip(" \t,;|\ufeff")), "")
    if first.lower().startswith("sep=") and len(first) <= 6:
        # what Excel writes for itself above the headings
        text = text.replace(first, "", 1)
        first = next((line for line in lines if line.strip() and line != first), "")
    separator = max(SEPARATORS, key=lambda one: (count_known(first.split(one)), first.count(one)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, before = list[_Row](), 0
    try:
        for cells in reader:
            row = _Row(before + 1, tuple(_tidy(cell) for cell in cells))
            before = reader.line_num
            if any(row.cells):
                rows.append(row)
    except csv.Error as error:
        problem = f"Quotation marks do not match from here on ({error})."
        remedy = 'Put " at both ends of the cell, and write one inside as "".'
        raise DocumentError([_fault(file, before + 1, "", problem, remedy)]) from None
    if not rows:
        remedy = "The first line holds the headings: student id, first name, last name, email."
        raise DocumentError([_fault(file, None, "", "The file is empty.", remedy)])
    return rows, len(rows[0].cells)


def _tidy(cell: str) -> str:
    """Return a cell without blanks at its ends, and with one blank between words."""
    return re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", unicodedata.normalize("NFC", cell)).strip()


def _fault(
    file: str,
    line: int | None,
    column: str,
    problem: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    return Diagnostic(file, line, column, problem, remedy, severity)


class _Reading:
    """What was found so far: students by account, faults and notes."""

    def __init__(self, file: str, columns: Columns, ids: Ids, width: int):
        self.file, self.columns, self.ids, self.width = file, columns, ids, width
        self.students: dict[str, Student] = {}
        self.faults: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self._alike: dict[str, Student] = {}
        self._emails: dict[str, Student] = {}

    def take(self, row: _Row) -> None:
        """Read one line."""
        if self._holds_nobody(row):
            return
        before = len(self.faults)
        if any(row.cells[self.width :]):
            problem = f"There are {len(row.cells)} cells, and {self.width} headings."
            self._fault(row, "", problem, 'Put a cell that holds a separator between quotes: "…".')
            return
        student = self._student(row)
        if len(self.faults) == before:
            self._keep(row, student)

    def _holds_nobody(self, row: _Row) -> bool:
        """Say whether a line is one of Canvas's that describe assignments: their points, and who sees them."""
        name = row.cell(self.columns.whole if self.columns.whole is not None else self.columns.last)
        described = (
            self.columns.account,
            self.columns.whole,
            self.columns.last,
            self.columns.email,
        )
        return name.casefold() == _POINTS_POSSIBLE or (
            self.columns.number is not None and not any(row.cell(place) for place in described)
        )

    def _student(self, row: _Row) -> Student:
        here = self.columns
        first, last = row.cell(here.first), row.cell(here.last)
        if here.whole is not None and here.first is None:
            last, comma, first = (part.strip() for part in row.cell(here.whole).partition(","))
            if not comma:
                first, _, last = last.rpartition(" ")
        for place in (here.first, here.last, here.whole, here.email):
            self._check_signs(row, place)
        if not first and not last:
            place = here.whole if here.whole is not None else here.last
            self._fault(row, place, "The name is missing.", "Give a first or a last name.")
        self._check_email(row)
        return Student(
            self._account(row), first, last, row.cell(here.email), row.cell(here.number), row.line
        )

    def _account(self, row: _Row) -> str:
        place, name = self.columns.account, row.cell(self.columns.account)
        if not name:
            self._fault(row, place, "The account is missing.", "Type it, or take the line out.")
        elif self.ids is Ids.ANY:
            if why := id_problem(name):
                self._fault(row, place, f"{quoted(name)} {why}.", "Give another id.")
        elif self.ids is Ids.MAKE:
            if not (made := propose_account(name)):
                remedy = f"An account has {RULE}: type one."
                self._fault(row, place, f"No account can be made from {quoted(name)}.", remedy)
            return made
        elif why := account_problem(name):
            made = propose_account(name)
            example = f"for example {made}. " if made and not account_problem(made) else ""
            remedy = (
                f"An account has {RULE}; {example}--ids make takes such names for the whole roster."
            )
            self._fault(row, place, f"{quoted(name)} {why}.", remedy)
        return name

    def _check_email(self, row: _Row) -> None:
        address = row.cell(self.columns.email)
        if address and not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", address):
            remedy = "Write one address as name@example.org, or leave the cell empty."
            problem = f"{quoted(address)} is no e-mail address."
            self._fault(row, self.columns.email, problem, remedy)

    def _check_signs(self, row: _Row, place: int | None) -> None:
        text = row.cell(place)
        if whole := repaired(text):
            problem = (
                f"{quoted(text)} was saved in the wrong encoding; it was probably {quoted(whole)}."
            )
            remedy = (
                "Export the roster again, and save it as “CSV UTF-8” without opening it otherwise."
            )
            self._fault(row, place, problem, remedy)
        elif "\ufffd" in text or any(
            unicodedata.category(sign) in ("Cc", "Cs", "Co") or sign in _TURNING for sign in text
        ):
            remedy = "Type it anew."
            self._fault(row, place, f"{quoted(text)} holds a sign that is no letter.", remedy)
        elif len(text) > LONGEST:
            problem = f"It has {len(text)} signs, and the gradebook keeps {LONGEST}."
            self._fault(row, place, problem, "Shorten it.")

    def _keep(self, row: _Row, student: Student) -> None:
        there = self.students.get(student.account)
        if there == student:
            problem = (
                f"{quoted(student.account)} stands on line {there.line} already, word for word."
            )
            self._note(row, problem, "It was taken once.")
        elif there is not None:
            problem = f"{quoted(student.account)} is {there.name} on line {there.line}, and {student.name} here."
            remedy = "Give each person an account of their own, or take one of the two lines out."
            self._fault(row, self.columns.account, problem, remedy)
        elif alike := self._alike.get(normalise_spelling(student.account)):
            problem = f"{quoted(student.account)} reads like {quoted(alike.account)} on line {alike.line}."
            remedy = "Give two people ids that nobody mixes up, or take one of the two lines out."
            self._fault(row, self.columns.account, problem, remedy)
        else:
            self.students[student.account] = student
            self._alike[normalise_spelling(student.account)] = student
            self._check_address_of(row, student)

    def _check_address_of(self, row: _Row, student: Student) -> None:
        address = student.email.casefold()
        if address and (other := self._emails.setdefault(address, student)) is not student:
            problem = (
                f"{quoted(student.email)} is the address of {other.name} on line {other.line} too."
            )
            self._note(row, problem, "If both are one person, take one of the two lines out.")

    def _fault(self, row: _Row, column: int | str | None, problem: str, remedy: str) -> None:
        name = self.columns.named(column) if isinstance(column, int) else column or ""
        self.faults.append(_fault(self.file, row.line, name, problem, remedy))

    def _note(self, row: _Row, problem: str, remedy: str) -> None:
        column = self.columns.named(self.columns.account)
        self.notes.append(_fault(self.file, row.line, column, problem, remedy, Severity.NOTE))
