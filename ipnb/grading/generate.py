"""`nbgrader generate_assignment` and Formgrader's Generate: what is unfit for students is not made, and what
they have is not taken away before its successor is whole."""

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

from ipnb.formulation.build import points
from ipnb.formulation.case import load_case
from ipnb.formulation.contact import department_contact, with_contact
from ipnb.formulation.paths import course_root, keys_folder
from ipnb.formulation.review import review
from ipnb.grading.due_dates import DueDates, publish_due_dates
from ipnb.grading.error_messages import explain_database_error, explain_file_error
from ipnb.grading.graded_files import ABANDONED, BESIDE, replace_folder
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import graded_cells
from ipnb.grading.releases import Releases


class CaseGenerate(GenerateAssignment):
    """nbgrader's GenerateAssignment, which first looks at the case; configured under the same name
    (``c.GenerateAssignment``)."""

    _beside = None
    _whole: tuple[str, ...] = ()

    @property
    def _output_directory(self) -> str:
        return self._beside or self.coursedir.release_directory

    def convert_notebooks(self) -> None:
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
        """The gradebook knows from now on when it is due: `collect --before-duedate` asks it."""
        if self.no_database:
            return
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            for folder in map(Path, sorted(self.assignments)):
                DueDates(gradebook).follow(folder.name, load_case(folder / "case.yaml"))
            gradebook.db.commit()
            publish_due_dates(gradebook, self.config, self.coursedir.course_id)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        there = self._released(assignment_id)
        if there.is_dir() and not self.force:
            self.log.info("Skipping existing assignment: %s", there)
            return False
        return True

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        super().set_permissions(assignment_id, student_id)
        self._whole += (assignment_id,)  # it is nbgrader's last step with an assignment

    def _problems(self) -> list[str]:
        """Why the assignments may not be made; and on the way, what students received of them so far is
        kept."""
        keys, problems = keys_folder(Path(self.coursedir.root)), []
        for folder in map(Path, sorted(self.assignments)):
            found = why_not(folder, keys / f"{folder.name}.yaml")
            assignment_cells = self._keep_release(folder.name)
            if not found and assignment_cells is not None and assignment_cells.submissions:
                found = texts_changed(folder, assignment_cells)
            problems += found
        return problems

    def _refuse(self, problems: list[str]) -> None:
        for problem in problems:
            self.log.error(problem)
        if problems:
            self.log.error("Nothing was generated, and what students have is as it was.")
            raise NbGraderException("An assignment is not fit for students: the log says why")

    def _make(self) -> None:
        """Everything in a folder beside, and into place what came out whole."""
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
            for assignment in self._whole:
                replace_folder(beside / assignment, self._released(assignment))
                self._keep_release(assignment)
            shutil.rmtree(beside, ignore_errors=True)

    def _released(self, assignment: str) -> Path:
        return Path(self.coursedir.format_path(self.coursedir.release_directory, ".", assignment))

    def _keep_release(self, assignment: str) -> AssignmentCells | None:
        """The assignment as the gradebook has it, remembered for those who have fetched it."""
        if self.no_database:
            return None
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                assignment_cells = read_assignment_cells(gradebook, assignment)
            except ValueError:  # several notebooks: nothing that was made here
                return None
            if assignment_cells is not None:
                Releases(gradebook).keep(assignment, assignment_cells.released)
            return assignment_cells


def why_not(folder: Path, key: Path) -> list[str]:
    """Why an assignment must not be made from its folder under ``source``; empty if it may."""
    file = folder / "case.yaml"
    if not file.is_file():
        return [
            f"{folder}: There is no case.yaml. This course grades answers to a case, as data, and runs no "
            "student's code; it could neither grade nor export an ordinary notebook. Write a case for it "
            "(`ipnb case new`), or keep it in a course folder of its own, which plain nbgrader grades."
        ]
    found = review(file, key)
    if found.faults:
        return [str(fault) for fault in found.faults]
    try:
        built = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        built = None
    if built != with_contact(found.case, department_contact(course_root(folder))):
        return [
            f"{folder / 'case.json'}: It is not what case.yaml says. Run `ipnb case build {folder}`."
        ]
    return []


def texts_changed(folder: Path, assignment_cells: AssignmentCells) -> list[str]:
    """What nbgrader would end in a traceback over: a free text more or less than what was graded before."""
    asked = sorted(points(json.loads((folder / "case.json").read_text(encoding="utf-8"))))
    known = graded_cells(assignment_cells)
    new, gone = (
        ", ".join(sorted(one)) for one in (set(asked) - set(known), set(known) - set(asked))
    )
    if not new and not gone:
        return []
    what = " and ".join(
        [f"asks for {new} too"] * bool(new) + [f"no longer asks for {gone}"] * bool(gone)
    )
    todo = " and ".join(
        [f"take {new} out of it again"] * bool(new) + [f"put {gone} back"] * bool(gone)
    )
    return [
        f"{folder / 'case.yaml'}: narrative: It {what}, and {assignment_cells.submissions} submissions are "
        f"in the gradebook without that. {todo[0].upper()}{todo[1:]}, and run `ipnb case build {folder}`; a new "
        "text can be asked for in an assignment of its own."
    ]
