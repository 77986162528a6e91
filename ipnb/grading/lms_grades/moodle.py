"""Moodle's two files of grades: the gradebook's, and an assignment's grading worksheet.

The gradebook's import asks which column names the person (address, ID number or user name) and which is
which grade, so headings are for people; a blank or ``-`` is read as no grade. The worksheet's import looks for
the headings ``Identifier``, ``Grade`` and ``Last modified (grade)``, and skips a blank grade.
"""

import re

from ipnb.grading.lms_grades.columns import assignment_of
from ipnb.grading.lms_grades.filled import Filled, NotThisFile, fill_cells
from ipnb.grading.lms_grades.final_numbers import FinalNumbers
from ipnb.grading.lms_grades.people import People
from ipnb.grading.lms_grades.table import Table, write_table

HEADINGS = ("Username", "First name", "Last name", "Email address")
WORKSHEET = ("Identifier", "Grade", "Last modified (grade)")
#: what the gradebook writes round an activity's name
_ACTIVITY = re.compile(r"(?:[^:]{1,40}:\s*)?(?P<title>.*?)(?:\s*\(Real\))?", re.DOTALL)
_ADVICE = (
    "Make an assignment or a grade item of that name in Moodle, export again, and fill that file."
)


def is_worksheet(table: Table) -> bool:
    """Say whether a table is the grading worksheet of one assignment."""
    return set(WORKSHEET) <= set(table.headings)


def is_gradebook(table: Table) -> bool:
    """Say whether a table is an export of Moodle's gradebook."""
    return {"Email address", "ID number"} & set(table.headings) != set() and not is_worksheet(table)


def moodle_file(numbers: FinalNumbers, assignment: str) -> str:
    """Make a file for one assignment; only whoever has a final number stands in it.

    Parameters
    ----------
    numbers
    assignment
        Its name.
    """
    rows = [
        [one.id, one.first_name, one.last_name, one.email, one.scores[assignment]]
        for one in numbers.students
        if assignment in one.scores
    ]
    return write_table([[*HEADINGS, assignment], *rows])


def fill_gradebook(table: Table, numbers: FinalNumbers) -> Filled:
    """Fill an export of Moodle's gradebook.

    Parameters
    ----------
    table
        Changed in place.
    numbers

    Raises
    ------
    NotThisFile
    """
    if not is_gradebook(table):
        raise NotThisFile(
            "This is no export of Moodle’s gradebook: in it “Email address” or “ID number” is a heading."
        )
    placed: dict[str, int] = {}
    for column, heading in enumerate(table.headings):
        match = _ACTIVITY.fullmatch(heading)
        found = assignment_of(heading.removesuffix("(Real)").strip(), numbers)
        found = found or (assignment_of(match["title"], numbers) if match else None)
        if found is not None and found not in placed:
            placed[found] = column
    return fill_cells(table, _owners(table, numbers), placed, numbers, _ADVICE)


def fill_worksheet(table: Table, numbers: FinalNumbers, assignment: str) -> Filled:
    """Fill the grading worksheet of an assignment, which does not say of which one it is.

    Parameters
    ----------
    table
        Changed in place.
    numbers
    assignment
        Which one it is.

    Raises
    ------
    NotThisFile
    """
    if not is_worksheet(table):
        raise NotThisFile(
            f"This is no grading worksheet of Moodle: in it {', '.join(WORKSHEET)} are headings."
        )
    most = _column(table, "Maximum Grade")
    given = {row[most] for row in table.rows if row[most]} if most is not None else set()
    wrong = [one for one in given if _number(one) not in (None, numbers.most[assignment])]
    if wrong:
        raise NotThisFile(
            f"The maximum grade is {wrong[0]} in Moodle and {numbers.most[assignment]:g} here. Set it in Moodle, "
            "download the worksheet again, and fill that."
        )
    placed = {assignment: table.headings.index("Grade")}
    only = FinalNumbers(
        numbers.students,
        {assignment: numbers.most[assignment]},
        numbers.titles,
        {name: who for name, who in numbers.waiting.items() if name == assignment},
    )
    return fill_cells(table, _owners(table, numbers), placed, only, _ADVICE)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _column(table: Table, heading: str) -> int | None:
    return table.headings.index(heading) if heading in table.headings else None


def _owners(table: Table, numbers: FinalNumbers) -> dict[int, str]:
    people = People(numbers.students)

    def of(row: list[str], *headings: str) -> str:
        return next((row[table.headings.index(h)] for h in headings if h in table.headings), "")

    owners = {}
    for place, row in enumerate(table.rows):
        first, last = of(row, "First name"), of(row, "Last name", "Surname")
        found = people.find(
            number=of(row, "ID number"),
            id=of(row, "Username") or of(row, "ID number"),
            email=of(row, "Email address"),
            name=of(row, "Full name") or (f"{first} {last}" if first and last else ""),
        )
        if found is not None:
            owners[place] = found.id
    return owners
