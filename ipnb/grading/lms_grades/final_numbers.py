"""Final numbers of a class, a column for what counts once. Pure but for `read_final_numbers`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ipnb.grading.export import CaseExport


@dataclass(frozen=True)
class Graded:
    """A student with their final numbers.

    Attributes
    ----------
    number : str
        The platform's own number of the person; "" where the gradebook has none.
    scores : mapping of str to float
        Assignment -> final points; only what is final.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    number: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class FinalNumbers:
    """A class with its final numbers.

    Attributes
    ----------
    students : list of Graded
    most : mapping of str to float
        Assignment -> the points that can be had; of a pair under the name of the first.
    titles : mapping of str to str
        Assignment -> what students read above it.
    waiting : mapping of str to list of str
        Assignment -> ids of whose number is not final yet.
    """

    students: list[Graded]
    most: Mapping[str, float]
    titles: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, list[str]] = field(default_factory=dict)


def read_final_numbers(
    parent: Any, gradebook: Any, titles: Mapping[str, str] | None = None
) -> FinalNumbers:
    """Read what `ipnb export --with-held` writes, as numbers.

    Parameters
    ----------
    parent
        The nbgrader application whose course it is.
    gradebook : nbgrader.api.Gradebook
        Late penalties are settled in it first.
    titles
        Assignment -> title.
    """
    rows, undecided = CaseExport(parent=parent).final_rows(gradebook)
    scores: dict[str, dict[str, float]] = {}
    most: dict[str, float] = {}
    waiting: dict[str, list[str]] = {}
    for row in rows:
        most[row["assignment"]] = max(most.get(row["assignment"], 0.0), row["max_score"])
        own = scores.setdefault(row["student_id"], {})
        if row.get("score") is not None:
            own[row["assignment"]] = row["score"]
        elif row.get("case") and (row["case"], row["student_id"]) in undecided:
            waiting.setdefault(row["assignment"], []).append(row["student_id"])
    students = [
        Graded(
            one.id,
            one.first_name or "",
            one.last_name or "",
            one.email or "",
            one.lms_user_id or "",
            scores.get(one.id, {}),
        )
        for one in gradebook.students
    ]
    return FinalNumbers(students, most, titles or {}, waiting)
