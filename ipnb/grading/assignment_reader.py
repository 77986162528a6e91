"""What a run of grading reads of its course: cells, case and key, once an assignment."""

from dataclasses import replace
from logging import Logger
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from ipnb.formulation.paths import keys_folder
from ipnb.grading.course_config import course_config
from ipnb.grading.due_dates import DueDates
from ipnb.grading.grade_code import CodeRunner
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs, mismatched_cells
from ipnb.grading.releases import Releases
from ipnb.grading.sandbox import Sandbox


class UnusableAssignment(ValueError):
    """The gradebook does not know an assignment, or not as one that is graded here; the message says why."""


def known_cells(gradebook: Any, assignment: str) -> AssignmentCells:
    """Return an assignment as the gradebook knows it, without its releases.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : str
        Its name.

    Raises
    ------
    UnusableAssignment
    """
    try:
        cells = read_assignment_cells(gradebook, assignment)
    except ValueError as error:
        raise UnusableAssignment(str(error)) from None
    if cells is None:
        command = f"nbgrader generate_assignment {assignment}"
        raise UnusableAssignment(f"The gradebook does not know {assignment}: run `{command}` first")
    return cells


def code_runner(coursedir: Any, cells: AssignmentCells, assignment: str) -> CodeRunner | None:
    """Return where students' code of an assignment is run; None for one that runs none.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    cells : AssignmentCells
        As `known_cells` gives them.
    assignment : str
        Its name.

    Raises
    ------
    UnusableAssignment
        If nothing can be run apart from the rest here.
    """
    if not cells.has_tests:
        return None
    if problem := Sandbox(config=course_config(coursedir)).problem(_secret(coursedir)):
        raise UnusableAssignment(f"{assignment} runs students' code. {problem}")
    given = coursedir.format_path(coursedir.release_directory, ".", assignment)
    return CodeRunner(dict(course_config(coursedir).get("Sandbox", {})), given)


def _secret(coursedir: Any) -> list[Path]:
    """Return the folders that hold what no student's code may see."""
    root, url = Path(coursedir.root), make_url(coursedir.db_url)
    files = [Path(url.database)] if url.drivername.startswith("sqlite") and url.database else []
    exchange = course_config(coursedir).get("Exchange", {}).get("root")
    return [root, keys_folder(root), *files, *([Path(exchange)] if exchange else [])]


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
        #: where students' code is run, by assignment
        self.runners: dict[str, CodeRunner | None] = {}

    def cells(self, assignment: str) -> AssignmentCells:
        """Return an assignment as the gradebook knows it, with all its releases.

        Raises
        ------
        UnusableAssignment
        """
        if assignment not in self._cells:
            cells = known_cells(self.gradebook, assignment)
            # asked for here already, so that nothing is written where nothing can be graded
            self.runners[assignment] = code_runner(self.coursedir, cells, assignment)
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
