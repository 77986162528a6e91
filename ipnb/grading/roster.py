"""Who in an assignment needs a person, and why: held, waiting for a mark, not graded, not there, alike."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from ipnb.formulation.build import FORM_CELL as FORM
from ipnb.grading.digests import digest
from ipnb.grading.graded_files import is_complete
from ipnb.grading.graded_notebook import AssignmentCells, read_assignment_cells
from ipnb.grading.grading_inputs import (
    SCORE_INPUTS,
    GradingInputs,
    changed_inputs,
    load_grading_inputs,
)
from ipnb.grading.read_submission import read_submission, submission_digest
from ipnb.grading.records import Record, Records
from ipnb.grading.review_reasons import blocking, in_sentences
from ipnb.grading.submission_folders import list_submissions

#: what a free text's digest is when nothing was written
BLANK = digest("\0")


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
    outdated: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    score: float = 0.0
    penalty: float = 0.0
    max_score: float = 0.0

    @property
    def handed_in(self) -> bool:
        return not self.left and (self.folder is not None or self.graded)

    @property
    def is_final(self) -> bool:
        """Whether the number in the gradebook is one to give out. Nothing handed in is final too."""
        undone = self.waiting or self.changed or self.torn or self.outdated
        return not self.handed_in or (self.graded and not undone)

    def review_reasons(self) -> list[str]:
        """Why there is no number for the form, and what to do; empty if there is one."""
        if not self.handed_in:
            return []
        if not self.graded:
            return ["Handed in and not graded yet. Run `ipnb grade`."]
        if self.changed:
            return ["Something else was handed in since this was graded. Run `ipnb grade`."]
        torn = (
            ["The graded notebook is missing or not whole. Run `ipnb grade`."] if self.torn else []
        )
        if FORM not in self.waiting:
            return torn
        if self.record is None:
            return ["Graded without this pipeline. Run `ipnb grade`."]
        reasons = torn + in_sentences(self.record.review_reasons())
        reasons += [note for note in self.record.notes if note.startswith(FORM)]
        earlier = self.record.before.get(FORM, {}).get("auto")
        if earlier is not None and self.record.holds:
            reasons.append(f"The grading before this one gave {earlier:g}.")
        return reasons

    def in_words(self) -> str:
        """What waits for a person: ``the form is held, 2 texts to mark``; "" if nothing does."""
        if self.is_final:
            return ""
        texts = len(self.to_mark())
        parts = ["the form is held"] if self.review_reasons() else []
        parts += [f"{texts} text{'' if texts == 1 else 's'} to mark"] if texts else []
        return ", ".join(parts)

    def argued(self) -> list[tuple[str, str]]:
        """What the student argues about, and how."""
        return list(self.record.arguments.items()) if self.record is not None else []

    @property
    def unread(self) -> bool:
        """Whether what was handed in is not what was graded, texts included."""
        return self.changed or (self.record is not None and blocking(self.record.review_reasons()))

    def to_mark(self) -> list[str]:
        """Free texts that wait for a mark, unless the whole submission could not be read."""
        return [] if self.unread else [name for name in self.waiting if name != FORM]


def read_roster(
    gradebook: Gradebook, coursedir, assignment: str, inputs: GradingInputs | None = None
) -> list[RosterRow]:
    """The state of everybody who is in the gradebook or handed something in, by student.

    Parameters
    ----------
    material
        What it is graded with now; read from the course if it is not given.
    """
    folders = {student: folder for _, student, folder in list_submissions(coursedir, assignment)}
    kept = Records(gradebook)
    records, ever, there = (
        kept.latest(assignment),
        kept.students(),
        {one.id for one in gradebook.students},
    )
    if inputs is None and records:
        inputs = load_grading_inputs(coursedir.root, assignment, coursedir.source_directory)
    try:
        assignment_cells = read_assignment_cells(gradebook, assignment)
    except ValueError:  # an ordinary assignment with several notebooks, which is not graded here
        assignment_cells = None
    found = []
    for student in sorted({*folders, *there}):
        row = RosterRow(student, folders.get(student), records.get(student))
        row.left = student in ever and student not in there
        _from_gradebook(row, gradebook, assignment)
        row.changed = _changed(row, assignment_cells)
        row.torn = _torn(row, assignment_cells, coursedir, assignment)
        if row.graded and row.record is not None:
            row.outdated = changed_inputs(row.record, inputs)
        found.append(row)
    return found


def _from_gradebook(row: RosterRow, gradebook: Gradebook, assignment: str) -> None:
    try:
        submission = gradebook.find_submission(assignment, row.student)
    except MissingEntry:
        return
    row.graded = True
    row.score, row.max_score = submission.score, submission.max_score
    row.penalty = submission.late_submission_penalty
    row.waiting = sorted(
        g.name for n in submission.notebooks for g in n.grades if g.needs_manual_grade
    )


def _changed(row: RosterRow, assignment_cells: AssignmentCells | None) -> bool:
    if row.folder is None or row.record is None or assignment_cells is None:
        return False
    now = submission_digest(
        read_submission(row.folder, assignment_cells.notebook, assignment_cells.released)
    )
    return row.record.digests.get("handed_in") not in (None, now)


def _torn(
    row: RosterRow, assignment_cells: AssignmentCells | None, coursedir, assignment: str
) -> bool:
    if not row.graded or row.record is None or assignment_cells is None:
        return False
    folder = coursedir.format_path(coursedir.autograded_directory, row.student, assignment)
    return not is_complete(
        Path(folder) / f"{assignment_cells.notebook}.ipynb", row.record.digests.get("graded")
    )


def outdated(found: list[RosterRow], assignment: str) -> list[str]:
    """Who was graded with another key, case or scoring than there is now, a line for each of them."""
    lines = []
    for what in SCORE_INPUTS.values():
        if who := [row.student for row in found if what in row.outdated]:
            were = "was" if len(who) == 1 else "were"
            line = (
                f"{len(who)} {were} graded with another {what} than there is now: {', '.join(who)}."
            )
            lines.append(f"{line} Run `ipnb grade {assignment}`.")
    return lines


def similar_submissions(found: list[RosterRow]) -> list[tuple[str, list[str]]]:
    """What several students share word for word, and who: something to talk about, and no verdict."""
    records = [row.record for row in found if row.record is not None]
    shared = [
        ("the same judgements and sentences", lambda r: [r.digests.get("judgements")]),
        (
            "the same free text",
            lambda r: [d for name, d in r.texts.items() if name != FORM and d != BLANK],
        ),
        ("answers written in the same workspace", lambda r: [r.workspace]),
    ]
    groups = []
    for what, of in shared:
        by_value = defaultdict(set)
        for record in records:
            for value in of(record):
                if value:
                    by_value[value].add(record.student)
        groups += [(what, sorted(who)) for who in by_value.values() if len(who) > 1]
    return groups
