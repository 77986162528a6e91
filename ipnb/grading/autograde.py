"""The way of one submission through the grader: nbgrader's own Autograde, with reading replaced and zeroing
left out.

nbgrader's `Autograde` copies whatever a student handed in, follows links, opens the notebook as code, gives
a missing notebook zero, drops a broken one with a row that exports 0.0, and lets a duplicated cell end the
whole batch. This one keeps its commands, options, folders, rows and log, and changes five steps:

=========================== ==================================================================================
``init_notebooks``          every folder of the assignment is a submission, also one without a notebook
``init_destination``        a held or changed submission is graded again without ``--force``
``init_assignment``         rows in the gradebook; no file is copied and nothing is set to zero
``convert_single_notebook`` the graded notebook is written from data (`intake`, `verdict`, the preprocessors)
``start``                   one connection for the batch; at the end it fails if anything got no score
=========================== ==================================================================================
"""

import os
import shutil
import traceback

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.utils import parse_utc
from sqlalchemy.exc import OperationalError

from ipnb.formulation.arguments import in_words
from ipnb.formulation.build import points
from ipnb.grading import intake
from ipnb.grading.folders import submissions
from ipnb.grading.graded_notebook import Sheet, blank_notebook, in_order, read_sheet
from ipnb.grading.hold import COURSE, Hold, blocking, in_sentences
from ipnb.grading.material import Material, load_material
from ipnb.grading.records import Record, Records
from ipnb.grading.verdict import Verdict, digest_of_work, failed, judge
from ipnb.grading.work import Work


