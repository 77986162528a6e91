"""Why a submission waits for a person instead of getting a number."""

from collections.abc import Iterable
from dataclasses import dataclass

#: could not be read, matched or trusted: nothing in it was scored
UNREADABLE = "unread"
#: something on the instructor's side is missing or faulty: grade again once it is mended
COURSE_ERROR = "course"
#: read and scored, and the case's own rules ask for a person (a missed safety cue)
SAFETY = "person"


@dataclass(frozen=True)
class ReviewReason:
    """One reason why a person has to look at a submission.

    Attributes
    ----------
    kind : str
        `UNREADABLE`, `COURSE_ERROR` or `SAFETY`.
    reason, remedy : str
        What is the matter and what to do, one plain sentence each.
    """

    kind: str
    reason: str
    remedy: str


def in_sentences(review_reasons: Iterable[ReviewReason]) -> list[str]:
    """Write reasons with what to do, those with the same remedy together."""
    by_remedy: dict[str, list[str]] = {}
    for review_reason in review_reasons:
        by_remedy.setdefault(review_reason.remedy, []).append(review_reason.reason)
    return [f"{' '.join(reasons)} {remedy}" for remedy, reasons in by_remedy.items()]


def blocking(review_reasons: Iterable[ReviewReason]) -> bool:
    """Whether the score itself is unknown, not only unconfirmed."""
    return any(review_reason.kind != SAFETY for review_reason in review_reasons)
