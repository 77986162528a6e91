"""Final points of a class in one assignment, and how they are spread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any

from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select

from ipnb.grading.final_points import final_points

#: tenths of the points
BINS = 10


@dataclass(frozen=True)
class ClassScores:
    """Final numbers of a class.

    Attributes
    ----------
    shares : list of float
        Of the points, 0..1, penalties taken off; sorted. One for each submission in which nothing waits.
    waiting : int
        Submissions in which something waits for a person.
    most : float
        The points that can be had.
    """

    shares: Sequence[float] = field(default_factory=list)
    waiting: int = 0
    most: float = 0.0

    @property
    def mean(self) -> float:
        """Mean share; there is one at least."""
        return fmean(self.shares)

    @property
    def median(self) -> float:
        """Median share; there is one at least."""
        return median(self.shares)

    def bins(self) -> list[int]:
        """Count by tenths of the points; the last tenth holds full marks too."""
        counted = [0] * BINS
        for share in self.shares:
            counted[min(BINS - 1, int(share * BINS + 1e-9))] += 1
        return counted


def read_scores(gradebook: Any, assignment: str) -> ClassScores:
    """Read the final numbers of everybody who handed something in.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment
        Its name.
    """
    of_it = Assignment.name == assignment
    numbers = (
        select(
            SubmittedAssignment.id,
            SubmittedAssignment.score,
            SubmittedAssignment.late_submission_penalty,
            SubmittedAssignment.max_score,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(of_it)
    )
    unmarked = (
        select(SubmittedNotebook.assignment_id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .where(Grade.needs_manual_grade)
        .distinct()
    )
    waits = set(gradebook.db.execute(unmarked).scalars())
    rows = list(gradebook.db.execute(numbers))
    shares = [
        min(1.0, final_points(score, penalty) / most)
        for row, score, penalty, most in rows
        if row not in waits and most
    ]
    most = max((one.max_score for one in rows), default=0.0)
    return ClassScores(sorted(shares), sum(row.id in waits for row in rows), most)
