"""The way of one submission through the grader: nbgrader's own Autograde, with reading replaced and zeroing
left out.

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

import os
import traceback
from collections import defaultdict
from dataclasses import replace

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import DBAPIError, IntegrityError

from ipnb.formulation.arguments import in_words
from ipnb.grading.due_dates import DueDates, publish_due_dates
from ipnb.grading.error_messages import (
    explain_database_error,
    explain_file_error,
    is_database_unavailable,
)
from ipnb.grading.grade_submission import GradeResult, digest_of_work, grade, grader_failure
from ipnb.grading.graded_files import (
    discard,
    is_complete,
    put_in_place,
    serialise_notebook,
    write_beside,
)
from ipnb.grading.graded_notebook import (
    AssignmentCells,
    blank_notebook,
    in_order,
    read_assignment_cells,
)
from ipnb.grading.grading_context import GradingContext, new_record
from ipnb.grading.grading_inputs import (
    GradingInputs,
    changed_inputs,
    load_grading_inputs,
    mismatched_cells,
)
from ipnb.grading.read_submission import Submission, read_submission, submission_digest
from ipnb.grading.records import Record, Records
from ipnb.grading.releases import Releases
from ipnb.grading.review_reasons import COURSE_ERROR, blocking, in_sentences
from ipnb.grading.submission_folders import list_submissions, refused_folders
from ipnb.grading.submission_rows import NoStudent, open_submission_rows, submission_exists

#: how often a submission is tried that somebody else is grading at the same moment
TRIES = 5


class Meanwhile(Exception):
    """Somebody else has graded this submission since it was looked at."""


class CaseAutograde(Autograde):
    """nbgrader's Autograde for cases; configured under the same name (``c.Autograde``)."""

    def start(self) -> None:
        self.unscored: list[str] = []
        self._inputs: dict[str, GradingInputs] = {}
        self._assignment_cells: dict[str, AssignmentCells] = {}
        self._taken: tuple | None = None
        self._skipped = defaultdict(list)
        away = ""
        self._steps = [step(parent=self) for step in self.autograde_preprocessors]
        try:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as self.gradebook:
                self.records = Records(self.gradebook)
                self.records.make_indexes()
                super().start()
                publish_due_dates(self.gradebook, self.config, self.coursedir.course_id)
        except DBAPIError as error:
            away = f"{explain_database_error(error)} What was graded before that is complete."
        if away:
            self._stop(away)
        for what, students in self._skipped.items():
            self.log.warning("%d %s: %s.", len(students), what, ", ".join(students))
        if self.unscored:
            self.log.error(
                "%d without a score: %s. Nobody was given a zero for that; `ipnb status` says what to do.",
                len(self.unscored),
                ", ".join(self.unscored),
            )
            raise NbGraderException(f"{len(self.unscored)} submissions could not be graded")

    # ------------------------------------------------------------ which submissions

    def init_notebooks(self) -> None:
        self.assignments, self.notebooks, self._whose = {}, [], {}
        for sentence in refused_folders(self.coursedir, self.coursedir.assignment_id):
            self.log.warning(sentence)
        for assignment, student, folder in list_submissions(
            self.coursedir, self.coursedir.assignment_id, self.coursedir.student_id
        ):
            self._whose[folder] = assignment, student
            self.assignments[folder] = [
                os.path.join(folder, f"{self._cells_of(assignment).notebook}.ipynb")
            ]
        if not self.assignments:
            where = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            self._stop(f"No submissions were found at {where}")
        there = {student.id for student in self.gradebook.students}
        self._left = self.records.students() - there

    def _stop(self, message: str) -> None:
        self.log.error(message)
        raise NbGraderException(message)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        if student_id in self._left and student_id != self.coursedir.student_id:
            self._skipped["taken out of the gradebook since, and not graded again"].append(
                student_id
            )
            return False
        if self.force or self._due(assignment_id, student_id):
            return True
        self.log.info("Skipping %s: graded already, and nothing changed since", student_id)
        others = changed_inputs(
            self.records.of(assignment_id, student_id)[-1], self._inputs_of(assignment_id)
        )
        if others:
            what = f"graded before with another {' and '.join(others)}; run `ipnb grade {assignment_id}`"
            self._skipped[what].append(student_id)
        return False

    def _due(self, assignment: str, student: str) -> bool:
        """Whether something changed since the last grading, is missing of it, or it gave no score then."""
        records, assignment_cells = self.records.of(assignment, student), self._cells_of(assignment)
        if not records or any(
            reason.kind == COURSE_ERROR for reason in records[-1].review_reasons()
        ):
            return True
        graded = os.path.join(
            self._format_dest(assignment, student), f"{assignment_cells.notebook}.ipynb"
        )
        if not submission_exists(self.gradebook.db, assignment_cells, student):
            return True
        if not is_complete(graded, records[-1].digests.get("graded")):
            self.log.warning(
                "%s: the graded notebook is missing or torn and is made again", student
            )
            return True
        return records[-1].digests.get("handed_in") != submission_digest(
            self._take(assignment, student)
        )

    # ------------------------------------------------------------ one submission after the other

    def convert_notebooks(self) -> None:
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
            except Meanwhile:
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
                self._report(self._once(assignment, student))
                return
            except (Meanwhile, IntegrityError):
                self.gradebook.db.rollback()
                if not self.force and not self._due(assignment, student):
                    self.log.info("Skipping %s: somebody else has graded this meanwhile", student)
                    return
        raise Meanwhile

    def _once(self, assignment: str, student: str) -> GradingContext:
        newest = self.records.number(assignment, student)
        before = self.records.of(assignment, student)
        inputs, submission = self._inputs_of(assignment), None
        try:
            submission = self._take(assignment, student)
            earlier = [record for record in before if not blocking(record.review_reasons())]
            result = grade(inputs, submission, student, [_as_earlier(record) for record in earlier])
            return self._save(result, submission, assignment, student, newest, before)
        except (DBAPIError, OSError, Meanwhile, NoStudent):
            raise
        except Exception as error:
            self.log.error(traceback.format_exc())
            self.gradebook.db.rollback()
            result = grader_failure(error, inputs, submission)
            return self._save(
                result,
                submission or Submission(),
                assignment,
                student,
                newest,
                before,
            )

    def _save(
        self, result: GradeResult, submission, assignment: str, student: str, newest: int, before
    ) -> GradingContext:
        """Grades, record and graded notebook of one submission, all or nothing."""
        context = self._context(result, submission, assignment, student, newest, before)
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
        self, result: GradeResult, submission, assignment: str, student: str, newest: int, before
    ) -> GradingContext:
        assignment_cells = self._cells_of(assignment)
        time = self._first_time(assignment, student, submission, before)
        rows = open_submission_rows(
            self.gradebook.db, assignment_cells, student, time, self.create_student
        )
        if self.records.number(assignment, student) != newest:
            raise Meanwhile
        record = new_record(assignment, student, result, submission)
        case = self._inputs_of(assignment).case
        record.arguments = in_words(case, result.answers or {}) if case else {}
        return GradingContext(
            gradebook=self.gradebook,
            rows=rows,
            assignment=assignment,
            student=student,
            assignment_cells=assignment_cells,
            inputs=self._inputs_of(assignment),
            submission=submission,
            result=result,
            earlier=before,  # still all of them: nobody added one since, or `number` would have told
            record=record,
        )

    def _first_time(
        self,
        assignment: str,
        student: str,
        submission: Submission,
        records: list[Record],
    ):
        """When this was handed in. Who only argues about a mark has handed in nothing later than before."""
        work = digest_of_work(submission)
        if work is None or not records or records[-1].digests.get("work") != work:
            return submission.submitted_at
        try:
            before = self.gradebook.find_submission(assignment, student).timestamp
        except MissingEntry:
            return submission.submitted_at
        times = [time for time in (before, submission.submitted_at) if time is not None]
        return min(times, default=None)

    def _notebook(self, context: GradingContext):
        """The graded notebook, after every preprocessor."""
        case = context.inputs.case or {}
        nb = blank_notebook(
            case.get("title", context.assignment),
            in_order(context.assignment_cells.cells, case),
            context.submission.own,
        )
        resources = {
            "ipnb": context,
            "nbgrader": {
                "student": context.student,
                "assignment": context.assignment,
                "notebook": context.assignment_cells.notebook,
                "db_url": self.coursedir.db_url,
            },
            "metadata": {
                "name": context.assignment_cells.notebook,
                "path": self._format_dest(context.assignment, context.student),
            },
        }
        for step in self._steps:
            nb, resources = step(nb, resources)
        return nb

    def _report(self, context: GradingContext) -> None:
        for note in context.record.notes:
            self.log.warning("%s: %s", context.student, note)
        for text in in_sentences(context.result.review_reasons):
            self.log.warning("%s is held: %s", context.student, text)
        if context.seconds_late > 0:
            self.log.warning("%s was %g seconds late", context.student, context.seconds_late)
        if context.record.points is not None:
            points, whole = context.record.points, context.record.max_points
            self.log.info("%s: %g of %g points for the form", context.student, points, whole)
        elif blocking(context.result.review_reasons):
            self.unscored.append(context.student)

    # ------------------------------------------------------------ read once

    def _cells_of(self, assignment: str) -> AssignmentCells:
        if assignment not in self._assignment_cells:
            try:
                assignment_cells = read_assignment_cells(self.gradebook, assignment)
            except ValueError as error:
                self._stop(str(error))
            if assignment_cells is None:
                what = f"nbgrader generate_assignment {assignment}"
                self._stop(f"The gradebook does not know {assignment}: run `{what}` first")
            releases = Releases(self.gradebook)
            releases.keep(assignment, assignment_cells.released)
            self._assignment_cells[assignment] = replace(
                assignment_cells, releases=releases.of(assignment)
            )
        return self._assignment_cells[assignment]

    def _inputs_of(self, assignment: str) -> GradingInputs:
        if assignment not in self._inputs:
            inputs = load_grading_inputs(
                self.coursedir.root, assignment, self.coursedir.source_directory
            )
            inputs.review_reasons += mismatched_cells(inputs, self._cells_of(assignment))
            for notice in inputs.notices:
                self.log.warning("%s: %s", assignment, notice)
            self._use_due_date(inputs)
            self._inputs[assignment] = inputs
        return self._inputs[assignment]

    def _use_due_date(self, inputs: GradingInputs) -> None:
        """The case says when it is due, unless a person typed another date."""
        DueDates(self.gradebook).follow(inputs.assignment, inputs.case)
        self.gradebook.db.commit()

    def _take(self, assignment: str, student: str) -> Submission:
        if self._taken is None or self._taken[0] != (assignment, student):
            assignment_cells = self._cells_of(assignment)
            folder = self.coursedir.format_path(
                self.coursedir.submitted_directory, student, assignment
            )
            taken = read_submission(
                folder,
                assignment_cells.notebook,
                assignment_cells.released,
                assignment_cells.releases,
            )
            self._taken = (assignment, student), taken
        return self._taken[1]


def _as_earlier(record: Record) -> dict:
    return {
        "workspace": record.workspace,
        "revision": record.revision,
        "answers": record.digests.get("answers"),
    }
