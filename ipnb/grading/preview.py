"""What grading again would give, submission by submission, with nothing written: no row, no file, no lock.

It reads, grades and merges by the same functions as the grader (`read_submission`, `grade`,
`merged_grade`), so that what is listed before anything is written is what is written then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from nbgrader.api import Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select

from ipnb.grading.assignment_reader import known_cells
from ipnb.grading.due_dates import DueDates
from ipnb.grading.grade_submission import GradeResult, grade, grader_failure
from ipnb.grading.graded_notebook import AssignmentCells, Cell
from ipnb.grading.grading_context import GradingContext, earlier_gradings, first_time, new_record
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs, mismatched_cells
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.merge_scores import SavedGrade
from ipnb.grading.read_submission import Submission, read_submission
from ipnb.grading.records import AT_ONCE, Record, Records, in_groups
from ipnb.grading.releases import Releases
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.save_grades import merged_grade
from ipnb.grading.score_changes import PartScore, Preview
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.submission_rows import SubmissionRows

#: what a grading depends on beside what was handed in
INPUTS = ("key", "case", "scoring")
STUDENT, SUBMISSION = Student.__table__, SubmittedAssignment.__table__
NOTEBOOK, GRADE = SubmittedNotebook.__table__, Grade.__table__


@dataclass
class SavedSubmission:
    """What the gradebook has of one submission: grades by cell, points off, and when it was handed in."""

    timestamp: datetime | None
    penalty: float
    grades: dict[str, SavedGrade] = field(default_factory=dict)


class Previewer:
    """Grades one assignment again in memory.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Initialised, with the course's configuration.
    gradebook : nbgrader.api.Gradebook
        Read only.
    assignment : str
        Its name.

    Attributes
    ----------
    inputs : GradingInputs
        Case, key and scoring as they are now.

    Raises
    ------
    ipnb.grading.assignment_reader.UnusableAssignment
        If the gradebook does not know it, or not as one that is graded here.
    """

    def __init__(self, app: Any, gradebook: Gradebook, assignment: str):
        self.coursedir, self.gradebook, self.assignment = app.coursedir, gradebook, assignment
        self.cells: AssignmentCells = known_cells(gradebook, assignment)
        here = self.coursedir
        self.inputs: GradingInputs = load_grading_inputs(
            here.root, assignment, here.source_directory
        )
        self.inputs.review_reasons += mismatched_cells(self.inputs, self.cells)
        self._releases = [*Releases(gradebook).of(assignment), self.cells.released]
        self._records, self._dates = Records(gradebook), DueDates(gradebook)
        self._late = SettleLatePenalty(parent=app)

    def previews(self, student: str = "*") -> Iterator[Preview]:
        """Give everybody's preview, by student, a few hundred students in memory at a time.

        Parameters
        ----------
        student
            An id; "*" for everybody who is still in the gradebook.
        """
        here = list_submissions(self.coursedir, self.assignment, student)
        folders = {who: folder for _, who, folder in here if who == student or not self._left(who)}
        for students in in_groups(sorted(folders), AT_ONCE):
            saved = self._saved(students)
            for who in students:
                yield self._preview(who, folders[who], saved.get(who))

    def _left(self, student: str) -> bool:
        """Return whether somebody was graded and then taken out of the gradebook."""
        known = select(STUDENT.c.id).where(STUDENT.c.id == student)
        if self.gradebook.db.execute(known).first():
            return False
        return bool(self._records.number(self.assignment, student))

    def _saved(self, students: Sequence[str]) -> dict[str, SavedSubmission]:
        names = {cell.grade_id: cell.name for cell in self.cells.cells}
        joined = (SUBMISSION.join(NOTEBOOK, NOTEBOOK.c.assignment_id == SUBMISSION.c.id)).join(
            GRADE, GRADE.c.notebook_id == NOTEBOOK.c.id
        )
        wanted = select(
            SUBMISSION.c.student_id,
            SUBMISSION.c.timestamp,
            NOTEBOOK.c.late_submission_penalty,
            GRADE.c.cell_id,
            GRADE.c.auto_score,
            GRADE.c.manual_score,
            GRADE.c.extra_credit,
            GRADE.c.needs_manual_grade,
        ).select_from(joined)
        where = (SUBMISSION.c.assignment_id == self.cells.assignment_id) & (
            SUBMISSION.c.student_id.in_(students)
        )
        found: dict[str, SavedSubmission] = {}
        for who, time, penalty, cell, auto, manual, extra, waits in self.gradebook.db.execute(
            wanted.where(where)
        ):
            own = found.setdefault(who, SavedSubmission(time, penalty or 0.0))
            if cell in names:
                own.grades[names[cell]] = SavedGrade(auto, manual, extra, bool(waits))
        return found

    def _preview(self, student: str, folder: str, saved: SavedSubmission | None) -> Preview:
        submission = read_submission(
            folder, self.cells.notebook, self.cells.released, self._releases
        )
        records = self._records.of(self.assignment, student)
        result = self._graded(submission, student, records)
        context = GradingContext(
            gradebook=self.gradebook,
            rows=SubmissionRows(self.gradebook.db, "", {}, {}),
            assignment=self.assignment,
            student=student,
            assignment_cells=self.cells,
            inputs=self.inputs,
            submission=submission,
            result=result,
            earlier=records,
            record=new_record(self.assignment, student, result, submission),
        )
        shown = [cell for cell in self.cells.cells if cell.is_shown]
        before = None if saved is None else _before(shown, saved)
        after = {cell.name: _as_it_would_be(context, cell, saved) for cell in shown}
        penalty = self._penalty(student, after, self._time(saved, submission, records))
        last = records[-1] if records else None
        return Preview(
            self.assignment,
            student,
            before,
            after,
            saved.penalty if saved else 0.0,
            penalty,
            {cell.name: _why(cell, last, context) for cell in shown},
            _changed(last, context),
            in_sentences(result.review_reasons),
        )

    def _graded(self, submission: Submission, student: str, records: list[Record]) -> GradeResult:
        try:
            return grade(self.inputs, submission, student, earlier_gradings(records))
        except Exception as error:
            # as the grader does: a fault of ours holds one student, and ends no list
            return grader_failure(error, self.inputs, submission)

    def _time(
        self, saved: SavedSubmission | None, submission: Submission, records: list[Record]
    ) -> datetime | None:
        if saved is None:
            return submission.submitted_at
        return first_time(saved.timestamp, submission, records)

    def _penalty(self, student: str, parts: dict[str, PartScore], time: datetime | None) -> float:
        """Return the points that lateness takes off, as `SettleLatePenalty` would."""
        due = self._dates.will_be_due(self.assignment, self.inputs.case)
        if due is None or time is None or self._dates.sittings.of(self.assignment) is not None:
            return 0.0
        due = self._dates.extensions(self.assignment).get(student, due)
        late = (time.replace(tzinfo=UTC) - due).total_seconds()
        score = sum(part.score or 0.0 for part in parts.values())
        return self._late.points_off(student, score, late) if late > 0 else 0.0


def _before(cells: Sequence[Cell], saved: SavedSubmission) -> dict[str, PartScore]:
    there = [cell.name for cell in cells if cell.name in saved.grades]
    return {name: _as_it_stands(saved.grades[name]) for name in there}


def _as_it_stands(saved: SavedGrade) -> PartScore:
    score = saved.auto if saved.manual is None else saved.manual
    return PartScore(None if score is None else score + (saved.extra or 0.0), saved.needs_review)


def _as_it_would_be(
    context: GradingContext, cell: Cell, saved: SavedSubmission | None
) -> PartScore:
    # nbgrader makes every row like this
    before = SavedGrade(None, None, None, needs_review=True)
    if saved is not None:
        before = saved.grades.get(cell.name, before)
    merged = merged_grade(context, cell, before)
    return _as_it_stands(SavedGrade(merged.auto, before.manual, before.extra, merged.needs_review))


def _changed(last: Record | None, context: GradingContext) -> tuple[str, ...]:
    """Name what is otherwise than when this was graded: answers, key, case, scoring."""
    if last is None:
        return ()
    now = context.result.digests
    return tuple(name for name in ("answers", *INPUTS) if last.digests.get(name) != now.get(name))


def _why(cell: Cell, last: Record | None, context: GradingContext) -> str:
    """Say what a changed part is due to; a case whose words alone have changed is no reason."""
    if last is None:
        return "graded without this pipeline"
    if not cell.is_form:
        return "text" if last.texts.get(cell.name) != context.digest_of(cell) else "read again"
    now, then = context.result.digests, last.digests
    reasons = [name for name in _changed(last, context) if name != "case"]
    asked = "asked" if then.get("asked") else "case"
    if then.get(asked) != now.get(asked):
        reasons.append("case")
    if last.max_points != cell.max_points and last.points is not None:
        reasons.append("points of the form")
    return ", ".join(reasons) or "changed in the gradebook"
