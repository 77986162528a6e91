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

Each submission is read and judged first (`intake`, `verdict`), as data. Then its rows are locked, filled by
the preprocessors and committed together, and after that the files are put in place (`graded_files`)."""

import os
import traceback
from collections import defaultdict
from dataclasses import replace

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import DBAPIError, IntegrityError

from ipnb.formulation.arguments import in_words
from ipnb.grading import read_submission as intake
from ipnb.grading.due_dates import DueDates, publish
from ipnb.grading.error_messages import file_in_words, gradebook_in_words, is_gradebook_away
from ipnb.grading.grade_submission import Verdict, digest_of_work, failed, judge
from ipnb.grading.graded_files import as_file, drop, is_whole, put_in_place, write_beside
from ipnb.grading.graded_notebook import Sheet, blank_notebook, in_order, read_sheet
from ipnb.grading.grading_context import Work, record_of
from ipnb.grading.grading_inputs import Material, load_material, other_cells, other_inputs
from ipnb.grading.records import Record, Records
from ipnb.grading.releases import Releases
from ipnb.grading.review_reasons import COURSE, blocking, in_sentences
from ipnb.grading.submission_folders import refused, submissions
from ipnb.grading.submission_rows import NoStudent, is_there, open_rows

#: how often a submission is tried that somebody else is grading at the same moment
TRIES = 5


class Meanwhile(Exception):
    """Somebody else has graded this submission since it was looked at."""


class CaseAutograde(Autograde):
    """nbgrader's Autograde for cases; configured under the same name (``c.Autograde``)."""

    def start(self) -> None:
        self.unscored: list[str] = []
        self._materials: dict[str, Material] = {}
        self._sheets: dict[str, Sheet] = {}
        self._taken: tuple | None = None
        self._skipped = defaultdict(list)
        away = ""
        self._steps = [step(parent=self) for step in self.autograde_preprocessors]
        try:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as self.gradebook:
                self.records = Records(self.gradebook)
                self.records.make_indexes()
                super().start()
                publish(self.gradebook, self.config, self.coursedir.course_id)
        except DBAPIError as error:
            away = f"{gradebook_in_words(error)} What was graded before that is complete."
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
        for sentence in refused(self.coursedir, self.coursedir.assignment_id):
            self.log.warning(sentence)
        for assignment, student, folder in submissions(
            self.coursedir, self.coursedir.assignment_id, self.coursedir.student_id
        ):
            self._whose[folder] = assignment, student
            self.assignments[folder] = [
                os.path.join(folder, f"{self._sheet(assignment).notebook}.ipynb")
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
        others = other_inputs(
            self.records.of(assignment_id, student_id)[-1], self._material(assignment_id)
        )
        if others:
            what = f"graded before with another {' and '.join(others)}; run `ipnb grade {assignment_id}`"
            self._skipped[what].append(student_id)
        return False

    def _due(self, assignment: str, student: str) -> bool:
        """Whether something changed since the last grading, is missing of it, or it gave no score then."""
        records, sheet = self.records.of(assignment, student), self._sheet(assignment)
        if not records or any(hold.kind == COURSE for hold in records[-1].reasons()):
            return True
        graded = os.path.join(self._format_dest(assignment, student), f"{sheet.notebook}.ipynb")
        if not is_there(self.gradebook.db, sheet, student):
            return True
        if not is_whole(graded, records[-1].digests.get("graded")):
            self.log.warning(
                "%s: the graded notebook is missing or torn and is made again", student
            )
            return True
        return records[-1].digests.get("handed_in") != intake.fingerprint(
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
                reason = file_in_words(error, self._format_dest(assignment, student))
                self._not_graded(student, reason[0].upper() + reason[1:])
            except NoStudent:
                self._not_graded(student, "The gradebook does not know this student")
            except Meanwhile:
                self._not_graded(
                    student, "Somebody else keeps grading this submission. Grade again later"
                )
            except DBAPIError as error:
                if is_gradebook_away(error):
                    raise
                self._not_graded(student, gradebook_in_words(error))

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

    def _once(self, assignment: str, student: str) -> Work:
        newest = self.records.number(assignment, student)
        before = self.records.of(assignment, student)
        material, handed_in = self._material(assignment), None
        try:
            handed_in = self._take(assignment, student)
            earlier = [record for record in before if not blocking(record.reasons())]
            verdict = judge(
                material, handed_in, student, [_as_earlier(record) for record in earlier]
            )
            return self._save(verdict, handed_in, assignment, student, newest, before)
        except (DBAPIError, OSError, Meanwhile, NoStudent):
            raise
        except Exception as error:
            self.log.error(traceback.format_exc())
            self.gradebook.db.rollback()
            verdict = failed(error, material, handed_in)
            return self._save(
                verdict, handed_in or intake.HandedIn(), assignment, student, newest, before
            )

    def _save(
        self, verdict: Verdict, handed_in, assignment: str, student: str, newest: int, before
    ) -> Work:
        """Grades, record and graded notebook of one submission, all or nothing."""
        work = self._work(verdict, handed_in, assignment, student, newest, before)
        data, work.record.digests["graded"] = as_file(self._notebook(work))
        name = f"{work.sheet.notebook}.ipynb"
        self.records.add(work.record)
        files, mode, beside = {**handed_in.files, name: data}, int(str(self.permissions), 8), None
        try:
            folder = self._format_dest(assignment, student)
            beside = write_beside(folder, files, mode, self.coursedir.groupshared)
            self.gradebook.db.commit()
        except BaseException:
            drop(beside)
            raise
        put_in_place(beside, list(files))
        return work

    def _work(
        self, verdict: Verdict, handed_in, assignment: str, student: str, newest: int, before
    ) -> Work:
        sheet = self._sheet(assignment)
        time = self._first_time(assignment, student, handed_in, before)
        rows = open_rows(self.gradebook.db, sheet, student, time, self.create_student)
        if self.records.number(assignment, student) != newest:
            raise Meanwhile
        record = record_of(assignment, student, verdict, handed_in)
        case = self._material(assignment).case
        record.arguments = in_words(case, verdict.answers or {}) if case else {}
        return Work(
            gradebook=self.gradebook,
            rows=rows,
            assignment=assignment,
            student=student,
            sheet=sheet,
            material=self._material(assignment),
            handed_in=handed_in,
            verdict=verdict,
            earlier=before,  # still all of them: nobody added one since, or `number` would have told
            record=record,
        )

    def _first_time(
        self, assignment: str, student: str, handed_in: intake.HandedIn, records: list[Record]
    ):
        """When this was handed in. Who only argues about a mark has handed in nothing later than before."""
        work = digest_of_work(handed_in)
        if work is None or not records or records[-1].digests.get("work") != work:
            return handed_in.handed_in_at
        try:
            before = self.gradebook.find_submission(assignment, student).timestamp
        except MissingEntry:
            return handed_in.handed_in_at
        times = [time for time in (before, handed_in.handed_in_at) if time is not None]
        return min(times, default=None)

    def _notebook(self, work: Work):
        """The graded notebook, after every preprocessor."""
        case = work.material.case or {}
        nb = blank_notebook(
            case.get("title", work.assignment), in_order(work.sheet.cells, case), work.handed_in.own
        )
        resources = {
            "ipnb": work,
            "nbgrader": {
                "student": work.student,
                "assignment": work.assignment,
                "notebook": work.sheet.notebook,
                "db_url": self.coursedir.db_url,
            },
            "metadata": {
                "name": work.sheet.notebook,
                "path": self._format_dest(work.assignment, work.student),
            },
        }
        for step in self._steps:
            nb, resources = step(nb, resources)
        return nb

    def _report(self, work: Work) -> None:
        for note in work.record.notes:
            self.log.warning("%s: %s", work.student, note)
        for text in in_sentences(work.verdict.holds):
            self.log.warning("%s is held: %s", work.student, text)
        if work.seconds_late > 0:
            self.log.warning("%s was %g seconds late", work.student, work.seconds_late)
        if work.record.points is not None:
            points, whole = work.record.points, work.record.max_points
            self.log.info("%s: %g of %g points for the form", work.student, points, whole)
        elif blocking(work.verdict.holds):
            self.unscored.append(work.student)

    # ------------------------------------------------------------ read once

    def _sheet(self, assignment: str) -> Sheet:
        if assignment not in self._sheets:
            try:
                sheet = read_sheet(self.gradebook, assignment)
            except ValueError as error:
                self._stop(str(error))
            if sheet is None:
                what = f"nbgrader generate_assignment {assignment}"
                self._stop(f"The gradebook does not know {assignment}: run `{what}` first")
            releases = Releases(self.gradebook)
            releases.keep(assignment, sheet.released)
            self._sheets[assignment] = replace(sheet, releases=releases.of(assignment))
        return self._sheets[assignment]

    def _material(self, assignment: str) -> Material:
        if assignment not in self._materials:
            material = load_material(
                self.coursedir.root, assignment, self.coursedir.source_directory
            )
            material.holds += other_cells(material, self._sheet(assignment))
            for notice in material.notices:
                self.log.warning("%s: %s", assignment, notice)
            self._use_due_date(material)
            self._materials[assignment] = material
        return self._materials[assignment]

    def _use_due_date(self, material: Material) -> None:
        """The case says when it is due, unless a person typed another date."""
        DueDates(self.gradebook).follow(material.assignment, material.case)
        self.gradebook.db.commit()

    def _take(self, assignment: str, student: str) -> intake.HandedIn:
        if self._taken is None or self._taken[0] != (assignment, student):
            sheet = self._sheet(assignment)
            folder = self.coursedir.format_path(
                self.coursedir.submitted_directory, student, assignment
            )
            taken = intake.take(folder, sheet.notebook, sheet.released, sheet.releases)
            self._taken = (assignment, student), taken
        return self._taken[1]


def _as_earlier(record: Record) -> dict:
    return {
        "workspace": record.workspace,
        "revision": record.revision,
        "answers": record.digests.get("answers"),
    }
