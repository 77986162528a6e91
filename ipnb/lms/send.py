"""Send an assignment's grades: each student's to the course that they came from, each with a receipt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ipnb.lms.grade_service import GradeService, NotSent, Score
from ipnb.lms.grades import Decision, Destination, Receipt
from ipnb.lms.records import TOOL_KEY, LmsRecords

#: failures one after another before the rest is left: then it is the platform, and not a student
GIVE_UP_AFTER = 3


@dataclass(frozen=True)
class Assignment:
    """What a column is called.

    Attributes
    ----------
    name : str
        By which it is found again.
    title : str
        What people read above it.
    max_score : float
    """

    name: str
    title: str
    max_score: float


class Columns:
    """The columns of an assignment, one in each course, found or made once a run.

    Parameters
    ----------
    records
        What launches told.
    folder
        What ``IPNB_LMS`` names.
    assignment
    """

    def __init__(self, records: LmsRecords, folder: Path, assignment: Assignment) -> None:
        self._records, self._key, self._assignment = records, folder / TOOL_KEY, assignment
        self._found: dict[tuple[str, str], tuple[GradeService, str]] = {}

    def of(self, to: Destination) -> tuple[GradeService, str]:
        """Return the service of a student's course and the address of the column there.

        Raises
        ------
        NotSent
        """
        where = (to.issuer, to.context)
        if where not in self._found:
            self._found[where] = self._open(to)
        return self._found[where]

    def _open(self, to: Destination) -> tuple[GradeService, str]:
        platform = self._records.platform(to.issuer)
        context = self._records.context(to.issuer, to.context)
        if platform is None or context is None or not context.line_items:
            raise NotSent(
                f"{to.issuer} gave no place for grades. Ask its administrator to allow the grade service "
                "(Assignment and Grade Services) for this course, then have somebody open the course from there."
            )
        service, name = GradeService(platform, context, self._key), self._assignment.name
        column = (
            self._records.line_item(context, name)
            or service.find_line_item(name)
            or service.make_line_item(name, self._assignment.title, self._assignment.max_score)
        )
        return service, column


def send_grades(
    decisions: Iterable[Decision],
    columns: Columns,
    assignment: Assignment,
    keep: Callable[[Receipt], None],
) -> Iterator[tuple[Decision, str]]:
    """Send what is to be sent, one student after another.

    Parameters
    ----------
    decisions
        As `ipnb.lms.grades.decide` gives them; only those to ``send`` are.
    columns
    assignment
    keep
        Writes a receipt, before the next is sent.

    Yields
    ------
    decision : Decision
    problem : str
        Why it was not sent; "" if it was.
    """
    failures = 0
    for decision in decisions:
        if decision.state != "send" or decision.destination is None:
            continue
        if failures == GIVE_UP_AFTER:
            yield decision, f"left, since {GIVE_UP_AFTER} failed one after another"
            continue
        try:
            keep(_send_one(decision, decision.destination, columns, assignment))
            failures = 0
            yield decision, ""
        except NotSent as problem:
            failures += not problem.of_one
            yield decision, str(problem)


def _send_one(
    decision: Decision, to: Destination, columns: Columns, assignment: Assignment
) -> Receipt:
    standing = decision.standing
    if standing.score is None or standing.max_score is None:
        raise ValueError(f"{standing.student} has no number to send")
    service, column = columns.of(to)
    at = service.send(column, Score(to.user, standing.score, standing.max_score))
    return Receipt(
        *(assignment.name, standing.student, to.user, to.issuer, to.context, column),
        *(standing.score, standing.max_score, at),
    )
