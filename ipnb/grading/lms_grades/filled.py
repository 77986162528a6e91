"""What came of filling a platform's file. Pure."""

from dataclasses import dataclass, field

from ipnb.grading.lms_grades.columns import unplaced
from ipnb.grading.lms_grades.final_numbers import FinalNumbers
from ipnb.grading.lms_grades.table import Table, write_table


@dataclass
class Filled:
    """A file to import, and what is worth knowing of it.

    Attributes
    ----------
    text : str
        The file.
    written : int
        Into how many cells a number was written.
    problems : list of str
        A sentence each: who or what was left out, and what to do.
    """

    text: str
    written: int = 0
    problems: list[str] = field(default_factory=list)

    def in_words(self) -> str:
        """Say it in a sentence."""
        return f"{self.written} number{'' if self.written == 1 else 's'} filled in."


class NotThisFile(ValueError):
    """A file is not of the kind that it has to be; the message says what it has to be."""


def fill_cells(
    table: Table,
    owners: dict[int, str],
    placed: dict[str, int],
    numbers: FinalNumbers,
    advice: str,
) -> Filled:
    """Write final numbers into a table, and leave every other cell as it is.

    A blank would take away a grade that the platform has, so nobody gets one.

    Parameters
    ----------
    table
        Changed in place.
    owners
        Row -> student's id.
    placed
        Assignment -> column.
    numbers
    advice
        What to do about an assignment without a column.
    """
    scores = {one.id: one.scores for one in numbers.students}
    written = 0
    for row, student in owners.items():
        for assignment, column in placed.items():
            if assignment in scores[student]:
                table.rows[row][column] = f"{scores[student][assignment]:.2f}"
                written += 1
    problems = unplaced(numbers, placed, advice)
    problems += _without_row(numbers, placed, set(owners.values()))
    problems += [
        f"{assignment}: no final number yet for {', '.join(sorted(who))}."
        for assignment, who in numbers.waiting.items()
        if assignment in placed
    ]
    text = write_table([table.headings, *table.rows], table.separator)
    return Filled(text, written, problems)


def _without_row(numbers: FinalNumbers, placed: dict[str, int], there: set[str]) -> list[str]:
    missing = [
        one.id for one in numbers.students if one.id not in there and set(one.scores) & set(placed)
    ]
    if not missing:
        return []
    return [
        f"No row of the file is surely theirs: {', '.join(sorted(missing))}. Give them the platform’s login, "
        "address or number in the gradebook (the roster can do it), and fill the file again."
    ]
