"""`nbgrader generate_feedback`, student after student: one gradebook, nothing kept, no page half written.

nbgrader removes a student's page before it makes the new one, opens the gradebook four times for each page, and
checks every notebook against its schema five times. Here a page takes the place of an older one once it is
whole, and a student whose page cannot be made keeps the older one and ends no batch.
"""

import json
import os
import traceback
from pathlib import Path
from typing import Any, NoReturn

from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import DBAPIError

from ipnb.grading.error_messages import (
    explain_database_error,
    explain_file_error,
    is_database_unavailable,
)
from ipnb.grading.feedback_page import FeedbackExporter
from ipnb.grading.gradebook_version import OtherVersion, open_gradebook
from ipnb.grading.graded_files import discard, put_in_place, write_beside
from ipnb.grading.records import Records
from ipnb.grading.shared_gradebook import SHARED
from ipnb.grading.submission_folders import list_submissions


class NoWholeNotebook(Exception):
    """A graded notebook is missing, torn, or none."""


class CaseFeedback(GenerateFeedback):
    """nbgrader's GenerateFeedback for cases; configured under the same name (``c.GenerateFeedback``)."""

    def start(self) -> None:
        """Write the pages.

        Raises
        ------
        nbgrader.converters.base.NbGraderException
            If a page could not be made, or the gradebook cannot be used.
        """
        self.without: list[str] = []
        try:
            with open_gradebook(self.coursedir) as self.gradebook:
                # an older gradebook lacks the indexes by which a class of thousands is as quick as one of ten
                Records(self.gradebook).make_indexes()
                super().start()
        except OtherVersion as problem:
            self._stop(str(problem))
        except DBAPIError as error:
            self._stop(f"{explain_database_error(error)} Pages made before that are whole.")
        if self.without:
            students = ", ".join(self.without)
            self._stop(f"{len(self.without)} without a new page: {students}. The log says why.")

    def _stop(self, message: str) -> NoReturn:
        self.log.error(message)
        raise NbGraderException(message)

    def init_notebooks(self) -> None:
        """Find the graded submissions, by the names that can be a student's."""
        here, self.assignments, self._whose = self.coursedir, {}, {}
        excluded = here.student_id_exclude.split(",")
        found = list_submissions(
            here, here.assignment_id, here.student_id, here.autograded_directory
        )
        for assignment, student, folder in found:
            notebooks = [str(path) for path in sorted(Path(folder).glob("*.ipynb"))]
            if notebooks and student not in excluded:
                self.assignments[folder] = notebooks
                self._whose[folder] = assignment, student
        if not self.assignments:
            where = self._format_source(here.assignment_id, here.student_id)
            self._stop(f"Nothing is graded at {where}. Run `ipnb grade` first.")

    def convert_notebooks(self) -> None:
        """Write one page after the other; what fails for one student ends no batch."""
        for folder in sorted(self.assignments):
            assignment, student = self._whose[folder]
            self.notebooks = self.assignments[folder]
            try:
                self.run_pre_convert_hook()
                self._write(Path(folder), assignment, student)
                self.run_post_convert_hook()
            except OSError as error:
                reason = explain_file_error(error, self._format_dest(assignment, student))
                self._no_page(student, reason[0].upper() + reason[1:])
            except NoWholeNotebook as problem:
                self._no_page(student, str(problem))
            except DBAPIError as error:
                if is_database_unavailable(error):
                    raise
                self._no_page(student, explain_database_error(error))
            except Exception as error:
                self.log.error(traceback.format_exc())
                self._no_page(
                    student, f"The page could not be made ({type(error).__name__}: {error})"
                )

    def _no_page(self, student: str, reason: str) -> None:
        self.gradebook.db.rollback()
        self.log.error(
            "%s has no new page, and keeps an older one: %s.", student, reason.rstrip(".")
        )
        self.without.append(student)

    def _write(self, folder: Path, assignment: str, student: str) -> None:
        """Write one student's files beside the older ones, then put them in their place."""
        files = {
            path.name: path.read_bytes()
            for path in folder.iterdir()
            if path.is_file() and path.suffix != ".ipynb"
        }
        for notebook in map(Path, self.notebooks):
            page, resources = self._page(notebook, assignment, student)
            name = notebook.stem + resources.get("output_extension", self.exporter.file_extension)
            files[name] = page.encode("utf-8")
        target, beside = self._format_dest(assignment, student), None
        mode = int(str(self.permissions), 8)
        try:
            beside = write_beside(target, files, mode, self.coursedir.groupshared)
        except BaseException:
            discard(beside)
            raise
        put_in_place(beside, list(files))
        self.log.info("Wrote the feedback of %s", student)

    def _page(self, notebook: Path, assignment: str, student: str) -> tuple[str, dict[str, Any]]:
        resources = self._resources(notebook, assignment, student)
        if not isinstance(self.exporter, FeedbackExporter):
            # somebody chose another: it gets what nbgrader would give it
            told: tuple[str, dict[str, Any]] = self.exporter.from_filename(str(notebook), resources)
            return told
        graded = read_graded(notebook)
        resources["nbgrader"][SHARED] = self.gradebook
        resources["metadata"] = {"name": notebook.stem, "path": os.fspath(notebook.parent)}
        for step in self.exporter._preprocessors:
            graded, resources = step(graded, resources)
        return self.exporter.page_of(graded, resources), resources

    def _resources(self, notebook: Path, assignment: str, student: str) -> dict[str, Any]:
        return {
            "unique_key": notebook.stem,
            "output_files_dir": f"{notebook.stem}_files",
            "nbgrader": {
                "student": student,
                "assignment": assignment,
                "notebook": notebook.stem,
                "db_url": self.coursedir.db_url,
            },
        }


def read_graded(path: Path) -> NotebookNode:
    """Read a graded notebook, which our own grader has written.

    Parameters
    ----------
    path
        Of the notebook.

    Raises
    ------
    NoWholeNotebook
    """
    try:
        graded = json.loads(path.read_bytes(), object_hook=NotebookNode)
        if not isinstance(graded["cells"], list):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise NoWholeNotebook(
            f"{path.name} in {path.parent} is missing or not whole. Run `ipnb grade`, and make the pages again"
        ) from None
    return NotebookNode(graded)
