"""The way of one submission through the grader: nbgrader's own Autograde, without code and without zeroing.

nbgrader's `Autograde` copies whatever a student handed in, follows links, opens the notebook as code, gives
a missing notebook zero, drops a broken one with a row that exports 0.0, and lets a duplicated cell end the
whole batch. This one keeps its command, options, folders and rows, and changes what is done with each:

======================== =====================================================================================
``init_notebooks``       every folder of the assignment is a submission, also one without a notebook
``init_destination``     skipped only if gradebook and graded notebook both say that nothing is left to do
``convert_notebooks``    nothing is deleted before it can be replaced; one student's failure ends no batch
``start``                one connection for the batch; at the end it fails if anything got no score
======================== =====================================================================================

Each submission is read and graded first (`read_submission`, `grade_submission`), as data. Then its rows are
locked, filled by the preprocessors and committed together, and after that the files are put in place
(`graded_files`).
"""

import os
import traceback
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any, NoReturn

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import DBAPIError, IntegrityError

from ipnb.formulation.arguments import in_words
from ipnb.grading.assignment_reader import AssignmentReader, UnusableAssignment
from ipnb.grading.due_dates import publish_due_dates
from ipnb.grading.error_messages import (
    explain_database_error,
    explain_file_error,
    is_database_unavailable,
)
from ipnb.grading.grade_submission import (
    EarlierGrading,
    GradeResult,
    digest_of_work,
    grade,
    grader_failure,
)
from ipnb.grading.graded_files import (
    discard,
    is_complete,
    put_in_place,
    serialise_notebook,
    write_beside,
)
from ipnb.grading.graded_notebook import blank_notebook, in_order
from ipnb.grading.grading_context import GradingContext, new_record
from ipnb.grading.grading_inputs import changed_inputs
from ipnb.grading.read_submission import Submission, submission_digest
from ipnb.grading.records import History, Record, Records
from ipnb.grading.review_reasons import COURSE_ERROR, blocking, in_sentences
from ipnb.grading.submission_folders import list_submissions, refused_folders
from ipnb.grading.submission_rows import NoStudent, open_submission_rows, submission_exists

#: how often a submission is tried that somebody else is grading at the same moment
TRIES = 5


class GradedMeanwhile(Exception):
    """Somebody else has graded this submission since it was looked at."""


