"""Why a submission waits for a person instead of getting a number."""

from dataclasses import dataclass

#: could not be read, matched or trusted: nothing in it was scored
UNREADABLE = "unread"
#: something on the instructor's side is missing or faulty: grade again once it is mended
COURSE_ERROR = "course"
#: read and scored, and the case's own rules ask for a person (a missed safety cue)
SAFETY = "person"


@dataclass(frozen=True)
class ReviewReason:
    """One reason to hold a submission.

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


def in_sentences(review_reasons) -> list[str]:
    """Reasons with what to do, those with the same remedy together."""
    by_remedy: dict[str, list[str]] = {}
    for hold in review_reasons:
        by_remedy.setdefault(hold.remedy, []).append(hold.reason)
    return [f"{' '.join(reasons)} {remedy}" for remedy, reasons in by_remedy.items()]


def blocking(review_reasons) -> bool:
    """Whether the score itself is unknown, not only unconfirmed."""
    return any(hold.kind != SAFETY for hold in review_reasons)


def suggested_points(result, points: float) -> float | None:
    """The points that a held form gets if the person who looks decides nothing else.

    None if nobody has to look, or if what the form earned is not known.
    """
    if not result.review_reasons or blocking(result.review_reasons) or result.provisional is None:
        return None
    return round(result.provisional * points, 2)
