"""One submission on its way through the preprocessors: first what it is by itself, then with its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ipnb.documents.digest import short_digest
from ipnb.grading.due_dates import Deadline
from ipnb.grading.grade_submission import EarlierGrading, GradeResult
from ipnb.grading.graded_notebook import AssignmentCells, Cell
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.records import Record
from ipnb.grading.review_reasons import blocking
from ipnb.grading.submission import Submission
from ipnb.grading.submission_rows import SubmissionRows
from ipnb.grading.work_digests import digest_of_work


class NotebookStep:
    """What a preprocessor is that fills the graded notebook from the submission alone.

    It needs no gradebook, so it runs in whichever process grades the submission, and finds a
    `SubmissionContext` under ``resources["ipnb"]``.
    """


class GradebookStep:
    """What a preprocessor is that fills the gradebook and leaves the graded notebook as it is.

    It runs where the gradebook is, and finds a `GradingContext` under ``resources["ipnb"]``.
    """


@dataclass
class SubmissionContext:
    """What is known of a submission without the gradebook.

    Attributes
    ----------
    assignment, student : str
        Names.
    assignment_cells : AssignmentCells
        The assignment as the gradebook knows it.
    inputs : GradingInputs
        Case and key.
    submission : Submission
        As it was read.
    result : GradeResult
        How it came out.
    """

    assignment: str
    student: str
    assignment_cells: AssignmentCells
    inputs: GradingInputs
    submission: Submission
    result: GradeResult

    def resources(self, db_url: str, path: str) -> dict[str, Any]:
        """Return what nbgrader's preprocessors, and ours, get beside the notebook.

        Parameters
        ----------
        db_url
            Of the gradebook.
        path
            The folder of the graded notebook.
        """
        notebook = self.assignment_cells.notebook
        return {
            "ipnb": self,
            "nbgrader": {
                "student": self.student,
                "assignment": self.assignment,
                "notebook": notebook,
                "db_url": db_url,
            },
            "metadata": {"name": notebook, "path": path},
        }

    def typed_in_notebook(self, name: str) -> str:
        """Return what a student typed into a cell meant for the form's text: it counts too."""
        released = self.submission.received.get(name, "").strip()
        copies = self.submission.cells.get(name, [])
        texts = dict.fromkeys(
            text.replace(released, "").strip() if released else text.strip() for text in copies
        )
        return "\n\n".join(
            text for text in texts if text not in ("", self.text_from_form(name).strip())
        )

    def text_from_form(self, name: str) -> str:
        """Return a free text as the form has it; "" where there is none."""
        return (self.result.narrative or {}).get(name, "")

    def is_blank(self, name: str) -> bool:
        """Whether a free text was handed in and is empty; False when it could not be read."""
        read = self.result.narrative is not None and not self.was_never_asked(name)
        return read and not self.text_from_form(name).strip() and not self.typed_in_notebook(name)

    def was_never_asked(self, name: str) -> bool:
        """Whether this free text came into the assignment after the student had fetched it."""
        return bool(self.submission.received) and name not in self.submission.received


@dataclass
class GradingContext(SubmissionContext):
    """The same with its rows in the gradebook.

    Attributes
    ----------
    gradebook : nbgrader.api.Gradebook
        Open for the whole batch, which `GradingWriter` commits.
    rows : SubmissionRows
        This submission's, locked until then.
    earlier : list of Record
        Earlier gradings of this submission, newest last.
    record : Record
        This grading; saved together with the grades.
    deadline : Deadline
        Until when there is time.
    seconds_late : float
    """

    gradebook: Any
    rows: SubmissionRows
    earlier: list[Record]
    record: Record
    deadline: Deadline
    seconds_late: float = 0.0

    def _same_as_before(self, name: str) -> str | None:
        """Return the last grading's digest if nothing graded has changed: an argument leaves marks alone."""
        now = self.result.digests.get("work")
        if not self.earlier or now is None or self.earlier[-1].digests.get("work") != now:
            return None
        return self.earlier[-1].texts.get(name)

    def digest_of(self, cell: Cell) -> str | None:
        """Digest what a cell is graded on; None when that could not be read."""
        if cell.is_form or cell.is_test:
            return self._same_as_before(cell.name) or self.result.digests.get("answers")
        if self.result.narrative is None:
            return None
        return short_digest(
            self.text_from_form(cell.name) + "\0" + self.typed_in_notebook(cell.name)
        )


def new_record(assignment: str, student: str, result: GradeResult, handed_in: str) -> Record:
    """Make the record of a grading that is about to be saved.

    Parameters
    ----------
    assignment, student
        Names.
    result
        How it came out.
    handed_in
        Digest of all that was handed in.
    """
    answers = result.answers or {}
    return Record(
        assignment,
        student,
        holds=[vars(reason) for reason in result.review_reasons],
        digests={**result.digests, "handed_in": handed_in},
        notes=list(result.notes),
        notices=list(result.notices),
        workspace=answers.get("workspace"),
        revision=answers.get("revision"),
        saved_at=answers.get("saved_at"),
    )


def earlier_gradings(records: Sequence[Record]) -> tuple[EarlierGrading, ...]:
    """Return what is known of the answers that were scored before, newest last."""
    return tuple(
        EarlierGrading(record.workspace, record.revision, record.digests.get("answers"))
        for record in records
        if not blocking(record.review_reasons())
    )


def first_time(
    before: datetime | None, submission: Submission, records: Sequence[Record]
) -> datetime | None:
    """Return when this was handed in; who only argues about a mark has handed in nothing later.

    Parameters
    ----------
    before
        When the gradebook says that it was.
    submission
        As it is now.
    records
        Earlier gradings, newest last.
    """
    work = digest_of_work(submission)
    if work is None or not records or records[-1].digests.get("work") != work:
        return submission.submitted_at
    times = [time for time in (before, submission.submitted_at) if time is not None]
    return min(times, default=None)
