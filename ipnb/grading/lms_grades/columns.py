"""Which column of a platform's file is which assignment: by its name or its title, and never by a guess. Pure."""

import re
from collections.abc import Mapping

from ipnb.grading.lms_grades.final_numbers import FinalNumbers
from ipnb.grading.student_ids import normalise_spelling


def assignment_of(heading: str, numbers: FinalNumbers) -> str | None:
    """Return which assignment a heading names; None if none, or more than one.

    Parameters
    ----------
    heading
        Without what the platform adds to it.
    numbers
        Assignments with their titles.
    """
    plain = _plain(heading)
    found = {
        name
        for name in numbers.most
        for known in (name, numbers.titles.get(name, ""))
        # "06-recovery", "06-recovery: Thora", or the case's title alone
        if known and (plain == _plain(known) or plain.startswith(f"{_plain(name)} "))
    }
    return found.pop() if len(found) == 1 else None


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w[\w-]*", normalise_spelling(words)))


def unplaced(numbers: FinalNumbers, placed: Mapping[str, int], advice: str) -> list[str]:
    """Name the assignments that have final numbers and no column.

    Parameters
    ----------
    numbers
    placed
        Assignment -> column.
    advice
        What to do about it, in a sentence.
    """
    has_numbers = {name for one in numbers.students for name in one.scores}
    left = [name for name in numbers.most if name in has_numbers and name not in placed]
    if not left:
        return []
    names = ", ".join(
        f"{name} (“{numbers.titles[name]}”)" if numbers.titles.get(name) else name for name in left
    )
    return [f"No column is called as {names}. {advice}"]
