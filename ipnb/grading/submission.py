"""What a student handed in, as it was read, and its digest."""

from dataclasses import dataclass, field
from datetime import datetime

from ipnb.documents.digest import short_digest
from ipnb.formulation.vocabulary import held
from ipnb.grading.code_notebook import HandedInCell
from ipnb.grading.review_reasons import UNREADABLE, ReviewReason

AGAIN = held("remedy.submit_again")


@dataclass
class Submission:
    """A submission as it came.

    Attributes
    ----------
    answers : str or None
        The text of answers.json, not yet parsed; None when it could not be had.
    handed_in_at : datetime or None
        When, in UTC without a time zone, as nbgrader keeps it; None where that is not known.
    files : dict of str to bytes
        The files worth keeping beside the graded notebook, by name.
    cells : dict of str to list of str
        What stands in the notebook's cells, by grade id; more than one text where a cell was copied.
    own : list of str
        The texts of cells that the student added.
    received : dict of str to str
        The text of each cell as it was in the release that the notebook was fetched from.
    review_reasons : list of ReviewReason
        Why a person has to look; empty if nobody has to.
    notes : list of str
        What was mended or left aside, one sentence each.
    code : tuple of HandedInCell
        Every cell in order, where the assignment's grading runs students' code.
    """

    answers: str | None = None
    submitted_at: datetime | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    cells: dict[str, list[str]] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    received: dict[str, str] = field(default_factory=dict)
    review_reasons: list[ReviewReason] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    code: tuple[HandedInCell, ...] = ()

    def require_review(self, reason: str, remedy: str = AGAIN) -> None:
        """Add a reason why nothing of this could be read.

        Parameters
        ----------
        reason, remedy
            As for `ReviewReason`.
        """
        self.review_reasons.append(ReviewReason(UNREADABLE, reason, remedy))


def submission_digest(submission: Submission) -> str:
    """Digest everything that a grading looks at, so that a change is noticed without a newer timestamp."""
    files = sorted((name, short_digest(data)) for name, data in submission.files.items())
    texts = sorted(submission.cells.items())
    reasons = [reason.reason for reason in submission.review_reasons]
    code = (submission.code,) if submission.code else ()
    return short_digest(repr((files, texts, submission.own, reasons, *code)))
