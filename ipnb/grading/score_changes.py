"""What grading again changes, part by part, in the words of a list. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ipnb.formulation.build import FORM_CELL
from ipnb.grading.final_points import final_points
from ipnb.grading.plain_text import for_terminal

PENALTY, TOTAL = "late penalty", "total"
HEADS = ("student", "part", "before", "after", "why")


@dataclass(frozen=True)
class PartScore:
    """One graded cell, as it stands or would stand.

    Attributes
    ----------
    score : float or None
        Points, a person's mark before the automatic score; None where there is neither.
    waits : bool
        Whether a person has to look.
    """

    score: float | None
    waits: bool

    def in_words(self, part: str) -> str:
        """Write it for a list: ``53.59``, ``held``, ``to mark``, or ``35, to look at``."""
        if self.score is None:
            return "held" if part == FORM_CELL else "to mark"
        return f"{number(self.score)}, to look at" if self.waits else number(self.score)


@dataclass(frozen=True)
class ScoreChange:
    """One changed part of one student's score: what it was, what it becomes, and what that is due to."""

    student: str
    part: str
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Preview:
    """What grading one submission again would give.

    Attributes
    ----------
    before : mapping of str to PartScore or None
        By part; None where it was never graded.
    after : mapping of str to PartScore
    penalty_before, penalty_after : float
        Points off for lateness.
    why : mapping of str to str
        Part -> which of answers, text, key, case and scoring is otherwise than when it was graded.
    changed_inputs : tuple of str
        Everything that is otherwise, whether a score changed or not.
    review_reasons : list of str
        Why a person has to look, in sentences; empty if nobody has to.
    """

    assignment: str
    student: str
    before: Mapping[str, PartScore] | None
    after: Mapping[str, PartScore]
    penalty_before: float = 0.0
    penalty_after: float = 0.0
    why: Mapping[str, str] = field(default_factory=dict)
    changed_inputs: tuple[str, ...] = ()
    review_reasons: Sequence[str] = ()

    @property
    def total(self) -> float:
        """What the submission would have in the end, in points."""
        return total(self.after, self.penalty_after)

    @property
    def is_due(self) -> bool:
        """Whether grading it again changes anything in the gradebook."""
        return self.before is None or bool(self.changed_inputs or self.changes())

    def changes(self) -> list[ScoreChange]:
        """List the parts that change; none where nothing was graded before."""
        if self.before is None:
            return []
        rows = [
            self._row(part, was.in_words(part), self.after[part].in_words(part), self.why[part])
            for part, was in self.before.items()
            if part in self.after and was != self.after[part]
        ]
        if abs(self.penalty_before - self.penalty_after) > 1e-9:
            off = number(self.penalty_before), number(self.penalty_after)
            rows.append(self._row(PENALTY, *off, "points" if rows else "due date"))
        if len(rows) > 1:
            totals = number(total(self.before, self.penalty_before)), number(self.total)
            why = ", ".join(dict.fromkeys(row.why for row in rows))
            rows.append(self._row(TOTAL, *totals, why))
        return rows

    def _row(self, part: str, before: str, after: str, why: str) -> ScoreChange:
        return ScoreChange(self.student, part, before, after, why)

    @property
    def is_newly_held(self) -> bool:
        """Whether the form had points and would wait for a person."""
        return not self._form_waits(self.before) and self._form_waits(self.after)

    @property
    def is_released(self) -> bool:
        """Whether the form waited for a person and would have points."""
        return self._form_waits(self.before) and not self._form_waits(self.after)

    def _form_waits(self, parts: Mapping[str, PartScore] | None) -> bool:
        return bool(parts and FORM_CELL in parts and parts[FORM_CELL].waits)


def total(parts: Mapping[str, PartScore], penalty: float) -> float:
    """Add up the parts, less the penalty; never below nought."""
    return final_points(sum(part.score or 0.0 for part in parts.values()), penalty)


def number(points: float) -> str:
    """Write points with two decimals at most."""
    return f"{round(points, 2) + 0.0:g}"


def as_table(changes: Iterable[ScoreChange]) -> str:
    """Write changes below one another, a line each; "" if there are none."""
    rows = [(one.student, one.part, one.before, one.after, one.why) for one in changes]
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(HEADS, *rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (HEADS, *rows)
    ]
    return for_terminal("\n".join(lines))
