"""How far each student has come with each outcome, from what is graded and marked already.

A part of a form counts with its skill (0 is what guessing earns, below 0 counts as 0), a text with its share of
the points. Both are means of the parts that assess an outcome, over all assignments, each part alike. A number
is a sign of where to look, since one outcome rests on two or three short parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from nbgrader.api import (
    Assignment,
    Grade,
    Gradebook,
    GradeCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import load_answers
from ipnb.formulation.kinds.rules import THRESHOLDS
from ipnb.formulation.scoring import evaluate
from ipnb.grading.class_view.outcome_map import Outcome
from ipnb.grading.equivalent_cases import EquivalentPair
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs
from ipnb.grading.records import Records
from ipnb.grading.review_reasons import blocking
from ipnb.grading.untrusted_files import ANSWERS

_, BEGUN, REACHED, _ = THRESHOLDS
#: student -> part of an assignment (section or text) -> share, 0..1
Parts = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Result:
    """One student and one outcome: the mean share, 0..1, over how many parts."""

    share: float
    parts: int

    @property
    def is_reached(self) -> bool:
        """Whether it is as sound as the feedback calls sound."""
        return self.share >= REACHED - 1e-9

    @property
    def is_begun(self) -> bool:
        """Whether it is on the way."""
        return self.share >= BEGUN - 1e-9


def outcome_results(
    outcomes: Iterable[Outcome],
    parts: Mapping[str, Parts],
    pairs: Mapping[str, EquivalentPair],
) -> dict[str, dict[str, Result]]:
    """Put shares together by outcome. Pure.

    Parameters
    ----------
    outcomes
    parts
        Assignment -> what is known of its parts.
    pairs
        As `equivalent_cases.equivalent_pairs` gives them: whoever took the equivalent case is assessed by it.

    Returns
    -------
    dict of str to dict of str to Result
        Outcome's number -> student -> result; only where there is one.
    """
    found: dict[str, dict[str, Result]] = {}
    for outcome in outcomes:
        shares: dict[str, list[float]] = {}
        for assignment, names in outcome.assessed.items():
            pair = pairs.get(assignment)
            taken = (pair.first, pair.second) if pair else (assignment,)
            for student, own in _best_of([parts.get(name, {}) for name in taken], names):
                shares.setdefault(student, []).extend(own)
        found[outcome.number] = {who: Result(fmean(own), len(own)) for who, own in shares.items()}
    return found


def _best_of(taken: list[Parts], names: tuple[str, ...]) -> Iterator[tuple[str, list[float]]]:
    """Give each student's shares of some parts; of two equivalent cases those of the better."""
    for student in {student for parts in taken for student in parts}:
        candidates = [
            [parts[student][name] for name in names if name in parts[student]]
            for parts in taken
            if student in parts
        ]
        if known := [shares for shares in candidates if shares]:
            yield student, max(known, key=fmean)


class PartsReader:
    """Reads shares of parts from a gradebook, and scores an answer only once.

    Answers that were graded do not change until they are graded again, so what is known of a student is kept
    from page to page until the grading, the case or the key is another one.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[object, dict[str, float]]] = {}

    def read(self, gradebook: Gradebook, coursedir: Any, assignment: str) -> Parts:
        """Read one assignment.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        coursedir : nbgrader.coursedir.CourseDirectory
        assignment
            Its name.

        Returns
        -------
        dict
            Only who has anything final in it.
        """
        inputs = load_grading_inputs(coursedir.root, assignment, coursedir.source_directory)
        parts = _texts(gradebook, assignment)
        for student, skills in self._sections(gradebook, coursedir, inputs):
            parts.setdefault(student, {}).update(skills)
        return parts

    def _sections(
        self, gradebook: Gradebook, coursedir: Any, inputs: GradingInputs
    ) -> Iterator[tuple[str, dict[str, float]]]:
        vignette, key = inputs.vignette, inputs.answer_key
        if inputs.case is None or vignette is None or key is None:
            return
        used = tuple(sorted((name, value or "") for name, value in inputs.digests.items()))
        for record in Records(gradebook).each_latest(inputs.assignment):
            if blocking(record.review_reasons()):
                continue
            place = inputs.assignment, record.student
            stamp = used, record.digests.get("answers")
            known = self._known.get(place)
            if known is None or known[0] != stamp:
                answers = _answers(coursedir, inputs, record.student)
                if answers is None:
                    continue
                scored = evaluate(vignette, key, answers)
                skills = {name: max(0.0, one.skill) for name, one in scored.sections.items()}
                known = self._known[place] = stamp, skills
            yield record.student, known[1]


def _answers(coursedir: Any, inputs: GradingInputs, student: str) -> Answers | None:
    """Read what was graded; None where it is gone or no longer fits the case."""
    folder = coursedir.format_path(coursedir.autograded_directory, student, inputs.assignment)
    try:
        return Answers.from_data(load_answers(Path(folder) / ANSWERS, inputs.case or {}))
    except DocumentError:
        return None


def _texts(gradebook: Gradebook, assignment: str) -> Parts:
    """Return the shares of texts that a person has marked."""
    wanted = (
        select(
            SubmittedAssignment.student_id,
            GradeCell.name,
            Grade.manual_score,
            Grade.auto_score,
            Grade.extra_credit,
            GradeCell.max_score,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .where(Assignment.name == assignment, Grade.needs_manual_grade.is_(False))
    )
    parts: Parts = {}
    for student, name, manual, auto, extra, most in gradebook.db.execute(wanted):
        score = manual if manual is not None else auto
        if score is not None and most:
            share = min(1.0, (score + (extra or 0.0)) / most)
            parts.setdefault(student, {})[name] = share
    return parts
