"""Receipts: what each grading was made of, as lines of a file, and whether the files on disk still agree.

A receipt is a row of `ipnb_grading` without anything that a student wrote: digests of answers, case, key and
scoring, and the points. It carries a digest of itself, so that a line that was edited is noticed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.digest import digest, short_digest
from ipnb.formulation import scoring
from ipnb.formulation.answers import load_answers
from ipnb.formulation.build import FORM_CELL
from ipnb.grading.assignment_reader import UnusableAssignment, known_cells
from ipnb.grading.graded_files import is_complete
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs
from ipnb.grading.records import Record
from ipnb.grading.untrusted_files import ANSWERS

SCHEMA = "ipnb.receipt/1"
#: what a receipt has digests of, as a list names it
DIGESTS = ("answers", "case", "asked", "key", "scoring", "graded")


class InvalidReceipt(ValueError):
    """A line is no receipt, or was changed since it was written."""


def receipt(record: Record) -> dict[str, Any]:
    """Make the receipt of one grading.

    Parameters
    ----------
    record
        Of the grading.
    """
    told = {
        "schema": SCHEMA,
        "assignment": record.assignment,
        "student": record.student,
        "graded_at": record.graded_at,
        "points": record.points,
        "max_points": record.max_points,
        "held": sorted({reason["kind"] for reason in record.holds}),
        "digests": {name: record.digests.get(name) for name in DIGESTS},
    }
    return {**told, "digest": _digest_of(told)}


def _digest_of(told: Mapping[str, Any]) -> str:
    return digest(json.dumps(told, sort_keys=True, ensure_ascii=False))


def read_receipt(line: str) -> Record:
    """Read one line, and make sure that it is as it was written.

    Parameters
    ----------
    line
        JSON.

    Raises
    ------
    InvalidReceipt
    """
    try:
        told = json.loads(line)
        stamp = told.pop("digest")
        if told["schema"] != SCHEMA:
            raise InvalidReceipt(f"is of another kind ({told['schema']}), not {SCHEMA}")
        if stamp != _digest_of(told):
            raise InvalidReceipt("was changed since it was written")
        return Record(
            told["assignment"],
            told["student"],
            points=told["points"],
            max_points=told["max_points"],
            holds=[{"kind": kind, "reason": "", "remedy": ""} for kind in told["held"]],
            digests=told["digests"],
            graded_at=told["graded_at"],
        )
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        if isinstance(problem, InvalidReceipt):
            raise
        raise InvalidReceipt("is no receipt") from None


def write_receipts(records: Iterable[Record], file: TextIO) -> int:
    """Write a line a grading; returns how many."""
    number = 0
    for record in records:
        file.write(json.dumps(receipt(record), sort_keys=True, ensure_ascii=False) + "\n")
        number += 1
    return number


def read_receipts(file: Iterable[str]) -> Iterator[Record]:
    """Read a file of receipts; the newest of each submission last, as they were written.

    Raises
    ------
    InvalidReceipt
        With the number of the line.
    """
    for number, line in enumerate(file, 1):
        try:
            yield read_receipt(line)
        except InvalidReceipt as problem:
            raise InvalidReceipt(f"line {number} {problem}") from None


# ---------------------------------------------------------------- do they still agree?


@dataclass(frozen=True)
class Check:
    """One receipt beside the files on disk: what disagrees, in a few words each; nothing if all agrees."""

    assignment: str
    student: str
    disagrees: tuple[str, ...]


class ReceiptChecker:
    """Compares receipts with the course's files and its gradebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    gradebook : nbgrader.api.Gradebook
    """

    def __init__(self, coursedir: Any, gradebook: Gradebook):
        self.coursedir, self.gradebook = coursedir, gradebook
        self._inputs: dict[str, GradingInputs] = {}
        self._notebooks: dict[str, str | None] = {}

    def check(self, record: Record) -> Check:
        """Compare one receipt.

        Parameters
        ----------
        record
            The newest of its submission.
        """
        inputs = self._inputs_of(record.assignment)
        folder = Path(
            self.coursedir.format_path(
                self.coursedir.autograded_directory, record.student, record.assignment
            )
        )
        found = [*self._inputs_differ(record, inputs), *self._files_differ(record, folder)]
        if not found:
            found += _points_differ(record, inputs, folder / ANSWERS)
        found += self._gradebook_differs(record)
        return Check(record.assignment, record.student, tuple(found))

    def _inputs_of(self, assignment: str) -> GradingInputs:
        if assignment not in self._inputs:
            here = self.coursedir
            self._inputs[assignment] = load_grading_inputs(
                here.root, assignment, here.source_directory
            )
        return self._inputs[assignment]

    def _inputs_differ(self, record: Record, inputs: GradingInputs) -> Iterator[str]:
        then, now = record.digests, inputs.digests
        for name in ("key", "scoring"):
            if then.get(name) != now.get(name):
                yield f"another {name} than there is now"
        if then.get("case") != now.get("case"):
            same = then.get("asked") is not None and then.get("asked") == now.get("asked")
            yield f"another case than there is now{' (in its words alone)' if same else ''}"

    def _files_differ(self, record: Record, folder: Path) -> Iterator[str]:
        here = self.coursedir
        submitted = here.format_path(here.submitted_directory, record.student, record.assignment)
        wanted = record.digests.get("answers")
        for where, path in (("graded", folder), ("handed in", Path(submitted))):
            now = _digest_of_file(path / ANSWERS)
            if wanted is not None and now != wanted:
                yield f"other answers {where}" if now else f"no answers {where}"
        notebook = self._notebook(record.assignment)
        stamp = record.digests.get("graded")
        if notebook and not is_complete(folder / f"{notebook}.ipynb", stamp):
            yield "the graded notebook is missing or of another grading"

    def _notebook(self, assignment: str) -> str | None:
        if assignment not in self._notebooks:
            try:
                self._notebooks[assignment] = known_cells(self.gradebook, assignment).notebook
            except UnusableAssignment:
                self._notebooks[assignment] = None
        return self._notebooks[assignment]

    def _gradebook_differs(self, record: Record) -> Iterator[str]:
        saved = _saved_points(self.gradebook, record.assignment, record.student)
        if saved != record.points:
            yield f"the gradebook has {_in_words(saved)}, the receipt {_in_words(record.points)}"


def _in_words(points: float | None) -> str:
    return "no points" if points is None else f"{points:g} points"


def _digest_of_file(path: Path) -> str | None:
    try:
        return short_digest(path.read_bytes())
    except OSError:
        return None


def _points_differ(record: Record, inputs: GradingInputs, answers: Path) -> Iterator[str]:
    """Score the same answers again; what is held has no points to compare."""
    if record.points is None or inputs.case is None or inputs.key is None:
        return
    try:
        given = load_answers(answers, inputs.case)
    except DocumentError:
        yield "the answers no longer fit the case"
        return
    share = scoring.score(inputs.case, inputs.key, given)["points_share"]
    earned = round(share * record.max_points, 2)
    if earned != record.points:
        yield f"the same files earn {_in_words(earned)}, the receipt says {_in_words(record.points)}"


def _saved_points(gradebook: Gradebook, assignment: str, student: str) -> float | None:
    """Return the automatic score of the form, as the gradebook has it; a mark by hand stands beside it."""
    wanted = (
        select(Grade.auto_score)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .where(SubmittedAssignment.student_id == student, Assignment.name == assignment)
        .where(BaseCell.name == FORM_CELL)
    )
    found: float | None = gradebook.db.execute(wanted).scalar_one_or_none()
    return found
