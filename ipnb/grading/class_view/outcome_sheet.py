"""How far each student has come with each outcome, as a table for a spreadsheet. Pure."""

from collections.abc import Mapping, Sequence

from ipnb.grading.class_view.outcome_map import Outcome
from ipnb.grading.class_view.outcome_results import Result
from ipnb.grading.class_view.standing import Person
from ipnb.grading.export import BYTE_ORDER_MARK
from ipnb.grading.lms_grades.table import write_table


def outcome_sheet(
    outcomes: Sequence[Outcome],
    results: Mapping[str, Mapping[str, Result]],
    people: Sequence[Person],
) -> bytes:
    """Write a row a student and a column an outcome: the share, 0 to 1, and nothing where nothing is known.

    Parameters
    ----------
    outcomes
    results
        As `outcome_results.outcome_results` gives them.
    people
        The class.
    """
    head = ["student_id", "last_name", "first_name"]
    head += [f"{one.number}: {one.words}" for one in outcomes]
    rows = [
        [
            *(one.id, one.last_name, one.first_name),
            *(_share(results.get(outcome.number, {}).get(one.id)) for outcome in outcomes),
        ]
        for one in people
    ]
    return write_table([head, *rows]).encode(BYTE_ORDER_MARK)


def _share(result: Result | None) -> str:
    return "" if result is None else f"{result.share:.2f}"
