"""What grading again would give, submission by submission, with nothing written: no row, no file, no lock.

It reads, grades and merges by the same functions as the grader (`read_submission`, `grade`,
`merged_grade`), so that what is listed before anything is written is what is written then.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from nbgrader.api import Gradebook
from sqlalchemy import select

from ipnb.grading.assignment_reader import code_runner, known_cells
from ipnb.grading.due_dates import DueDates
from ipnb.grading.graded_notebook import AssignmentCells, Cell
from ipnb.grading.grading_batches import BATCH, Batch, grade_batch
from ipnb.grading.grading_context import GradingContext, earlier_gradings, first_time, new_record
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs, mismatched_cells
from ipnb.grading.grading_task import AssignmentMaterial, GradedSubmission, GradingTask
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.merge_scores import SavedGrade
from ipnb.grading.records import Record, Records, in_groups, last_sound
from ipnb.grading.releases import Releases
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.save_grades import merged_grade
from ipnb.grading.score_changes import PartScore, Preview
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.submission_rows import STUDENT, SubmissionRows, read_submission_rows
from ipnb.grading.worker_pool import WorkerPool

#: what a grading depends on beside what was handed in
INPUTS = ("key", "case", "scoring", "tests")


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
        here, cells = self.coursedir, known_cells(gradebook, assignment)
        self.cells: AssignmentCells = replace(
            cells, releases=[*Releases(gradebook).of(assignment), cells.released]
        )
        self.inputs: GradingInputs = load_grading_inputs(
            here.root, assignment, here.source_directory
        )
        self.inputs.review_reasons += mismatched_cells(self.inputs, self.cells)
        self._runner = code_runner(here, cells, assignment)
        self._records, dates = Records(gradebook), DueDates(gradebook)
        self._deadline = replace(
            dates.deadline(assignment), due=dates.will_be_due(assignment, self.inputs.case)
        )
        self._late = SettleLatePenalty(parent=app)

    def previews(self, pool: WorkerPool, student: str = "*") -> Iterator[Preview]:
        """Give everybody's preview, by student, a few hundred students in memory at a time.

        Parameters
        ----------
        pool
            Who grades.
        student
            An id; "*" for everybody who is still in the gradebook.
        """
        here = list_submissions(self.coursedir, self.assignment, student)
        folders = {who: folder for _, who, folder in here}
        waiting: deque[_Group] = deque()

        def batches() -> Iterator[Batch]:
            for students in in_groups(sorted(folders), BATCH):
                group = self._group(students, student)
                waiting.append(group)
                yield self._batch(group, folders)

        for batch, graded in pool.in_order(grade_batch, batches()):
            group, by_student = waiting.popleft(), {one.student: one for one in graded}
            for who in group.students:
                if who in by_student:
                    history = batch.histories[who]
                    yield self._preview(by_student[who], group.saved.get(who), history.records)
                else:
                    yield Preview(self.assignment, who, None, {})

    def _group(self, students: Sequence[str], asked_for: str) -> "_Group":
        """Look up some students; who was graded and then taken out of the gradebook is left out."""
        named = select(STUDENT.c.id).where(STUDENT.c.id.in_(students))
        known = set(self.gradebook.db.execute(named).scalars())
        graded = self._records.newest(self.assignment, list(students))
        here = [who for who in students if who in known or who not in graded or who == asked_for]
        return _Group(here, read_submission_rows(self.gradebook.db, self.cells, here))

    def _batch(self, group: "_Group", folders: Mapping[str, str]) -> Batch:
        """Ask for those of whom something is known; for the others nothing can change."""
        histories = self._records.histories(self.assignment, group.students)
        before = [who for who in group.students if who in group.saved or histories[who].records]
        tasks = [
            GradingTask(
                who,
                folders[who],
                earlier_gradings(histories[who].records),
                self._graded_so(histories[who].records) if who in group.saved else None,
            )
            for who in before
        ]
        material = AssignmentMaterial(self.assignment, self.cells, self.inputs, (), self._runner)
        return Batch(material, tasks, histories)

    def _graded_so(self, records: Sequence[Record]) -> str | None:
        """Return the digest of what gives the same score again; None if everything has to be graded."""
        if (last := last_sound(records)) is None:
            return None
        points = sum(cell.max_points for cell in self.cells.cells if cell.is_form or cell.is_test)
        same = all(last.digests.get(name) == self.inputs.digests.get(name) for name in INPUTS)
        same_points = last.points is None or last.max_points == points
        return last.digests.get("handed_in") if same and same_points else None

    def _preview(
        self, graded: GradedSubmission, saved: SubmissionRows | None, records: list[Record]
    ) -> Preview:
        student, submission, result = graded.student, graded.submission, graded.result
        shown = [cell for cell in self.cells.cells if cell.is_shown]
        before = None if saved is None else _before(shown, saved)
        time = first_time(saved.timestamp, submission, records) if saved else None
        penalty_before = (saved.penalty or 0.0) if saved else 0.0
        if result is None:
            # nothing of it is otherwise than when it was graded; only the due date may be
            parts = before or {}
            penalty = self._penalty(student, parts, time)
            return Preview(self.assignment, student, before, parts, penalty_before, penalty)
        context = GradingContext(
            assignment=self.assignment,
            student=student,
            assignment_cells=self.cells,
            inputs=self.inputs,
            submission=submission,
            result=result,
            gradebook=self.gradebook,
            rows=saved or SubmissionRows("", "", time, None, None),
            earlier=records,
            record=new_record(self.assignment, student, result, graded.handed_in),
            deadline=self._deadline,
        )
        after = {cell.name: _as_it_would_be(context, cell, saved) for cell in shown}
        last = records[-1] if records else None
        return Preview(
            self.assignment,
            student,
            before,
            after,
            penalty_before,
            self._penalty(student, after, time or submission.submitted_at),
            {cell.name: _why(cell, last, context) for cell in shown},
            _changed(last, context),
            in_sentences(result.review_reasons),
        )

    def _penalty(
        self, student: str, parts: Mapping[str, PartScore], time: datetime | None
    ) -> float:
        """Return the points that lateness takes off, as `SettleLatePenalty` would."""
        late = self._deadline.seconds_late(student, time)
        if late <= 0 or self._deadline.is_sitting:
            return 0.0
        score = sum(part.score or 0.0 for part in parts.values())
        return self._late.points_off(student, score, late)


@dataclass(frozen=True)
class _Group:
    """Some students, and what the gradebook has of those whom it knows."""

    students: list[str]
    saved: dict[str, SubmissionRows]


def _before(cells: Sequence[Cell], saved: SubmissionRows) -> dict[str, PartScore]:
    there = [cell.name for cell in cells if cell.name in saved.grades]
    return {name: _as_it_stands(saved.saved_grade(name)) for name in there}


def _as_it_stands(saved: SavedGrade) -> PartScore:
    score = saved.auto if saved.manual is None else saved.manual
    return PartScore(None if score is None else score + (saved.extra or 0.0), saved.needs_review)


def _as_it_would_be(context: GradingContext, cell: Cell, saved: SubmissionRows | None) -> PartScore:
    # nbgrader makes every row like this
    before = SavedGrade(None, None, None, needs_review=True)
    if saved is not None and cell.name in saved.grades:
        before = saved.saved_grade(cell.name)
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
    if not cell.is_form and not cell.is_test:
        return "text" if last.texts.get(cell.name) != context.digest_of(cell) else "read again"
    now, then = context.result.digests, last.digests
    reasons = [name for name in _changed(last, context) if name != "case"]
    asked = "asked" if then.get("asked") else "case"
    if then.get(asked) != now.get(asked):
        reasons.append("case")
    if cell.is_form and last.max_points != cell.max_points and last.points is not None:
        reasons.append("points of the form")
    return ", ".join(reasons) or "changed in the gradebook"
