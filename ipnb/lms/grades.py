"""What a platform is to be told of each student, and of whom it is told nothing, and why. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["send", "unchanged", "waiting", "absent", "unknown"]


@dataclass(frozen=True)
class Standing:
    """Where a student stands in an assignment, or in two equivalent ones.

    Attributes
    ----------
    student : str
    score, max_score : float or None
        The final number; None where there is none.
    waits_for : str
        What a person still has to do, in words; "" if nothing.
    """

    student: str
    score: float | None = None
    max_score: float | None = None
    waits_for: str = ""


@dataclass(frozen=True)
class Destination:
    """Where a student's grades go.

    Attributes
    ----------
    issuer, context : str
        Platform and course.
    user : str
        The student's id there.
    """

    issuer: str
    context: str
    user: str


@dataclass(frozen=True)
class Receipt:
    """What a platform took, with the time at which it did.

    Attributes
    ----------
    assignment, student, user, issuer, context, line_item, at : str
    score, max_score : float
    """

    assignment: str
    student: str
    user: str
    issuer: str
    context: str
    line_item: str
    score: float
    max_score: float
    at: str


@dataclass(frozen=True)
class Decision:
    """What is done about one student.

    Attributes
    ----------
    standing : Standing
    state : str
        ``send``, ``unchanged``, ``waiting`` (no final number), ``absent`` (nothing handed in) or ``unknown``
        (the platform does not know the student).
    destination : Destination or None
    before : Receipt or None
        What was sent last.
    """

    standing: Standing
    state: State
    destination: Destination | None = None
    before: Receipt | None = None


def decide(
    standings: Iterable[Standing],
    destinations: Mapping[str, Destination],
    receipts: Mapping[str, Receipt],
) -> list[Decision]:
    """Decide for each student.

    Parameters
    ----------
    standings
        Of the whole class.
    destinations
        Student -> where the grades go, for those who came from a platform.
    receipts
        Student -> what was sent last for this assignment.
    """
    return [
        _decide(one, destinations.get(one.student), receipts.get(one.student)) for one in standings
    ]


def _decide(standing: Standing, to: Destination | None, before: Receipt | None) -> Decision:
    state: State = "send"
    if standing.waits_for:
        state = "waiting"
    elif standing.score is None:
        state = "absent"
    elif to is None:
        state = "unknown"
    elif before is not None and _is_same(standing, to, before):
        state = "unchanged"
    return Decision(standing, state, to, before)


def _is_same(standing: Standing, to: Destination, before: Receipt) -> bool:
    sent = Destination(before.issuer, before.context, before.user)
    return sent == to and (before.score, before.max_score) == (standing.score, standing.max_score)


def decision_line(decision: Decision) -> str:
    """Say what is done about one student, in one line."""
    one, before = decision.standing, decision.before
    number = "" if one.score is None else f"{one.score:g} of {one.max_score:g}"
    was = f", was {before.score:g} of {before.max_score:g}" if before else ""
    said = {
        "send": f"{number}{was}",
        "unchanged": f"{number}, sent already",
        "waiting": f"not sent: {one.waits_for}",
        "absent": "not sent: nothing handed in",
        "unknown": f"{number}, not sent: has not come from the learning platform yet, so it has no id there",
    }[decision.state]
    return f"{one.student:20} {said}"


def count_line(decisions: Iterable[Decision]) -> str:
    """Count the decisions, in one line."""
    words = {
        "send": "to send",
        "unchanged": "sent already",
        "waiting": "without a final number",
        "absent": "handed nothing in",
        "unknown": "unknown to the platform",
    }
    states = [one.state for one in decisions]
    return ", ".join(f"{states.count(s)} {word}" for s, word in words.items() if s in states)
