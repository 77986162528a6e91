"""Every submission of one part with its marks, as the gradebook and the log of actions have them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import Student, SubmittedAssignment
from sqlalchemy import select

from ipnb.grading.graded_notebook import AssignmentCells
from ipnb.grading.records import AT_ONCE, Record, Records, in_groups
from ipnb.grading.review_reasons import blocking
from ipnb.grading.roster import BLANK
from ipnb.grading.submission_rows import read_submission_rows
from ipnb.marking.action_log import ActionLog
from ipnb.marking.parts import ARGUMENTS, TALK, Part, arguments_digest
from ipnb.marking.scale import Scale
from ipnb.marking.sheet import AGREED, FIRST, SECOND, STAGES, Action, Sheet, sheet_of

#: what a text is that nobody marks: it was handed in empty, or could not be read
EMPTY, UNREAD, THERE = "blank", "unread", ""


@dataclass(frozen=True)
class InGradebook:
    """A part's rows of one submission in the gradebook.

    Attributes
    ----------
    grade, comment : str or None
        Ids of the rows.
    manual, auto : float or None
        Points typed by a person, and points without one.
    waits : bool
        Whether a person is waited for.
    words : str or None
        The comment of a person's.
    """

    grade: str | None
    comment: str | None
    manual: float | None
    auto: float | None
    waits: bool
    words: str | None


@dataclass(frozen=True)
class Marked:
    """One student's part.

    Attributes
    ----------
    id : str
        nbgrader's id of the submitted notebook, which says nothing about whose it is.
    student : str
    digest : str
        Of what is marked now.
    state : str
        `EMPTY`, `UNREAD` or `THERE`.
    gradebook : InGradebook
    actions : mapping of str to list of Action
        By stage, oldest first.
    arguments : dict of str to str
        What the student argues.
    handed_in : str or None
        Digest of all that was handed in when it was graded.
    """

    id: str
    student: str
    digest: str
    state: str
    gradebook: InGradebook
    actions: Mapping[str, list[Action]] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    handed_in: str | None = None

    def sheet(self, stage: str) -> Sheet:
        """Return what stands at a stage."""
        return sheet_of(self.actions.get(stage, ()))


def marked_class(
    gradebook: Any,
    cells: AssignmentCells,
    assignment: str,
    part: Part,
    students: list[str] | None = None,
) -> list[Marked]:
    """Read one part of a class, or of some students.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    cells
        The assignment as the gradebook knows it.
    assignment
        Its name.
    part
        What is marked.
    students
        Ids; None for everybody of whom something is graded.
    """
    submitted = SubmittedAssignment.__table__.c
    if students is None:
        wanted = select(submitted.student_id).where(submitted.assignment_id == cells.assignment_id)
        students = sorted(gradebook.db.execute(wanted).scalars())
    logs = {stage: ActionLog(gradebook, assignment, part.name, stage) for stage in STAGES}
    if len(students) == 1:
        done = {stage: {students[0]: log.of(students[0])} for stage, log in logs.items()}
    else:
        done = {stage: log.everybody() for stage, log in logs.items()}
    records, found = Records(gradebook), []
    for group in in_groups(students, AT_ONCE):
        rows = read_submission_rows(gradebook.db, cells, list(group))
        latest = {one.student: one for one in records.each_latest(assignment, group)}
        for student in group:
            if student not in rows or part.cell.name not in rows[student].grades:
                continue
            record = latest.get(student) or Record(assignment, student)
            if part.kind == ARGUMENTS and not record.arguments:
                continue
            found.append(
                Marked(
                    rows[student].notebook,
                    student,
                    _digest(part, record),
                    _state(part, record),
                    _in_gradebook(rows[student], part.cell.name),
                    {stage: actions.get(student, []) for stage, actions in done.items()},
                    record.arguments,
                    record.digests.get("handed_in"),
                )
            )
    return found


def names_of(gradebook: Any) -> dict[str, str]:
    """Return first and last names by student, where the gradebook has them."""
    rows = gradebook.db.execute(select(Student.id, Student.first_name, Student.last_name))
    return {who: " ".join(filter(None, parts)) or who for who, *parts in rows}


def _digest(part: Part, record: Record) -> str:
    if part.kind == TALK:
        # what was said stays said, whatever is handed in after it
        return TALK
    if part.kind == ARGUMENTS:
        return arguments_digest(record.arguments)
    return record.texts.get(part.cell.name, "")


def _state(part: Part, record: Record) -> str:
    if part.kind != TALK and blocking(record.review_reasons()):
        return UNREAD
    if part.kind not in (TALK, ARGUMENTS) and record.texts.get(part.cell.name) == BLANK:
        return EMPTY
    return THERE


def _in_gradebook(rows: Any, name: str) -> InGradebook:
    grade, comment = rows.grades[name], rows.comments.get(name)
    return InGradebook(
        grade.id,
        comment.id if comment else None,
        grade.manual_score,
        grade.auto_score,
        bool(grade.needs_manual_grade),
        comment.manual_comment if comment else None,
    )


# ---------------------------------------------------------------- two markers


def marker_of(marked: Marked, stage: str) -> str | None:
    """Return who marks a text at a stage; None where nobody has begun."""
    markers = marked.sheet(stage).markers
    return markers[0] if markers else None


def is_marked(marked: Marked, stage: str, scale: Scale) -> bool:
    """Whether every criterion has a level at a stage."""
    return marked.sheet(stage).is_complete(scale, marked.digest)


def both_in(marked: Marked, scale: Scale) -> bool:
    """Whether a text was marked twice, each time whole, so that nothing is blind any more."""
    return is_marked(marked, FIRST, scale) and is_marked(marked, SECOND, scale)


def agreed_levels(marked: Marked, scale: Scale) -> dict[str, int]:
    """Return what both markers gave alike, and what was decided where they did not; {} while it is blind."""
    if not both_in(marked, scale):
        return {}
    first, second = (marked.sheet(stage).levels(marked.digest) for stage in (FIRST, SECOND))
    alike = {name: level for name, level in first.items() if second.get(name) == level}
    return alike | marked.sheet(AGREED).levels(marked.digest)


def counting_levels(marked: Marked, scale: Scale) -> dict[str, int]:
    """Return the levels that make the mark: what was agreed once that is whole, else the first marker's."""
    agreed = agreed_levels(marked, scale)
    if scale.is_complete(agreed):
        return agreed
    return marked.sheet(FIRST).levels(marked.digest)


def is_blind(marked: Marked, stage: str, marker: str, scale: Scale) -> bool:
    """Whether what stands at a stage is kept from a marker until both have marked the text.

    Parameters
    ----------
    marked
        One text.
    stage
        Whose marks.
    marker
        Who wants to see them.
    scale
        What it is marked by.
    """
    if both_in(marked, scale) or marker_of(marked, stage) in (None, marker):
        return stage == AGREED and not both_in(marked, scale)
    return stage != FIRST or marker_of(marked, SECOND) == marker
