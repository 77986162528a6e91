"""Where one student stands in one assignment, as far as exchange and gradebook tell. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ipnb.grading.class_view.how_far import HowFar
from ipnb.grading.roster import RosterRow


class State(StrEnum):
    """How far a piece of work has come; the value is what a page says."""

    NOTHING = "nothing yet"
    ARRIVED = "to collect"
    TO_GRADE = "to grade"
    HELD = "held"
    TO_MARK = "to mark"
    FINAL = "final"


#: what is handed in, in the order in which it needs somebody
IN_ORDER = (State.ARRIVED, State.TO_GRADE, State.HELD, State.TO_MARK, State.FINAL)


@dataclass(frozen=True)
class Person:
    """A student as the gradebook has them."""

    id: str
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        """The name as a list has it; the id where the gradebook has none."""
        return ", ".join(filter(None, (self.last_name, self.first_name))) or self.id


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in one assignment.

    Attributes
    ----------
    assignment : str
        Its name; of two equivalent cases the one that was taken.
    state : State
    why : str
        What a person has to do or know, in words; "" if nothing.
    submission : str
        By which Formgrader names the page of what was graded; "" if nothing was.
    time : datetime or None
        When the newest came in, in UTC.
    until : datetime or None
        Until when this student has time, if otherwise than the others, in UTC.
    late : bool
        Whether it came after the student's own time.
    argued : int
        How many lines the student argues about that nobody has answered in a comment.
    also : str
        The equivalent case that was handed in as well; "" if none was.
    how_far : HowFar or None
        How much of the form was answered when it was collected; None where that is not known.
    """

    assignment: str
    state: State
    why: str = ""
    submission: str = ""
    time: datetime | None = None
    until: datetime | None = None
    late: bool = False
    argued: int = 0
    also: str = ""
    how_far: HowFar | None = None

    @property
    def handed_in(self) -> bool:
        """Whether anything came."""
        return self.state is not State.NOTHING


def state_of(row: RosterRow | None, has_newer: bool) -> tuple[State, str]:
    """Say where a submission stands, and what it waits for.

    Parameters
    ----------
    row
        As `roster.each_row` gives it; None where nothing was collected.
    has_newer
        Whether the exchange holds something newer than what was collected.
    """
    if has_newer:
        again = row is not None and row.handed_in
        return State.ARRIVED, "A newer one is in the exchange." if again else "In the exchange."
    if row is None or not row.handed_in:
        return State.NOTHING, ""
    if not row.graded or row.changed or row.torn:
        return State.TO_GRADE, " ".join(row.review_reasons())
    if reasons := row.review_reasons():
        return State.HELD, " ".join(reasons)
    if row.outdated:
        return (
            State.TO_GRADE,
            f"Graded with another {' and '.join(row.outdated)} than there is now.",
        )
    if row.waiting:
        return State.TO_MARK, row.in_words()
    return State.FINAL, ""


def together(taken: Mapping[str, Standing], first: str) -> Standing:
    """Make one standing of two equivalent cases: the one that needs somebody, else the first that was taken.

    Parameters
    ----------
    taken
        Assignment -> standing in it.
    first
        The assignment under which the pair goes.
    """
    handed_in = [one for one in taken.values() if one.handed_in]
    if not handed_in:
        return taken[first]
    handed_in.sort(key=lambda one: IN_ORDER.index(one.state))
    chosen, *others = handed_in
    also = others[0].assignment if others else ""
    return Standing(**{**vars(chosen), "also": also})


def is_quiet(
    last: datetime | None, open_since: datetime | None, now: datetime, span: timedelta
) -> bool:
    """Say whether nothing was heard from somebody for a while, although something was open to them.

    Parameters
    ----------
    last
        When the last of anything came from them or was opened; None for never.
    open_since
        Since when something has been released that they have not handed in; None if nothing is.
    now
        In UTC, as the others.
    span
        How long a while is.
    """
    if open_since is None or now - open_since < span:
        return False
    return last is None or now - last >= span
