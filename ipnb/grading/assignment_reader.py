"""What a batch of grading reads of its course: cells, case and key once an assignment, submissions when asked."""

from dataclasses import replace
from logging import Logger
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from ipnb.formulation.paths import keys_folder
from ipnb.grading.due_dates import DueDates
from ipnb.grading.grade_code import grade_code
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs, mismatched_cells
from ipnb.grading.read_submission import Submission, read_submission
from ipnb.grading.releases import Releases
from ipnb.grading.sandbox import Sandbox


class UnusableAssignment(ValueError):
    """The gradebook does not know an assignment, or not as one that is graded here; the message says why."""


class AssignmentReader:
    """Reads assignments of one course, each once.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Open for the whole batch.
    coursedir : nbgrader.coursedir.CourseDirectory
    log
        Where notices about keys are written.
    """

    def __init__(self, gradebook: Any, coursedir: Any, log: Logger):
        self.gradebook, self.coursedir, self.log = gradebook, coursedir, log
        self._cells: dict[str, AssignmentCells] = {}
        self._inputs: dict[str, GradingInputs] = {}
        self._submission: tuple[tuple[str, str], Submission] | None = None
        self._sandbox = Sandbox(parent=coursedir)

    def cells(self, assignment: str) -> AssignmentCells:
        """Return an assignment as the gradebook knows it, with all its releases.

        Raises
        ------
        UnusableAssignment
        """
        if assignment not in self._cells:
            try:
                cells = read_assignment_cells(self.gradebook, assignment)
            except ValueError as error:
                raise UnusableAssignment(str(error)) from None
            if cells is None:
                command = f"nbgrader generate_assignment {assignment}"
                raise UnusableAssignment(
                    f"The gradebook does not know {assignment}: run `{command}` first"
                )
            if cells.has_tests and (problem := self._sandbox.problem(self._secret())):
                raise UnusableAssignment(f"{assignment} runs students' code. {problem}")
            releases = Releases(self.gradebook)
            releases.keep(assignment, cells.released)
            self._cells[assignment] = replace(cells, releases=releases.of(assignment))
        return self._cells[assignment]

    def inputs(self, assignment: str) -> GradingInputs:
        """Return case and key, and let the gradebook's due date follow the case."""
        if assignment not in self._inputs:
            inputs = load_grading_inputs(
                self.coursedir.root, assignment, self.coursedir.source_directory
            )
            inputs.review_reasons += mismatched_cells(inputs, self.cells(assignment))
            for notice in inputs.notices:
                self.log.warning("%s: %s", assignment, notice)
            # the case says when it is due, unless a person typed another date
            DueDates(self.gradebook).follow(assignment, inputs.case)
            self.gradebook.db.commit()
            self._inputs[assignment] = inputs
        return self._inputs[assignment]

    def run_tests(self, assignment: str, submission: Submission) -> GradeResult:
        """Grade a submission whose code has to be run, in the sandbox.

        Parameters
        ----------
        assignment
            One with tests.
        submission
            What was handed in.
        """
        given = Path(self.coursedir.format_path(self.coursedir.release_directory, ".", assignment))
        return grade_code(self.inputs(assignment), submission, self._sandbox, given)

    def _secret(self) -> list[Path]:
        """Return the folders that hold what no student's code may see."""
        root, url = Path(self.coursedir.root), make_url(self.coursedir.db_url)
        files = [Path(url.database)] if url.drivername.startswith("sqlite") and url.database else []
        exchange = self.coursedir.config.get("Exchange", {}).get("root")
        return [root, keys_folder(root), *files, *([Path(exchange)] if exchange else [])]

    def submission(self, assignment: str, student: str) -> Submission:
        """Read what a student handed in; the last one is remembered.

        Parameters
        ----------
        assignment, student
            Names.
        """
        if self._submission is None or self._submission[0] != (assignment, student):
            cells = self.cells(assignment)
            folder = self.coursedir.format_path(
                self.coursedir.submitted_directory, student, assignment
            )
            submission = read_submission(
                folder, cells.notebook, cells.released, cells.releases, cells.has_tests
            )
            self._submission = (assignment, student), submission
        return self._submission[1]
