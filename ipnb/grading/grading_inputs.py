"""Case and key of an assignment, from the instructor's side only: no submission is looked at here."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.exercise_list import FILE, ExerciseList, read_exercise_list
from ipnb.chapter_exercises.from_book import digest_parts, is_of_exercises
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.digest import short_digest
from ipnb.formulation import scoring
from ipnb.formulation.answer_key import Key
from ipnb.formulation.build import points
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import keys_folder
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import held
from ipnb.grading.code_notebook import SourceCell, code_assignment, digest_of_tests
from ipnb.grading.graded_notebook import AssignmentCells
from ipnb.grading.records import Record
from ipnb.grading.review_reasons import COURSE_ERROR, ReviewReason

#: what a score depends on beside the answers: the name of its digest, and its name for people
SCORE_INPUTS = {
    "key": "key",
    "asked": "version of the case",
    "scoring": "version of the scoring",
    "tests": "version of the tests",
    "exercises": "list of exercises",
}
DEMONSTRATION = "Graded with a demonstration key, which anyone can read: not for credit."


@dataclass
class GradingInputs:
    """What an assignment is graded with.

    Attributes
    ----------
    case, key : dict or None
        Checked; None where the file is missing or faulty, and then ``review_reasons`` says so.
    review_reasons : list of ReviewReason
        Why nothing of this assignment can be graded now.
    notices : list of str
        What whoever reads a score of this assignment has to know about its key.
    digests : dict of str to str
        Short SHA-256 of ``case``, ``key``, ``scoring``, and ``asked``: the part of the case that scores
        depend on; of ``tests`` or ``exercises`` alone where there is no case.
    tests : tuple of SourceCell
        The instructor's cells of an ordinary notebook, whose grading runs students' code; none for a case.
    exercises : ExerciseList or None
        What chapter exercises are counted by; None for every other assignment.
    """

    assignment: str
    case: dict[str, Any] | None = None
    key: dict[str, Any] | None = None
    review_reasons: list[ReviewReason] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)
    tests: tuple[SourceCell, ...] = ()
    exercises: ExerciseList | None = None

    @property
    def other_than_case(self) -> str:
        """What the assignment is if it is no case, in words that follow a "this is"; "" for a case."""
        if self.tests:
            return "a notebook with tests"
        return "a count of chapter exercises" if "exercises" in self.digests else ""

    @property
    def title(self) -> str:
        """What students read above it; its name where nothing can be read."""
        if self.exercises is not None:
            return self.exercises.title
        return str((self.case or {}).get("title", self.assignment))

    @cached_property
    def vignette(self) -> Vignette | None:
        """The case as scoring takes it; made once for a whole class."""
        return None if self.case is None else Vignette.from_data(self.case)

    @cached_property
    def answer_key(self) -> Key | None:
        """The key as scoring takes it."""
        if self.vignette is None or self.key is None:
            return None
        return Key.from_data(self.key, self.vignette)


def load_grading_inputs(root: str | Path, assignment: str, source: str = "source") -> GradingInputs:
    """Read and check the case and key of an assignment.

    Parameters
    ----------
    root
        The course's folder.
    assignment
        Its name.
    source
        The folder of the cases, below ``root``.

    Returns
    -------
    GradingInputs
        With ``review_reasons`` where something is missing or faulty.
    """
    inputs = GradingInputs(assignment)
    if tests := code_assignment(Path(root) / source / assignment):
        inputs.tests, inputs.digests = tests, {"tests": digest_of_tests(tests)}
        return inputs
    if is_of_exercises(Path(root) / source / assignment):
        _load_exercises(inputs, Path(root) / source / assignment)
        return inputs
    case_file = Path(root) / source / assignment / "case.yaml"
    key_file = keys_folder(Path(root)) / f"{assignment}.yaml"
    inputs.digests["scoring"] = short_digest(scoring.code())
    case = inputs.case = _load(inputs, "case", case_file, load_case)
    if case is not None:
        inputs.digests["asked"] = _asked(case)
        inputs.key = _load(inputs, "key", key_file, lambda path: load_key(path, case))
    if inputs.key is not None:
        inputs.notices = [DEMONSTRATION] if inputs.key.get("demonstration") else []
    return inputs


def is_outdated(
    digests: dict[str, str | None], root: str | Path, assignment: str, source: str = "source"
) -> bool:
    """Say whether a file has changed since an assignment was read, without checking it again.

    Parameters
    ----------
    digests
        Of what it was graded with then.
    root, assignment, source
        As for `load_grading_inputs`.
    """
    if "tests" in digests or "exercises" in digests:
        return digests != load_grading_inputs(root, assignment, source).digests
    files = {"case": Path(root) / source / assignment / "case.yaml"}
    if "asked" in digests:
        files["key"] = keys_folder(Path(root)) / f"{assignment}.yaml"
    now = {what: short_digest(file.read_bytes()) for what, file in files.items() if file.is_file()}
    now["scoring"] = short_digest(scoring.code())
    return any(digests.get(what) != now.get(what) for what in (*files, "scoring"))


def _load_exercises(inputs: GradingInputs, folder: Path) -> None:
    asked = inputs.exercises = read_exercise_list(folder)
    parts = json.dumps(digest_parts(asked)) if asked else ""
    inputs.digests = {"exercises": short_digest(parts) if asked else None}
    if asked is None:
        reason = held("reason.no_exercise_list", file=FILE, folder=folder.name)
        remedy = held("remedy.build_exercises", assignment=inputs.assignment)
        inputs.review_reasons.append(ReviewReason(COURSE_ERROR, reason, remedy))


def _asked(case: dict[str, Any]) -> str:
    """Digest judgements and points only: a corrected word or another due date makes nothing out of date."""
    ids = [[one["id"] for one in case.get(part, [])] for part in ("sentences", "segments", "cards")]
    parts = [case["items"], case.get("settings"), points(case), ids]
    return short_digest(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str))


def _load(
    inputs: GradingInputs, what: str, path: Path, read: Callable[[Path], dict[str, Any]]
) -> dict[str, Any] | None:
    try:
        inputs.digests[what] = short_digest(path.read_bytes())
        return read(path)
    except OSError as error:
        reason = held(
            "reason.no_file",
            what=what,
            file=path.name,
            folder=path.parent.name,
            problem=error.strerror,
        )
        remedy = held("remedy.put_key" if what == "key" else "remedy.put_case")
    except DocumentError as faults:
        reason = held("reason.faulty_file", what=what, problem=faults.diagnostics[0])
        more = len(faults.diagnostics) - 1
        remedy = held(
            "remedy.mend_file_more" if more else "remedy.mend_file",
            assignment=inputs.assignment,
            more=more,
        )
    inputs.review_reasons.append(ReviewReason(COURSE_ERROR, reason, remedy))
    return None


def mismatched_cells(
    inputs: GradingInputs, assignment_cells: AssignmentCells
) -> list[ReviewReason]:
    """Compare the gradebook's cells with the case: one made from another version would spread points wrongly.

    Parameters
    ----------
    inputs
        With the case as it is now.
    assignment_cells
        The assignment as the gradebook knows it.

    Returns
    -------
    list of ReviewReason
        Empty if they are of one version.
    """
    if inputs.tests:
        return _mismatched_tests(inputs, assignment_cells)
    if inputs.case is None:
        return []
    graded, asked = graded_cells(assignment_cells), sorted(points(inputs.case))
    if graded == asked:
        return []
    reason = held("reason.other_cells", known=", ".join(graded), asked=", ".join(asked))
    # nbgrader neither adds nor takes away a cell that has been graded
    remedy = "remedy.ask_as_before" if assignment_cells.submissions else "remedy.build_again"
    return [ReviewReason(COURSE_ERROR, reason, held(remedy, assignment=inputs.assignment))]


def _mismatched_tests(
    inputs: GradingInputs, assignment_cells: AssignmentCells
) -> list[ReviewReason]:
    known = {cell.name: cell.max_points for cell in assignment_cells.cells}
    asked = {cell.grade_id: cell.points for cell in inputs.tests if cell.grade}
    if known == asked:
        return []
    reason = held("reason.other_tests", known=_worth(known), asked=_worth(asked))
    remedy = held("remedy.generate_again", assignment=inputs.assignment)
    return [ReviewReason(COURSE_ERROR, reason, remedy)]


def _worth(cells: dict[str, float]) -> str:
    return ", ".join(f"{name} ({points:g})" for name, points in sorted(cells.items()))


def graded_cells(assignment_cells: AssignmentCells) -> list[str]:
    """Return the names of the cells that earn points, sorted."""
    return sorted(cell.name for cell in assignment_cells.cells if cell.is_shown or cell.max_points)


def changed_inputs(record: Record, inputs: GradingInputs) -> list[str]:
    """Name what a grading used that is otherwise now, among key, case and scoring.

    A case whose words or dates alone have changed counts as the same.

    Parameters
    ----------
    record
        Of that grading.
    inputs
        As they are now.
    """
    return [
        word
        for name, word in SCORE_INPUTS.items()
        if record.digests.get(name) and inputs.digests.get(name) not in (None, record.digests[name])
    ]