class CaseAutograde(Autograde):
    """nbgrader's Autograde for cases; configured under the same name (``c.Autograde``)."""

    def start(self) -> None:
        self.unscored: list[str] = []
        self._materials: dict[str, Material] = {}
        self._sheets: dict[str, Sheet] = {}
        self._taken: tuple | None = None
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as self.gradebook:
            self.records = Records(self.gradebook)
            super().start()
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
        for assignment, student, folder in submissions(
            self.coursedir, self.coursedir.assignment_id, self.coursedir.student_id
        ):
            self._whose[folder] = assignment, student
            self.assignments[folder] = [os.path.join(folder, f"{self._sheet(assignment).notebook}.ipynb")]
        if not self.assignments:
            where = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            self._stop(f"No submissions were found at {where}")

    def _stop(self, message: str) -> None:
        self.log.error(message)
        raise NbGraderException(message)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        graded = self._format_dest(assignment_id, student_id)
        if os.path.isdir(graded) and not self.force and not self._due(assignment_id, student_id):
            self.log.info("Skipping %s: graded already, and nothing changed since", student_id)
            return False
        if os.path.isdir(graded):
            shutil.rmtree(graded)
        return True

    def _due(self, assignment: str, student: str) -> bool:
        """Whether something changed since the last grading, or whether it gave no score then."""
        records = self.records.of(assignment, student)
        if not records or any(hold.kind == COURSE for hold in records[-1].reasons()):
            return True
        return records[-1].digests.get("handed_in") != intake.fingerprint(self._take(assignment, student))

    # ------------------------------------------------------------ one submission

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        if self.create_student:
            self.gradebook.update_or_create_student(student_id)
        handed_in = self._take(assignment_id, student_id)
        time = self._first_time(assignment_id, student_id, handed_in)
        # nbgrader links rows while making them, which SQLAlchemy would warn about
        with self.gradebook.db.no_autoflush:
            submission = self.gradebook.update_or_create_submission(
                assignment_id, student_id, timestamp=time
            )
        self._use_due_date(submission, assignment_id)
        if submission.total_seconds_late > 0:
            self.log.warning("%s is %s seconds late", submission, submission.total_seconds_late)

    def _first_time(self, assignment: str, student: str, handed_in: intake.HandedIn):
        """When this was handed in. Who only argues about a mark has handed in nothing later than before."""
        work, records = digest_of_work(handed_in), self.records.of(assignment, student)
        if work is None or not records or records[-1].digests.get("work") != work:
            return handed_in.handed_in_at
        try:
            before = self.gradebook.find_submission(assignment, student).timestamp
        except MissingEntry:
            return handed_in.handed_in_at
        times = [time for time in (before, handed_in.handed_in_at) if time is not None]
        return min(times, default=None)

    def _use_due_date(self, submission, assignment: str) -> None:
        """The case says when it is due; a date that somebody set in the gradebook is left alone."""
        case = self._material(assignment).case
        if case is not None and case.get("due") and submission.assignment.duedate is None:
            submission.assignment.duedate = parse_utc(case["due"])
            self.gradebook.db.commit()

    def convert_single_notebook(self, notebook_filename: str) -> None:
        assignment, student = self._whose[os.path.dirname(notebook_filename)]
        material, handed_in = self._material(assignment), None
        try:
            handed_in = self._take(assignment, student)
            earlier = [r for r in self.records.of(assignment, student) if not blocking(r.reasons())]
            verdict = judge(material, handed_in, student, [_as_earlier(record) for record in earlier])
            work = self._finish(verdict, handed_in, assignment, student)
        except OperationalError:
            raise  # the database is away: nbgrader ends the batch and says so
        except Exception as error:
            self.log.error(traceback.format_exc())
            self.gradebook.db.rollback()
            verdict = failed(error, material, handed_in)
            work = self._finish(verdict, handed_in or intake.HandedIn(), assignment, student)
        self._report(work)

    def _finish(self, verdict: Verdict, handed_in: intake.HandedIn, assignment: str, student: str) -> Work:
        """Run the preprocessors and write the graded notebook."""
        material, sheet = self._material(assignment), self._sheet(assignment)
        answers = verdict.answers or {}
        work = Work(
            gradebook=self.gradebook,
            records=self.records,
            assignment=assignment,
            student=student,
            sheet=sheet,
            material=material,
            handed_in=handed_in,
            verdict=verdict,
            earlier=self.records.of(assignment, student),
            record=Record(
                assignment,
                student,
                holds=[vars(hold) for hold in verdict.holds],
                digests={**verdict.digests, "handed_in": intake.fingerprint(handed_in)},
                notes=list(verdict.notes),
                notices=list(verdict.notices),
                workspace=answers.get("workspace"),
                revision=answers.get("revision"),
                saved_at=answers.get("saved_at"),
                arguments=in_words(material.case, answers) if material.case else {},
            ),
        )
        title = (material.case or {}).get("title", assignment)
        nb = blank_notebook(title, in_order(sheet.cells, material.case), handed_in.own)
        resources = {
            "ipnb": work,
            "nbgrader": {
                "student": student,
                "assignment": assignment,
                "notebook": sheet.notebook,
                "db_url": self.coursedir.db_url,
            },
            "metadata": {"name": sheet.notebook, "path": self._format_dest(assignment, student)},
        }
        for preprocessor in self.autograde_preprocessors:
            nb, resources = preprocessor(parent=self)(nb, resources)
        self._write(work, nb)
        return work

    def _write(self, work: Work, nb) -> None:
        folder = self._format_dest(work.assignment, work.student)
        os.makedirs(folder, exist_ok=True)
        for name, data in work.handed_in.files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        with open(os.path.join(folder, f"{work.sheet.notebook}.ipynb"), "w", encoding="utf-8") as file:
            nbformat.write(nb, file)

    def _report(self, work: Work) -> None:
        for note in work.record.notes:
            self.log.warning("%s: %s", work.student, note)
        for text in in_sentences(work.verdict.holds):
            self.log.warning("%s is held: %s", work.student, text)
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
            self._sheets[assignment] = sheet
        return self._sheets[assignment]

    def _material(self, assignment: str) -> Material:
        if assignment not in self._materials:
            material = load_material(self.coursedir.root, assignment, self.coursedir.source_directory)
            material.holds += _same_cells(material, self._sheet(assignment))
            for notice in material.notices:
                self.log.warning("%s: %s", assignment, notice)
            self._materials[assignment] = material
        return self._materials[assignment]

    def _take(self, assignment: str, student: str) -> intake.HandedIn:
        if self._taken is None or self._taken[0] != (assignment, student):
            sheet = self._sheet(assignment)
            folder = self.coursedir.format_path(self.coursedir.submitted_directory, student, assignment)
            self._taken = (assignment, student), intake.take(folder, sheet.notebook, sheet.released)
        return self._taken[1]


def _as_earlier(record: Record) -> dict:
    return {
        "workspace": record.workspace,
        "revision": record.revision,
        "answers": record.digests.get("answers"),
    }


def _same_cells(material: Material, sheet: Sheet) -> list[Hold]:
    """A gradebook made from another version of the case would spread the points wrongly."""
    if material.case is None:
        return []
    known = sorted(cell.name for cell in sheet.cells if cell.is_shown or cell.max_points)
    asked = sorted(points(material.case))
    if known == asked:
        return []
    reason = f"The gradebook has the cells {', '.join(known)}; the case asks for {', '.join(asked)}."
    remedy = (
        f"Run `ipnb case build {material.assignment}` and `nbgrader generate_assignment`, then grade again."
    )
    return [Hold(COURSE, reason, remedy)]
