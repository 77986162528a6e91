"""How many judgements a student has made, in numbers that others may see.

Of two equivalent cases nobody sees which one a student works on: both go by the name of the first, and what is
answered of the other is put as so many of the first one's. Only handing in tells.
"""

from pathlib import Path
from typing import Any

from ipnb.desk.assignment_folders import read_case
from ipnb.desk.equivalent_cases import equivalent_of
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import load_answers
from ipnb.formulation.completeness import count_answered
from ipnb.formulation.vignette import Vignette

#: answered, and asked for; None where there is no form, or its answers cannot be read
Count = tuple[int, int] | tuple[None, None]
UNKNOWN: Count = (None, None)


def shown_name(name: str, case: dict[str, Any] | None) -> str:
    """Return under which name an assignment is shown: of two equivalent cases, the first one's."""
    other = equivalent_of(case) if case else None
    return min(name, other) if other else name


def shown_count(name: str, case: dict[str, Any], answers: dict[str, Any], released: Path) -> Count:
    """Count what is answered, in the judgements of the case under whose name it is shown.

    Parameters
    ----------
    name
        Of the assignment.
    case, answers
        As they are read.
    released
        The folder with what was released, from which the first of two equivalent cases is read.
    """
    answered, of = count_answered(Vignette.from_data(case), Answers.from_data(answers))
    first = shown_name(name, case)
    if first == name:
        return answered, of
    other = read_case(released / first)
    if other is None:
        return UNKNOWN
    _, wanted = count_answered(Vignette.from_data(other), Answers.from_data({}))
    return as_many_of(answered, of, wanted), wanted


def as_many_of(answered: int, of: int, wanted: int) -> int:
    """Put so many of one number as so many of another; what is begun stays begun, and only all of it is all."""
    if answered in (0, of):
        return wanted if answered and answered == of else 0
    return max(1, min(wanted - 1, round(answered * wanted / of)))


def count_in(folder: Path, released: Path) -> Count:
    """Count what is answered in a student's folder of an assignment, as `shown_count` does."""
    case, answers = read_case(folder), folder / "answers.json"
    if case is None:
        return UNKNOWN
    try:
        given = load_answers(answers, case) if answers.exists() else {}
        return shown_count(folder.name, case, given, released)
    except Exception:
        # whatever a folder holds: a number is missing, and the desk is there
        return UNKNOWN
