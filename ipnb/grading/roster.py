"""The state of every student in an assignment, and who needs a person: to grade, to mark or to look."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from ipnb.documents.digest import short_digest
from ipnb.formulation.build import FORM_CELL as FORM
from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.grading.found_in_order import FoundInOrder
from ipnb.grading.graded_files import is_complete
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import (
    SCORE_INPUTS,
    GradingInputs,
    changed_inputs,
    load_grading_inputs,
)
from ipnb.grading.object_storage import is_remote
from ipnb.grading.read_submission import read_submission
from ipnb.grading.records import AT_ONCE, Record, Records, in_groups
from ipnb.grading.review_reasons import blocking, in_sentences
from ipnb.grading.submission import submission_digest
from ipnb.grading.submission_folders import list_submissions

#: submissions that are what was graded, and graded notebooks that are whole
HANDED_IN, GRADED = FoundInOrder(), FoundInOrder()
#: what a free text's digest is when nothing was written
BLANK = short_digest("\0")


@dataclass
class RosterRow:
    """One student's state in one assignment.

    Attributes
    ----------
    folder : str or None
        Under ``submitted``; None if nothing was handed in.
    record : Record or None
        The last grading by this pipeline.
    graded : bool
        Whether the gradebook has a submission.
    changed : bool
        Whether something else was handed in since it was graded.
    torn : bool
        Whether the graded notebook is missing, half written, or of an earlier grading.
    left : bool
        Whether the student was graded and then taken out of the gradebook: nobody waits for them.
    outdated : list of str
        What the grading used that is otherwise now: key, case or scoring.
    waiting : list of str
        Graded cells that wait for a person.
    timestamp : datetime or None
        When what was graded was handed in, in UTC without a time zone.
    score, penalty, max_score : float
        Points as they stand; the penalty is not yet taken off.
    """

    student: str
    folder: str | None = None
    record: Record | None = None
    graded: bool = False
    changed: bool = False
    torn: bool = False
    left: bool = False
    outdated: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    timestamp: datetime | None = None
    score: float = 0.0
    penalty: float = 0.0
    max_score: float = 0.0

    @property
    def handed_in(self) -> bool:
        """Whether there is anything to grade."""
        return not self.left and (self.folder is not None or self.graded)

    @property
    def is_final(self) -> bool:
        """Whether the number in the gradebook is one to give out. Nothing handed in is final too."""
        undone = self.waiting or self.changed or self.torn or self.outdated
        return not self.handed_in or (self.graded and not undone)

    @property
    def form_waits(self) -> bool:
        """Whether what is graded without a person waits for one: the form, or tests that could not be scored."""
        if self.record is None or "tests" not in self.record.digests:
            return FORM in self.waiting
        return bool(self.record.holds and self.waiting)

    def review_reasons(self) -> list[str]:
        """Say why there is no number for the form, and what to do; empty if there is one."""
        if not self.handed_in:
            return []
        if not self.graded:
            return ["Handed in and not graded yet. Run `ipnb grade`."]
        if self.changed:
            return ["Something else was handed in since this was graded. Run `ipnb grade`."]
        torn = (
            ["The graded notebook is missing or not whole. Run `ipnb grade`."] if self.torn else []
        )
        if not self.form_waits:
            return torn
        if self.record is None:
            return ["Graded without this pipeline. Run `ipnb grade`."]
        return torn + _reasons_in(self.record)

    def in_words(self) -> str:
        """Say what waits for a person: ``the form is held, 2 texts to mark``; "" if nothing does."""
        if self.is_final:
            return ""
        to_mark = self.to_mark()
        texts = len([name for name in to_mark if name != DEFENCE_CELL])
        parts = ["the form is held"] if self.review_reasons() else []
        parts += [f"{texts} text{'' if texts == 1 else 's'} to mark"] if texts else []
        parts += ["the talk to mark"] if DEFENCE_CELL in to_mark else []
        return ", ".join(parts)

    def argued(self) -> list[tuple[str, str]]:
        """Return what the student argues about, and how."""
        return list(self.record.arguments.items()) if self.record is not None else []

    @property
    def unread(self) -> bool:
        """Whether what was handed in is not what was graded, texts included."""
        return self.changed or (self.record is not None and blocking(self.record.review_reasons()))

    def to_mark(self) -> list[str]:
        """List free texts, and the talk, that wait for a mark, unless the whole submission could not be read."""
        return [] if self.unread else [name for name in self.waiting if name != FORM]


def _reasons_in(record: Record) -> list[str]:
    reasons = in_sentences(record.review_reasons())
    reasons += [note for note in record.notes if note.startswith(FORM)]
    earlier = record.before.get(FORM, {}).get("auto")
    if earlier is not None and record.holds:
        reasons.append(f"The grading before this one gave {earlier:g}.")
    return reasons


def read_roster(
    gradebook: Gradebook, coursedir: Any, assignment: str, inputs: GradingInputs | None = None
) -> list[RosterRow]:
    """Read the state of everybody who is in the gradebook or handed something in, by student.

    Parameters
    ----------
    gradebook, coursedir, assignment, inputs
        As for `each_row`.
    """
    return list(each_row(gradebook, coursedir, assignment, inputs))


def each_row(
    gradebook: Gradebook, coursedir: Any, assignment: str, inputs: GradingInputs | None = None
) -> Iterator[RosterRow]:
    """Give the state of everybody in turn, by student, a few hundred of a class in memory at a time.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        Its name.
    inputs
        What it is graded with now; read from the course if it is not given.
    """
    folders = {student: folder for _, student, folder in list_submissions(coursedir, assignment)}
    records = Records(gradebook)
    ever_graded = records.students()
    enrolled = set(gradebook.db.execute(select(Student.id)).scalars())
    if inputs is None:
        inputs = load_grading_inputs(coursedir.root, assignment, coursedir.source_directory)
    assignment_cells = _cells(gradebook, assignment)
    for students in in_groups(sorted({*folders, *enrolled}), AT_ONCE):
        latest = {one.student: one for one in records.each_latest(assignment, students)}
        rows = {who: RosterRow(who, folders.get(who), latest.get(who)) for who in students}
        _from_gradebook(rows, gradebook, assignment)
        for student, row in rows.items():
            row.left = student in ever_graded and student not in enrolled
            row.changed = _changed(row, assignment_cells)
            row.torn = _torn(row, assignment_cells, coursedir, assignment)
            row.outdated = _outdated(row, inputs)
            yield row


def _cells(gradebook: Gradebook, assignment: str) -> AssignmentCells | None:
    try:
        return read_assignment_cells(gradebook, assignment)
    except ValueError:
        # an ordinary assignment with several notebooks, which is not graded here
        return None


def _outdated(row: RosterRow, inputs: GradingInputs | None) -> list[str]:
    if not row.graded or row.record is None or inputs is None:
        return []
    return changed_inputs(row.record, inputs)


def needing_review(roster: Iterable[RosterRow]) -> Iterator[RosterRow]:
    """Keep those whose number may not be given out yet."""
    return (row for row in roster if not row.is_final)


def _from_gradebook(rows: dict[str, RosterRow], gradebook: Gradebook, assignment: str) -> None:
    """Fill in what the gradebook has of these students."""
    own = (Assignment.name == assignment) & SubmittedAssignment.student_id.in_(list(rows))
    numbers = select(
        SubmittedAssignment.student_id,
        SubmittedAssignment.timestamp,
        SubmittedAssignment.score,
        SubmittedAssignment.max_score,
        SubmittedAssignment.late_submission_penalty,
    ).join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    for student, time, score, most, penalty in gradebook.db.execute(numbers.where(own)):
        row = rows[student]
        row.graded, row.timestamp = True, time
        row.score, row.max_score, row.penalty = score, most, penalty or 0.0
    waiting = (
        select(SubmittedAssignment.student_id, BaseCell.name)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .where(own & Grade.needs_manual_grade)
        .order_by(BaseCell.name)
    )
    for student, cell in gradebook.db.execute(waiting):
        rows[student].waiting.append(cell)


def _changed(row: RosterRow, assignment_cells: AssignmentCells | None) -> bool:
    if row.folder is None or row.record is None or assignment_cells is None:
        return False
    graded = row.record.digests.get("handed_in")
    if graded is None:
        return False

    def is_what_was_graded() -> bool:
        submission = read_submission(
            str(row.folder),
            assignment_cells.notebook,
            assignment_cells.released,
            has_tests=assignment_cells.has_tests,
        )
        return submission_digest(submission) == graded

    if is_remote(row.folder):
        return not is_what_was_graded()
    asked = assignment_cells.notebook, assignment_cells.digest, graded
    return not HANDED_IN.check(Path(row.folder), asked, is_what_was_graded)


def _torn(
    row: RosterRow, assignment_cells: AssignmentCells | None, coursedir: Any, assignment: str
) -> bool:
    if not row.graded or row.record is None or assignment_cells is None:
        return False
    folder = coursedir.format_path(coursedir.autograded_directory, row.student, assignment)
    file = Path(folder) / f"{assignment_cells.notebook}.ipynb"
    stamp = row.record.digests.get("graded")
    return not GRADED.check(file, stamp, lambda: is_complete(file, stamp))


def outdated_lines(students: dict[str, list[str]], assignment: str) -> list[str]:
    """Name who was graded with another key, case or scoring than there is now, a line for each of them.

    Parameters
    ----------
    students
        What is otherwise now, as rows have it in ``outdated`` -> who was graded with it.
    assignment
        Its name.
    """
    lines = []
    for name in SCORE_INPUTS.values():
        if who := students.get(name):
            were = "was" if len(who) == 1 else "were"
            line = (
                f"{len(who)} {were} graded with another {name} than there is now: {', '.join(who)}."
            )
            lines.append(f"{line} Run `ipnb grade {assignment}`.")
    return lines


class Similar:
    """What several students share word for word: something to talk about, and no verdict."""

    def __init__(self) -> None:
        self._students: dict[str, dict[str, set[str]]] = {
            what: defaultdict(set) for what in _SHARED
        }

    def add(self, record: Record) -> None:
        """Look at one more grading."""
        for what, values_of in _SHARED.items():
            for value in filter(None, values_of(record)):
                self._students[what][value].add(record.student)

    def groups(self) -> list[tuple[str, list[str]]]:
        """List what is shared, in words, and the ids of those who share it."""
        return [
            (what, sorted(group))
            for what, shared in self._students.items()
            for group in shared.values()
            if len(group) > 1
        ]


def _judgements(record: Record) -> list[str | None]:
    return [record.digests.get("judgements")]


def _free_texts(record: Record) -> list[str | None]:
    return [value for name, value in record.texts.items() if name != FORM and value != BLANK]


def _workspace(record: Record) -> list[str | None]:
    return [record.workspace]


_SHARED: dict[str, Callable[[Record], list[str | None]]] = {
    "the same judgements and sentences": _judgements,
    "the same free text": _free_texts,
    "answers written in the same workspace": _workspace,
}
