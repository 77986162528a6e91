"""Grading a class: nbgrader's own Autograde, without code and without zeroing.

nbgrader's `Autograde` copies whatever a student handed in, follows links, opens the notebook as code, gives
a missing notebook zero, drops a broken one with a row that exports 0.0, and lets a duplicated cell end the
whole batch. This one keeps its command, options, folders and rows, and changes what is done with each:

======================== =====================================================================================
``init_notebooks``       every folder of the assignment is a submission, also one without a notebook
``convert_notebooks``    nothing is deleted before it can be replaced; one student's failure ends no batch
``start``                one connection for the run; at the end it fails if anything got no score
======================== =====================================================================================

What is due is graded in batches, as data (`grading_task`), here or wherever `worker_pool` says. Then the rows
of a batch are locked, filled by the preprocessors and committed together, and after that the files are put in
place (`grading_writer`). A batch that cannot be saved as a whole is saved one submission after the other.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, nullcontext
from itertools import groupby, islice, takewhile
from logging import INFO, Logger
from typing import Any, NoReturn

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm
from traitlets import Integer, Unicode

from ipnb.grading.assignment_reader import (
    AssignmentReader,
    UnusableAssignment,
)
from ipnb.grading.due_dates import publish_due_dates
from ipnb.grading.error_messages import (
    explain_database_error,
    explain_file_error,
    is_database_unavailable,
)
from ipnb.grading.gradebook_version import version_problem
from ipnb.grading.grading_batches import BATCH, Batch, BatchMaker, grade_batch
from ipnb.grading.grading_context import GradebookStep, GradingContext, NotebookStep
from ipnb.grading.grading_inputs import changed_inputs
from ipnb.grading.grading_task import AssignmentMaterial, GradedSubmission, grade_as_failed
from ipnb.grading.grading_writer import GradedMeanwhile, GradingWriter, Place
from ipnb.grading.plain_text import named
from ipnb.grading.records import History, Records
from ipnb.grading.review_reasons import blocking, in_sentences
from ipnb.grading.submission_folders import list_submissions, refused_folders
from ipnb.grading.submission_rows import STUDENT, NoStudent
from ipnb.grading.worker_pool import WorkerPool, Workers, WorkersLost

#: how often a submission is tried that somebody else is grading at the same moment
TRIES = 5
#: students who are named in one line of the log
NAMED = 100


@contextmanager
def above_progress(log: Logger) -> Iterator[None]:
    """Let a log write above the line that says how far a run is, and no more than it wrote before.

    Parameters
    ----------
    log
        One that writes to a terminal.
    """
    level = max((handler.level for handler in log.handlers), default=INFO)
    with logging_redirect_tqdm([log]):
        for handler in log.handlers:
            handler.setLevel(max(handler.level, level))
        yield


class CaseAutograde(Autograde):
    """nbgrader's Autograde for cases; configured under the same name (``c.Autograde``)."""

    workers = Integer(1, min=1, help="Processes on this machine that grade.").tag(config=True)
    scheduler = Unicode("", help="Address of a Dask cluster that grades instead.").tag(config=True)

    def __init__(self, coursedir: Any = None, **kwargs: Any) -> None:
        super().__init__(coursedir=coursedir, **kwargs)
        #: students who are graded whatever was graded before
        self.again: Container[str] = ()
        #: workers of a longer run, which stay open after this; its own for as long as it runs without any
        self.open_workers: Workers | None = None

    def start(self) -> None:
        """Grade what is due.

        Raises
        ------
        nbgrader.converters.base.NbGraderException
            If anything got no score, or the gradebook or the workers cannot be used.
        """
        self.unscored: list[str] = []
        self._skipped: dict[str, list[str]] = defaultdict(list)
        trouble = ""
        try:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as self.gradebook:
                if problem := version_problem(self.gradebook.db.connection()):
                    self._stop(problem)
                self.records = Records(self.gradebook)
                self.records.make_indexes()
                self.reader = AssignmentReader(self.gradebook, self.coursedir, self.log)
                super().start()
                publish_due_dates(self.gradebook, self.config, self.coursedir.course_id)
        except DBAPIError as error:
            trouble = f"{explain_database_error(error)} What was graded before that is complete."
        except WorkersLost as lost:
            trouble = f"{lost} What was graded before that is complete."
        if trouble:
            self._stop(trouble)
        for what, students in self._skipped.items():
            self.log.warning("%d %s: %s.", len(students), what, named(students, NAMED))
        if self.unscored:
            self.log.error(
                "%d without a score: %s. Nobody was given a zero for that; `ipnb status` says what to do.",
                len(self.unscored),
                named(self.unscored, NAMED),
            )
            raise NbGraderException(f"{len(self.unscored)} submissions could not be graded")

    def _stop(self, message: str) -> NoReturn:
        self.log.error(message)
        raise NbGraderException(message)

    # ------------------------------------------------------------ which submissions

    def init_notebooks(self) -> None:
        """Find the submissions: every folder is one, also without a notebook."""
        for sentence in refused_folders(self.coursedir, self.coursedir.assignment_id):
            self.log.warning(sentence)
        # by assignment, so that a batch is of one
        self._submissions = sorted(
            list_submissions(
                self.coursedir, self.coursedir.assignment_id, self.coursedir.student_id
            )
        )
        self.notebooks: list[str] = []
        if not self._submissions:
            where = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            self._stop(f"No submissions were found at {where}")
        for assignment in dict.fromkeys(assignment for assignment, _, _ in self._submissions):
            try:
                self.reader.cells(assignment)
            except UnusableAssignment as error:
                self._stop(str(error))
        enrolled = set(self.gradebook.db.execute(select(STUDENT.c.id)).scalars())
        self._left = self.records.students() - enrolled

    def _is_asked_for(self, student: str) -> bool:
        if student in self.coursedir.student_id_exclude.split(","):
            return False
        if student in self._left and student != self.coursedir.student_id:
            self._skipped["taken out of the gradebook since, and not graded again"].append(student)
            return False
        return True

    def _batches(self) -> Iterator[Batch]:
        """Give the submissions that are to be looked at, some at a time."""
        for assignment, submissions in groupby(self._submissions, lambda one: one[0]):
            material = self._material(assignment)
            asked_for = ((who, folder) for _, who, folder in submissions if self._is_asked_for(who))
            while folders := dict(islice(asked_for, BATCH)):
                for student in folders:
                    self._call_hook(self.run_pre_convert_hook, assignment, student)
                yield self._batch_maker.make(material, folders)

    def _material(self, assignment: str) -> AssignmentMaterial:
        chosen = list(self.autograde_preprocessors)
        first = len(list(takewhile(lambda step: issubclass(step, NotebookStep), chosen)))
        return AssignmentMaterial(
            assignment,
            self.reader.cells(assignment),
            self.reader.inputs(assignment),
            tuple((step, dict(self.config.get(step.__name__, {}))) for step in chosen[:first]),
            self.reader.runners[assignment],
            is_final=all(issubclass(step, GradebookStep) for step in chosen[first:]),
        )

    def _call_hook(self, hook: Callable[[], None], assignment: str, student: str) -> None:
        """Call what is configured as nbgrader's hook; it finds the notebook where nbgrader's own code has it."""
        name = f"{self.reader.cells(assignment).notebook}.ipynb"
        self.notebooks = [os.path.join(self._format_source(assignment, student), name)]
        hook()

    # ------------------------------------------------------------ some submissions after the other

    def convert_notebooks(self) -> None:
        """Grade some submissions after the other; what fails for one student ends no run."""
        chosen = list(self.autograde_preprocessors)
        in_workers = takewhile(lambda step: issubclass(step, NotebookStep), chosen)
        self._batch_maker = BatchMaker(
            self.gradebook,
            self.coursedir,
            self.records,
            self.log,
            lambda student: self.force or student in self.again,
        )
        self._writer = GradingWriter(
            self.gradebook,
            self.coursedir,
            self.records,
            [step(parent=self) for step in chosen[len(list(in_workers)) :]],
            Place(int(str(self.permissions), 8), self.coursedir.groupshared),
            self.create_student,
        )
        names = {assignment for assignment, _, _ in self._submissions}
        runs_code = any(self.reader.cells(assignment).has_tests for assignment in names)
        total, own = len(self._submissions), Workers(self.workers, self.scheduler)
        with (
            nullcontext(self.open_workers) if self.open_workers else own as workers,
            # None: only where somebody watches, never in a log
            tqdm(total=total, unit=" submissions", disable=None, leave=False) as progress,
            nullcontext() if progress.disable else above_progress(self.log),
        ):
            self._grade(workers.pool(runs_code), progress)

    def _grade(self, pool: WorkerPool, progress: Any) -> None:
        for batch, graded in pool.in_order(grade_batch, self._batches()):
            due = []
            for one in graded:
                if one.unread:
                    self._not_graded(
                        one.student, f"What was handed in cannot be read ({one.unread})"
                    )
                elif one.result is None:
                    self._skip(batch, one.student)
                else:
                    due.append(one)
            if due:
                self._save(batch, due)
            progress.update(len(graded))

    def _skip(self, batch: Batch, student: str) -> None:
        self.log.info("Skipping %s: graded already, and nothing changed since", student)
        last = batch.histories[student].records[-1]
        changed = changed_inputs(last, batch.material.inputs)
        if changed:
            assignment = batch.material.assignment
            what = (
                f"graded before with another {' and '.join(changed)}; run `ipnb grade {assignment}`"
            )
            self._skipped[what].append(student)

    def _save(self, batch: Batch, due: list[GradedSubmission]) -> None:
        """Save some submissions together, or, if anything is in the way, each by itself."""
        try:
            contexts = self._writer.save(batch.material, due, batch.histories)
        except Exception as error:
            if is_database_unavailable(error):
                raise
            for one in due:
                self._save_alone(batch, one)
        else:
            for context, one in zip(contexts, due, strict=True):
                self._report(context, one)

    def _save_alone(self, batch: Batch, graded: GradedSubmission) -> None:
        student = graded.student
        try:
            self._save_one(batch, graded)
        except OSError as error:
            folder = self._format_dest(batch.material.assignment, student)
            reason = explain_file_error(error, folder)
            self._not_graded(student, reason[0].upper() + reason[1:])
        except NoStudent:
            self._not_graded(student, "The gradebook does not know this student")
        except GradedMeanwhile:
            self._not_graded(
                student, "Somebody else keeps grading this submission. Grade again later"
            )
        except DBAPIError as error:
            if is_database_unavailable(error):
                raise
            self._not_graded(student, explain_database_error(error))

    def _not_graded(self, student: str, reason: str) -> None:
        self.log.error("%s was not graded, and is as before: %s.", student, reason.rstrip("."))
        self.unscored.append(student)

    def _save_one(self, batch: Batch, graded: GradedSubmission) -> None:
        """Save one submission; if somebody else has graded it meanwhile, look again."""
        material, student = batch.material, graded.student
        (folder,) = (task.folder for task in batch.tasks if task.student == student)
        histories = batch.histories
        for _ in range(TRIES):
            try:
                self._report(self._save_or_say_why(material, graded, histories), graded)
                return
            except (GradedMeanwhile, IntegrityError):
                again = self._batch_maker.make(material, {student: folder})
                (graded,), histories = grade_batch(again), again.histories
                if graded.unread:
                    raise OSError(graded.unread) from None
                if graded.result is None:
                    self.log.info("Skipping %s: somebody else has graded this meanwhile", student)
                    return
        raise GradedMeanwhile

    def _save_or_say_why(
        self,
        material: AssignmentMaterial,
        graded: GradedSubmission,
        histories: dict[str, History],
    ) -> GradingContext:
        try:
            (context,) = self._writer.save(material, [graded], histories)
        except (DBAPIError, OSError, GradedMeanwhile, NoStudent):
            raise
        except Exception as error:
            failed = grade_as_failed(material, graded.student, graded.submission, error)
            self.log.error(failed.trouble)
            (context,) = self._writer.save(material, [failed], histories)
        return context

    def _report(self, context: GradingContext, graded: GradedSubmission) -> None:
        if graded.trouble:
            self.log.error(graded.trouble)
        for note in context.record.notes:
            self.log.warning("%s: %s", context.student, note)
        for text in in_sentences(context.result.review_reasons):
            self.log.warning("%s is held: %s", context.student, text)
        if context.seconds_late > 0:
            self.log.warning("%s was %g seconds late", context.student, context.seconds_late)
        if context.record.points is not None:
            points, max_points = context.record.points, context.record.max_points
            what = "tests" if context.inputs.tests else "form"
            what = "exercises" if context.inputs.exercises else what
            self.log.info(
                "%s: %g of %g points for the %s", context.student, points, max_points, what
            )
        elif blocking(context.result.review_reasons):
            self.unscored.append(context.student)
        self._call_hook(self.run_post_convert_hook, context.assignment, context.student)
