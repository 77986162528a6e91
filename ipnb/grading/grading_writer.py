"""Graded submissions into the gradebook and into their folders: some at once, all of them or none.

A batch is one transaction. Whoever else grades meanwhile is noticed: the rows are locked first, and if somebody
added a grading since the history was read, nothing of the batch is saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipnb.grading.due_dates import Deadline, DueDates
from ipnb.grading.graded_files import discard, put_in_place, serialise_notebook, write_beside
from ipnb.grading.graded_notebook import blank_notebook
from ipnb.grading.grading_context import GradingContext, first_time, new_record
from ipnb.grading.grading_task import AssignmentMaterial, GradedSubmission, Step
from ipnb.grading.records import History, Records
from ipnb.grading.submission_rows import (
    SubmissionRows,
    find_submissions,
    open_submission_rows,
    save_rows,
)


class GradedMeanwhile(Exception):
    """Somebody else has graded a submission since it was looked at."""


@dataclass(frozen=True)
class Place:
    """Where graded files go.

    Attributes
    ----------
    mode : int
        Permissions of each file.
    shared : bool
        Whether the folders are for everybody in the group.
    """

    mode: int
    shared: bool


@dataclass
class GradingWriter:
    """Saves graded submissions.

    Attributes
    ----------
    gradebook : nbgrader.api.Gradebook
        Open for the whole run.
    coursedir : nbgrader.coursedir.CourseDirectory
    records : Records
        In the same gradebook.
    steps : sequence of preprocessors
        Those that need the gradebook, in their order.
    place : Place
    create_student : bool
        Whether a student whom the gradebook does not know may be added.
    """

    gradebook: Any
    coursedir: Any
    records: Records
    steps: Sequence[Step]
    place: Place
    create_student: bool
    _beside: list[tuple[Path, list[str]]] = field(default_factory=list)

    def save(
        self,
        material: AssignmentMaterial,
        batch: list[GradedSubmission],
        histories: dict[str, History],
    ) -> list[GradingContext]:
        """Save grades, records and graded notebooks of some submissions, all or nothing.

        Parameters
        ----------
        material
            Of the assignment that all of them belong to.
        batch
            At least one; each has a result.
        histories
            Student -> gradings so far, as they were when it was graded.

        Returns
        -------
        list of GradingContext
            In the same order.

        Raises
        ------
        GradedMeanwhile, NoStudent, OSError, sqlalchemy.exc.DBAPIError
            Nothing has changed then.
        """
        try:
            contexts = self._in_gradebook(material, batch, histories)
            for context, graded in zip(contexts, batch, strict=True):
                self._write(context, graded)
            # after the steps and the stamps: only now a record is whole
            self.records.add([context.record for context in contexts])
            self.gradebook.db.commit()
        except BaseException:
            for beside, _ in self._beside:
                discard(beside)
            self._beside = []
            self.gradebook.db.rollback()
            raise
        for beside, names in self._beside:
            put_in_place(beside, names)
        self._beside = []
        return contexts

    def _in_gradebook(
        self,
        material: AssignmentMaterial,
        batch: list[GradedSubmission],
        histories: dict[str, History],
    ) -> list[GradingContext]:
        db, assignment = self.gradebook.db, material.assignment
        students = [one.student for one in batch]
        deadline = DueDates(self.gradebook).deadline(assignment)
        found = find_submissions(db, material.cells, students)
        times = {
            one.student: first_time(
                found[one.student].timestamp, one.submission, histories[one.student].records
            )
            if one.student in found
            else one.submission.submitted_at
            for one in batch
        }
        rows = open_submission_rows(db, material.cells, times, self.create_student)
        # from here on they are locked: if nobody added a record until now, the histories are whole
        newest = self.records.newest(assignment, students)
        if any(newest.get(one, 0) != histories[one].newest for one in students):
            raise GradedMeanwhile
        contexts = [
            self._context(material, one, rows[one.student], histories[one.student], deadline)
            for one in batch
        ]
        for context, graded in zip(contexts, batch, strict=True):
            self._take_steps(context, graded)
        save_rows(db, rows.values())
        return contexts

    def _context(
        self,
        material: AssignmentMaterial,
        graded: GradedSubmission,
        rows: SubmissionRows,
        history: History,
        deadline: Deadline,
    ) -> GradingContext:
        assert graded.result is not None
        record = new_record(material.assignment, graded.student, graded.result, graded.handed_in)
        record.arguments = graded.arguments
        return GradingContext(
            assignment=material.assignment,
            student=graded.student,
            assignment_cells=material.cells,
            inputs=material.inputs,
            submission=graded.submission,
            result=graded.result,
            gradebook=self.gradebook,
            rows=rows,
            earlier=history.records,
            record=record,
            deadline=deadline,
        )

    def _take_steps(self, context: GradingContext, graded: GradedSubmission) -> None:
        """Pass the notebook through the preprocessors that need the gradebook, and write it out if need be."""
        notebook = graded.notebook or blank_notebook("", [], [])
        resources = context.resources(self.coursedir.db_url, self._folder(context))
        for step in self.steps:
            notebook, resources = step(notebook, resources)
        if graded.notebook is not None:
            graded.data, graded.stamp = serialise_notebook(notebook)
        context.record.digests["graded"] = graded.stamp

    def _write(self, context: GradingContext, graded: GradedSubmission) -> None:
        files = {
            **context.submission.files,
            f"{context.assignment_cells.notebook}.ipynb": graded.data,
        }
        beside = write_beside(self._folder(context), files, self.place.mode, self.place.shared)
        self._beside.append((beside, list(files)))

    def _folder(self, context: GradingContext) -> str:
        step = self.coursedir.autograded_directory
        path: str = self.coursedir.format_path(step, context.student, context.assignment)
        return path
