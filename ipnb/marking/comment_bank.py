"""Comments that a course has used: kept once for a rubric, and offered again, the most used ones first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from ipnb.grading.marking_tables import COMMENT_BANK

#: signs that a comment may have, and comments that are offered for a rubric
LONGEST, OFFERED = 4000, 500


@dataclass(frozen=True)
class BankedComment:
    """A comment of the bank; ``criterion`` is "" where it is about the whole of a text."""

    id: int
    criterion: str
    text: str
    uses: int


class CommentBank:
    """The bank of one rubric in the database of a gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Its session is used; the caller commits.
    rubric
        Its name.
    """

    def __init__(self, gradebook: Any, rubric: str):
        self.db, self.rubric = gradebook.db, rubric

    def offered(self) -> list[BankedComment]:
        """Return the comments, the most used ones first."""
        columns = COMMENT_BANK.c
        wanted = (
            select(columns.id, columns.criterion, columns.text, columns.uses)
            .where((columns.rubric == self.rubric) & ~columns.is_retired)
            .order_by(columns.uses.desc(), columns.id.desc())
            .limit(OFFERED)
        )
        return [BankedComment(*row) for row in self.db.execute(wanted)]

    def use(self, criterion: str, text: str, marker: str) -> None:
        """Count a use of a comment, and put it into the bank where it is not there yet.

        Parameters
        ----------
        criterion
            What it is attached to.
        text
            As the student reads it.
        marker
            Who wrote it.
        """
        columns = COMMENT_BANK.c
        same = (
            (columns.rubric == self.rubric)
            & (columns.criterion == criterion)
            & (columns.text == text)
        )
        counted = COMMENT_BANK.update().where(same)
        found = self.db.connection().execute(
            counted.values(uses=columns.uses + 1, is_retired=False)
        )
        if found.rowcount:
            return
        row = {
            "rubric": self.rubric,
            "criterion": criterion,
            "text": text,
            "marker": marker,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "uses": 1,
            "is_retired": False,
        }
        self.db.connection().execute(COMMENT_BANK.insert(), [row])

    def retire(self, number: int) -> None:
        """Offer a comment no more; texts that have it keep it, and using its words again brings it back."""
        here = (COMMENT_BANK.c.id == number) & (COMMENT_BANK.c.rubric == self.rubric)
        self.db.connection().execute(COMMENT_BANK.update().where(here).values(is_retired=True))
