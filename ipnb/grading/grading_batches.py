"""What is due of an assignment, some submissions at a time: with what is known of each, ready to be sent."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from logging import Logger
from typing import Any

from ipnb.grading.graded_files import is_complete
from ipnb.grading.grading_context import earlier_gradings
from ipnb.grading.grading_task import (
    AssignmentMaterial,
    GradedSubmission,
    GradingTask,
    grade_all,
)
from ipnb.grading.records import History, Record, Records, last_sound
from ipnb.grading.submission_rows import find_submissions

#: submissions that are graded and saved together. The more, the fewer waits for the disk; the fewer, the less
#: is done again if a grader is ended in the middle
BATCH = 50


@dataclass(frozen=True)
class Batch:
    """Some submissions of one assignment that are to be graded.

    Attributes
    ----------
    material : AssignmentMaterial
        The assignment's.
    tasks : list of GradingTask
        One a submission.
    histories : dict of str to History
        Student -> gradings so far.
    """

    material: AssignmentMaterial
    tasks: list[GradingTask]
    histories: dict[str, History]


def grade_batch(batch: Batch) -> list[GradedSubmission]:
    """Grade what a batch asks for, wherever this runs.

    Parameters
    ----------
    batch
        As `BatchMaker` makes it.
    """
    return grade_all(batch.material, batch.tasks)


class BatchMaker:
    """Looks up what the gradebook knows of some submissions, all at once.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Open for the whole run.
    coursedir : nbgrader.coursedir.CourseDirectory
    records : Records
        In the same gradebook.
    log
        Where it is said that a graded notebook is not whole.
    is_forced
        Says of a student whether they are graded whatever was graded before.
    """

    def __init__(
        self,
        gradebook: Any,
        coursedir: Any,
        records: Records,
        log: Logger,
        is_forced: Callable[[str], bool],
    ):
        self.db, self.coursedir, self.records = gradebook.db, coursedir, records
        self.log, self.is_forced = log, is_forced

    def make(self, material: AssignmentMaterial, folders: dict[str, str]) -> Batch:
        """Make a batch.

        Parameters
        ----------
        material
            The assignment's.
        folders
            Student -> what was handed in.
        """
        students = list(folders)
        histories = self.records.histories(material.assignment, students)
        looked_at = [student for student in students if not self.is_forced(student)]
        found = find_submissions(self.db, material.cells, looked_at) if looked_at else {}
        done = {
            student: self._graded_before(material, student, histories[student].records)
            for student in found
        }
        tasks = [
            GradingTask(
                student, folder, earlier_gradings(histories[student].records), done.get(student)
            )
            for student, folder in folders.items()
        ]
        return Batch(material, tasks, histories)

    def _graded_before(
        self, material: AssignmentMaterial, student: str, records: list[Record]
    ) -> str | None:
        """Return the digest of what is graded already, as a whole; None if it has to be graded in any case."""
        if (last := last_sound(records)) is None:
            return None
        step = self.coursedir.autograded_directory
        folder = self.coursedir.format_path(step, student, material.assignment)
        graded = os.path.join(folder, f"{material.cells.notebook}.ipynb")
        if not is_complete(graded, last.digests.get("graded")):
            self.log.warning(
                "%s: the graded notebook is missing or torn and is made again", student
            )
            return None
        return last.digests.get("handed_in")
