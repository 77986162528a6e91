"""A roster beside the gradebook: what entering it would change, and entering it, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nbgrader.api import Student as Row
from sqlalchemy import select

from ipnb.grading.roster_file.read import Student


@dataclass(frozen=True)
class Change:
    """What entering a roster would do.

    Attributes
    ----------
    new, changed, same : list of Student
    absent : list of str
        Ids that are in the gradebook and not on the roster; they stay.
    """

    new: list[Student]
    changed: list[Student]
    same: list[Student]
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


def compare_roster(gradebook: Any, students: Sequence[Student]) -> Change:
    """Compare a roster with the gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    students
        Everybody on it.
    """
    there = {one.id: one for one in gradebook.db.execute(select(Row)).scalars()}
    new = [one for one in students if one.account not in there]
    known = [one for one in students if one.account in there]
    changed = [one for one in known if _differs(one, there[one.account])]
    same = [one for one in known if one not in changed]
    return Change(new, changed, same, sorted(set(there) - {one.account for one in students}))


def _values(student: Student) -> dict[str, str | None]:
    """Return what the gradebook keeps beside the id; None for nothing."""
    return {
        "first_name": student.first_name or None,
        "last_name": student.last_name or None,
        "email": student.email or None,
        "lms_user_id": student.number or None,
    }


def _differs(student: Student, row: Any) -> bool:
    # what a roster leaves empty is not taken away
    return any(value and value != getattr(row, name) for name, value in _values(student).items())


def enter_roster(gradebook: Any, students: Sequence[Student]) -> Change:
    """Enter a roster, all of it or nothing.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    students
        Everybody on it.
    """
    change = compare_roster(gradebook, students)
    try:
        for one in change.new:
            gradebook.db.add(Row(id=one.account, **_values(one)))
        for one in change.changed:
            row = gradebook.find_student(one.account)
            for name, value in _values(one).items():
                if value:
                    setattr(row, name, value)
        gradebook.db.commit()
    except Exception:
        gradebook.db.rollback()
        raise
    return change