class CaseAutograde(Autograde):
    """nbgrader's Autograde for cases; configured under the same name (``c.Autograde``)."""

    def start(self) -> None:
        """Grade the batch.

        Raises
        ------
        nbgrader.converters.base.NbGraderException
            If anything got no score, or the gradebook cannot be used.
        """
        self.unscored: list[str] = []
        self._skipped: dict[str, list[str]] = defaultdict(list)
        trouble = ""
        self._steps: list[Callable[..., Any]] = [
            step(parent=self) for step in self.autograde_preprocessors
        ]
        try:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as self.gradebook:
                self.records = Records(self.gradebook)
                self.records.make_indexes()
                self.reader = AssignmentReader(self.gradebook, self.coursedir, self.log)
                super().start()
                publish_due_dates(self.gradebook, self.config, self.coursedir.course_id)
        except DBAPIError as error:
            trouble = f"{explain_database_error(error)} What was graded before that is complete."
        if trouble:
            self._stop(trouble)
        for what, students in self._skipped.items():
            self.log.warning("%d %s: %s.", len(students), what, ", ".join(students))
        if self.unscored:
            self.log.error(
                "%d without a score: %s. Nobody was given a zero for that; `ipnb status` says what to do.",
                len(self.unscored),
                ", ".join(self.unscored),
            )
            raise NbGraderException(f"{len(self.unscored)} submissions could not be graded")

    def _stop(self, message: str) -> NoReturn:
        self.log.error(message)
        raise NbGraderException(message)

    # ------------------------------------------------------------ which submissions

    def init_notebooks(self) -> None:
        """Find the submissions: every folder is one, also without a notebook."""
        self.assignments: dict[str, list[str]] = {}
        self.notebooks: list[str] = []
        self._whose: dict[str, tuple[str, str]] = {}
        for sentence in refused_folders(self.coursedir, self.coursedir.assignment_id):
            self.log.warning(sentence)
        for assignment, student, folder in list_submissions(
            self.coursedir, self.coursedir.assignment_id, self.coursedir.student_id
        ):
            self._whose[folder] = assignment, student
            try:
                name = self.reader.cells(assignment).notebook
            except UnusableAssignment as error:
                self._stop(str(error))
            self.assignments[folder] = [os.path.join(folder, f"{name}.ipynb")]
        if not self.assignments:
            where = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            self._stop(f"No submissions were found at {where}")
        enrolled = {student.id for student in self.gradebook.students}
        self._left = self.records.students() - enrolled

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Decide whether to grade, and say why not.

        Parameters
        ----------
        assignment_id, student_id
            As nbgrader names them.
        """
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        if student_id in self._left and student_id != self.coursedir.student_id:
            self._skipped["taken out of the gradebook since, and not graded again"].append(
                student_id
            )
            return False
        if self.force or self._is_due(assignment_id, student_id):
            return True
        self.log.info("Skipping %s: graded already, and nothing changed since", student_id)
        last = self.records.of(assignment_id, student_id)[-1]
        changed = changed_inputs(last, self.reader.inputs(assignment_id))
        if changed:
            what = f"graded before with another {' and '.join(changed)}; run `ipnb grade {assignment_id}`"
            self._skipped[what].append(student_id)
        return False

    def _is_due(self, assignment: str, student: str) -> bool:
        """Say whether something changed since the last grading, is missing of it, or it gave no score."""
        records, cells = self.records.of(assignment, student), self.reader.cells(assignment)
        if not records or any(one.kind == COURSE_ERROR for one in records[-1].review_reasons()):
            return True
        graded = os.path.join(self._format_dest(assignment, student), f"{cells.notebook}.ipynb")
        if not submission_exists(self.gradebook.db, cells, student):
            return True
        if not is_complete(graded, records[-1].digests.get("graded")):
            self.log.warning(
                "%s: the graded notebook is missing or torn and is made again", student
            )
            return True
        now = submission_digest(self.reader.submission(assignment, student))
        return records[-1].digests.get("handed_in") != now

    # ------------------------------------------------------------ one submission after the other

    def convert_notebooks(self) -> None:
        """Grade one submission after the other; what fails for one student ends no batch."""
        for folder in sorted(self.assignments):
            assignment, student = self._whose[folder]
            self.notebooks = self.assignments[folder]
            try:
                if self.init_destination(assignment, student):
                    self.run_pre_convert_hook()
                    self._grade(assignment, student)
                    self.run_post_convert_hook()
            except OSError as error:
                reason = explain_file_error(error, self._format_dest(assignment, student))
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
        self.gradebook.db.rollback()
        self.log.error("%s was not graded, and is as before: %s.", student, reason.rstrip("."))
        self.unscored.append(student)

    def _grade(self, assignment: str, student: str) -> None:
        for _ in range(TRIES):
            try:
                self._report(self._grade_once(assignment, student))
                return
            except (GradedMeanwhile, IntegrityError):
                self.gradebook.db.rollback()
                if not self.force and not self._is_due(assignment, student):
                    self.log.info("Skipping %s: somebody else has graded this meanwhile", student)
                    return
        raise GradedMeanwhile

    def _grade_once(self, assignment: str, student: str) -> GradingContext:
        history = self.records.history(assignment, student)
        inputs, submission = self.reader.inputs(assignment), None
        try:
            submission = self.reader.submission(assignment, student)
            if inputs.tests:
                result = self.reader.run_tests(assignment, submission)
            else:
                result = grade(inputs, submission, student, _scored(history.records))
            return self._save(result, submission, assignment, student, history)
        except (DBAPIError, OSError, GradedMeanwhile, NoStudent):
            raise
        except Exception as error:
            self.log.error(traceback.format_exc())
            self.gradebook.db.rollback()
            result = grader_failure(error, inputs, submission)
            return self._save(result, submission or Submission(), assignment, student, history)

    def _save(
        self,
        result: GradeResult,
        submission: Submission,
        assignment: str,
        student: str,
        history: History,
    ) -> GradingContext:
        """Save grades, record and graded notebook of one submission, all or nothing."""
        context = self._context(result, submission, assignment, student, history)
        data, context.record.digests["graded"] = serialise_notebook(self._notebook(context))
        name = f"{context.assignment_cells.notebook}.ipynb"
        self.records.add(context.record)
        files, mode, beside = {**submission.files, name: data}, int(str(self.permissions), 8), None
        try:
            folder = self._format_dest(assignment, student)
            beside = write_beside(folder, files, mode, self.coursedir.groupshared)
            self.gradebook.db.commit()
        except BaseException:
            discard(beside)
            raise
        put_in_place(beside, list(files))
        return context

    def _context(
        self,
        result: GradeResult,
        submission: Submission,
        assignment: str,
        student: str,
        history: History,
    ) -> GradingContext:
        cells, inputs = self.reader.cells(assignment), self.reader.inputs(assignment)
        time = self._first_time(assignment, student, submission, history.records)
        rows = open_submission_rows(self.gradebook.db, cells, student, time, self.create_student)
        # from here on the submission is locked: if nobody added a record until now, the history is whole
        if self.records.number(assignment, student) != history.newest:
            raise GradedMeanwhile
        record = new_record(assignment, student, result, submission)
        record.arguments = in_words(inputs.case, result.answers or {}) if inputs.case else {}
        return GradingContext(
            gradebook=self.gradebook,
            rows=rows,
            assignment=assignment,
            student=student,
            assignment_cells=cells,
            inputs=inputs,
            submission=submission,
            result=result,
            earlier=history.records,
            record=record,
        )

    def _first_time(
        self, assignment: str, student: str, submission: Submission, records: list[Record]
    ) -> datetime | None:
        """Return when this was handed in; who only argues about a mark has handed in nothing later."""
        work = digest_of_work(submission)
        if work is None or not records or records[-1].digests.get("work") != work:
            return submission.submitted_at
        try:
            before = self.gradebook.find_submission(assignment, student).timestamp
        except MissingEntry:
            return submission.submitted_at
        times = [time for time in (before, submission.submitted_at) if time is not None]
        return min(times, default=None)

    def _notebook(self, context: GradingContext) -> NotebookNode:
        """Make the graded notebook and pass it through every preprocessor."""
        case = context.inputs.case or {}
        notebook = context.result.notebook or blank_notebook(
            case.get("title", context.assignment),
            in_order(context.assignment_cells.cells, case),
            context.submission.own,
        )
        path = self._format_dest(context.assignment, context.student)
        resources = context.resources(self.coursedir.db_url, path)
        for step in self._steps:
            notebook, resources = step(notebook, resources)
        return notebook

    def _report(self, context: GradingContext) -> None:
        for note in context.record.notes:
            self.log.warning("%s: %s", context.student, note)
        for text in in_sentences(context.result.review_reasons):
            self.log.warning("%s is held: %s", context.student, text)
        if context.seconds_late > 0:
            self.log.warning("%s was %g seconds late", context.student, context.seconds_late)
        if context.record.points is not None:
            points, max_points = context.record.points, context.record.max_points
            what = "tests" if context.inputs.tests else "form"
            self.log.info(
                "%s: %g of %g points for the %s", context.student, points, max_points, what
            )
        elif blocking(context.result.review_reasons):
            self.unscored.append(context.student)


def _scored(records: list[Record]) -> list[EarlierGrading]:
    return [
        EarlierGrading(record.workspace, record.revision, record.digests.get("answers"))
        for record in records
        if not blocking(record.review_reasons())
    ]
