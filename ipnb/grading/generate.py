"""`nbgrader generate_assignment` and Formgrader's Generate, for cases that are fit for students.

What is unfit is not made, and what students have is not taken away before its successor is whole.
"""

import json
import os
import shutil
import tempfile
import time
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import DBAPIError

from ipnb.chapter_exercises.build import list_text
from ipnb.chapter_exercises.exercise_list import FILE
from ipnb.chapter_exercises.from_book import RULE, is_of_exercises, load_exercise_list
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.build import FORM_CELL, points
from ipnb.formulation.case import load_case
from ipnb.formulation.local_help import local_help, with_local_help
from ipnb.formulation.paths import course_root, keys_folder
from ipnb.formulation.review import review
from ipnb.grading.code_notebook import code_assignment, code_problems
from ipnb.grading.due_dates import DueDates, publish_due_dates
from ipnb.grading.error_messages import explain_database_error, explain_file_error
from ipnb.grading.graded_files import ABANDONED, BESIDE, replace_folder
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import graded_cells
from ipnb.grading.releases import Releases
from ipnb.grading.sandbox import Sandbox


class CaseGenerate(GenerateAssignment):
    """nbgrader's GenerateAssignment, which first looks at the case.

    It is configured under the same name (``c.GenerateAssignment``).
    """

    _beside: str | None = None
    _whole: tuple[str, ...] = ()

    @property
    def _output_directory(self) -> str:
        return self._beside or str(self.coursedir.release_directory)

    def convert_notebooks(self) -> None:
        """Make the assignments, or say why not and leave what students have as it was."""
        trouble = ""
        try:
            self._refuse(self._problems())
            self._make()
            self._follow_due_dates()
        except DBAPIError as error:
            trouble = explain_database_error(error)
        except OSError as error:
            trouble = explain_file_error(error, self._released("."))
        if trouble:
            self._refuse([trouble])

    def _follow_due_dates(self) -> None:
        """Let the gradebook know when it is due: `collect --before-duedate` asks it."""
        if self.no_database:
            return
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            cases = [one for one in map(Path, self.assignments) if (one / "case.yaml").is_file()]
            for folder in sorted(cases):
                DueDates(gradebook).follow(folder.name, load_case(folder / "case.yaml"))
            gradebook.db.commit()
            publish_due_dates(gradebook, self.config, self.coursedir.course_id)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Skip what there is already, unless forced.

        Parameters
        ----------
        assignment_id, student_id
            As nbgrader names them; the student is ``.`` here.
        """
        released = self._released(assignment_id)
        if released.is_dir() and not self.force:
            self.log.info("Skipping existing assignment: %s", released)
            return False
        return True

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        """Set permissions, and remember which assignments came out whole.

        Parameters
        ----------
        assignment_id, student_id
            As nbgrader names them; the student is ``.`` here.
        """
        super().set_permissions(assignment_id, student_id)
        # it is nbgrader's last step with an assignment
        self._whole += (assignment_id,)

    def _problems(self) -> list[str]:
        """Say why the assignments may not be made; on the way keep what students received of them so far."""
        keys = keys_folder(Path(self.coursedir.root))
        problems: list[str] = []
        for folder in map(Path, sorted(self.assignments)):
            reasons = why_not(folder, keys / f"{folder.name}.yaml")
            assignment_cells = self._keep_release(folder.name)
            if not reasons and assignment_cells is not None and assignment_cells.submissions:
                reasons = texts_changed(folder, assignment_cells)
            if code_assignment(folder) and (problem := Sandbox(parent=self).problem([])):
                self.log.warning("%s: Its grading runs students' code. %s", folder.name, problem)
            problems += reasons
        return problems

    def _refuse(self, problems: list[str]) -> None:
        for problem in problems:
            self.log.error(problem)
        if problems:
            self.log.error("Nothing was generated, and what students have is as it was.")
            raise NbGraderException("An assignment is not fit for students: the log says why")

    def _make(self) -> None:
        """Make everything in a folder beside, and put into place what came out whole."""
        root = self._released(".")
        root.mkdir(parents=True, exist_ok=True)
        for left in root.glob(f"{BESIDE}*"):
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
        beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=root))
        self._beside, self._whole = os.path.join(self.coursedir.release_directory, beside.name), ()
        try:
            super().convert_notebooks()
        finally:
            self._beside = None
            whole: tuple[str, ...] = self._whole
            for assignment in whole:
                replace_folder(beside / assignment, self._released(assignment))
                self._keep_release(assignment)
            shutil.rmtree(beside, ignore_errors=True)

    def _released(self, assignment: str) -> Path:
        return Path(self.coursedir.format_path(self.coursedir.release_directory, ".", assignment))

    def _keep_release(self, assignment: str) -> AssignmentCells | None:
        """Read the assignment as the gradebook has it, and remember it for those who have fetched it."""
        if self.no_database:
            return None
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                assignment_cells = read_assignment_cells(gradebook, assignment)
            except ValueError:
                # several notebooks: nothing that was made here
                return None
            if assignment_cells is not None:
                Releases(gradebook).keep(assignment, assignment_cells.released)
            return assignment_cells


def why_not(folder: Path, key: Path) -> list[str]:
    """Say why an assignment must not be made from its folder under ``source``.

    Parameters
    ----------
    folder
        With ``case.yaml`` and ``case.json``.
    key
        File of the key; it may be missing.

    Returns
    -------
    list of str
        One sentence each, with remedy; empty if it may be made.
    """
    file = folder / "case.yaml"
    if tests := code_assignment(folder):
        return code_problems(folder, tests)
    if is_of_exercises(folder):
        return _exercise_problems(folder)
    if not file.is_file():
        return [
            f"{folder}: There is no case.yaml, no exercises.yaml, and no cell with tests. This course grades "
            "answers to a case and exercises that were done, as data, and notebooks whose tests earn points; it "
            "could neither grade nor export this one. Write a case for it (`ipnb case new`), give it a read-only "
            "code cell with tests and points, or keep it in a course folder of its own, which plain nbgrader "
            "grades."
        ]
    found = review(file, key)
    if found.faults or found.case is None:
        return [str(fault) for fault in found.faults]
    try:
        built = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        built = None
    if built != with_local_help(found.case, local_help(course_root(folder))):
        return [
            f"{folder / 'case.json'}: It is not what case.yaml says. Run `ipnb case build {folder}`."
        ]
    return []


def _exercise_problems(folder: Path) -> list[str]:
    try:
        asked = load_exercise_list(folder, course_root(folder))
        there = (folder / FILE).read_text(encoding="utf-8")
    except DocumentError as faults:
        return [str(fault) for fault in faults.diagnostics]
    except (OSError, UnicodeDecodeError):
        there = ""
    if there == list_text(asked):
        return []
    return [
        f"{folder / FILE}: It is not what the book and {RULE} say. Run `ipnb exercises build {folder.name}`."
    ]


def texts_changed(folder: Path, assignment_cells: AssignmentCells) -> list[str]:
    """Say what nbgrader would end in a traceback over: a free text more or less than was graded before.

    Parameters
    ----------
    folder
        With ``case.json``.
    assignment_cells
        The assignment as the gradebook has it.
    """
    tests = code_assignment(folder)
    if is_of_exercises(folder):
        asked = {FORM_CELL}
    elif tests:
        asked = {cell.grade_id for cell in tests if cell.grade}
    else:
        asked = set(points(json.loads((folder / "case.json").read_text(encoding="utf-8"))))
    graded = set(graded_cells(assignment_cells))
    new, gone = ", ".join(sorted(asked - graded)), ", ".join(sorted(graded - asked))
    if not new and not gone:
        return []
    changes, remedies = [], []
    if new:
        changes.append(f"asks for {new} too")
        remedies.append(f"take {new} out of it again")
    if gone:
        changes.append(f"no longer asks for {gone}")
        remedies.append(f"put {gone} back")
    remedy = " and ".join(remedies)
    if tests:
        return [
            f"{folder}: The notebook {' and '.join(changes)}, and {assignment_cells.submissions} submissions "
            f"are in the gradebook without that. {remedy[0].upper()}{remedy[1:]}; a new question can be asked "
            "in an assignment of its own."
        ]
    return [
        f"{folder / 'case.yaml'}: narrative: It {' and '.join(changes)}, and {assignment_cells.submissions} "
        "submissions are in the "
        f"gradebook without that. {remedy[0].upper()}{remedy[1:]}, and run `ipnb case build {folder}`; a new "
        "text can be asked for in an assignment of its own."
    ]
