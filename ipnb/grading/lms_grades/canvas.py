"""Canvas's gradebook file, as its exporter writes and its importer reads it.

The importer wants ``Student``, ``ID``, perhaps ``SIS User ID``, ``SIS Login ID`` and more, then ``Section``, then
a column for each assignment, called ``Title (number)`` or, for a new one, by its title; a row that begins
with ``Points Possible``; and a row for each student, found by ``ID``, then by the SIS columns, then by name. It
reads columns of totals as its own, and takes a blank cell for a grade that is taken away.
"""

import re

from ipnb.grading.lms_grades.columns import assignment_of
from ipnb.grading.lms_grades.filled import Filled, NotThisFile, fill_cells
from ipnb.grading.lms_grades.final_numbers import FinalNumbers
from ipnb.grading.lms_grades.people import People
from ipnb.grading.lms_grades.table import Table, write_table

HEADINGS = ("Student", "ID", "SIS Login ID", "Section")
#: with the blanks that Canvas writes
POINTS = "    Points Possible"
_WITH_NUMBER = re.compile(r"(?P<title>.*?)\s*\(\d+\)", re.DOTALL)
_ADVICE = (
    "Make the assignment in Canvas under that name, export its gradebook again, and fill that file."
)


def is_canvas(table: Table) -> bool:
    """Say whether a table is Canvas's gradebook."""
    return "Section" in table.headings and "ID" in table.headings[:3]


def canvas_file(numbers: FinalNumbers, assignment: str) -> str:
    """Make a file for one assignment; only whoever has a final number stands in it.

    Parameters
    ----------
    numbers
    assignment
        Its name, which is what Canvas will call it.
    """
    rows: list[list[object]] = [
        [
            f"{one.last_name}, {one.first_name}" if one.last_name and one.first_name else one.id,
            one.number,
            one.id,
            "",
            one.scores[assignment],
        ]
        for one in numbers.students
        if assignment in one.scores
    ]
    head: list[list[object]] = [
        [*HEADINGS, assignment],
        [POINTS, "", "", "", numbers.most[assignment]],
    ]
    return write_table([*head, *rows])


def fill_canvas(table: Table, numbers: FinalNumbers) -> Filled:
    """Fill a gradebook that Canvas exported.

    Parameters
    ----------
    table
        Changed in place.
    numbers

    Raises
    ------
    NotThisFile
    """
    if not is_canvas(table):
        raise NotThisFile("This is no gradebook of Canvas: in it “ID” and “Section” are headings.")
    first = table.headings.index("Section") + 1
    points = next((row for row in table.rows if row[0].startswith("Points Possible")), [])
    placed, problems = dict[str, int](), list[str]()
    for column in range(first, len(table.headings)):
        heading = table.headings[column]
        match = _WITH_NUMBER.fullmatch(heading)
        assignment = assignment_of(match["title"] if match else heading, numbers)
        if assignment is None or "(read only)" in (points[column] if points else ""):
            continue
        if problem := _other_points(assignment, points[column] if points else "", numbers):
            problems.append(problem)
        elif assignment in placed:
            problems.append(f"Two columns are called as {assignment}; the first was filled.")
        else:
            placed[assignment] = column
    filled = fill_cells(table, _owners(table, numbers), placed, numbers, _ADVICE)
    filled.problems[:0] = problems
    return filled


def _other_points(assignment: str, points: str, numbers: FinalNumbers) -> str:
    """Say that Canvas gives other points than this course; "" if it does not."""
    try:
        given = float(points.replace(",", "."))
    except ValueError:
        return ""
    if abs(given - numbers.most[assignment]) < 1e-9:
        return ""
    return (
        f"{assignment} has {given:g} points in Canvas and {numbers.most[assignment]:g} here, so it was left. Set "
        "its points in Canvas, export the gradebook again, and fill that file."
    )


def _owners(table: Table, numbers: FinalNumbers) -> dict[int, str]:
    people, column = People(numbers.students), {h: n for n, h in enumerate(table.headings)}

    def of(row: list[str], heading: str) -> str:
        return row[column[heading]] if heading in column else ""

    owners = {}
    for place, row in enumerate(table.rows):
        if row[0].startswith("Points Possible") or not any(row[: column["Section"]]):
            continue
        login = of(row, "SIS Login ID")
        name = of(row, "Student") or f"{of(row, 'LastName')}, {of(row, 'FirstName')}"
        found = people.find(
            number=of(row, "ID"),
            id=login if people.find(id=login) else of(row, "SIS User ID"),
            email=login,
            name=name,
        )
        if found is not None:
            owners[place] = found.id
    return owners
