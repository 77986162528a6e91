"""`ipnb grade ASSIGNMENT --explain STUDENT`: where the points come from, step by step."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from ipnb.chapter_exercises.counting import count, rule
from ipnb.chapter_exercises.handed_in import parse_handed_in
from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.arithmetic import score_arithmetic
from ipnb.formulation.build import FORM_CELL, points
from ipnb.grading.final_points import final_points
from ipnb.grading.gradebook_version import open_gradebook
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs
from ipnb.grading.plain_text import for_terminal
from ipnb.grading.records import Record, Records
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.score_changes import number
from ipnb.grading.show_exercises import in_words
from ipnb.grading.untrusted_files import ANSWERS


def explain_score(app: Any, assignment: str, student: str) -> tuple[str, bool]:
    """Write how the points of one student come about.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Initialised, with the course's configuration.
    assignment, student
        Names.

    Returns
    -------
    told : str
    found : bool
        False if there is nothing to explain; then ``told`` says why, and what to do.
    """
    here = app.coursedir
    inputs = load_grading_inputs(here.root, assignment, here.source_directory)
    if inputs.exercises is None and (inputs.case is None or inputs.key is None):
        return for_terminal("\n".join(in_sentences(inputs.review_reasons))), False
    with open_gradebook(here) as gradebook:
        records = Records(gradebook).of(assignment, student)
        if not records:
            return for_terminal(
                f"{student} was not graded in {assignment} yet: run `ipnb grade`."
            ), False
        saved = list(_saved(gradebook, assignment, student))
    folder = Path(here.format_path(here.autograded_directory, student, assignment))
    try:
        most, worked_out = _worked_out(inputs, folder / ANSWERS)
    except DocumentError as problem:
        told = f"The answers of {student} that were graded cannot be read: {problem.diagnostics[0]}"
        return for_terminal(told), False
    lines = [
        *_heading(records[-1], most, "exercises" if inputs.exercises else "form"),
        *_changed(records[-1], inputs.digests),
        "",
        *worked_out,
        "",
        "In the gradebook",
        *(f"  {line}" for line in saved),
    ]
    return for_terminal("\n".join(lines)), True


def _worked_out(inputs: GradingInputs, file: Path) -> tuple[float, list[str]]:
    """Return the most that can be earned, and line by line how it came about."""
    if inputs.exercises is not None:
        try:
            counted = count(inputs.exercises, parse_handed_in(file.read_bytes()))
        except OSError as error:
            problem = f"It cannot be read ({error.strerror})."
            raise DocumentError(
                [Diagnostic(file.name, None, "", problem, "Grade again.")]
            ) from None
        most = inputs.exercises.points
        share = f"{counted.counting} / {len(counted.chapters)} × {number(most)}"
        earned = f"{share} = {number(counted.share * most)}"
        return most, [rule(inputs.exercises), "", *in_words(counted).splitlines(), "", earned]
    assert inputs.case is not None and inputs.key is not None
    answers = load_answers(file, inputs.case)
    most = float(points(inputs.case)[FORM_CELL])
    return most, list(score_arithmetic(inputs.case, inputs.key, answers, most))


def _heading(record: Record, most: float, what: str) -> Iterator[str]:
    earned = (
        "held" if record.points is None else f"{number(record.points)} of {number(most)} points"
    )
    yield f"{record.student}, {record.assignment}: {earned} for the {what}"
    named = ("answers", "case", "key", "scoring") if what == "form" else ("answers", "exercises")
    digests = [f"{name} {record.digests.get(name)}" for name in named]
    yield f"Graded {record.graded_at} with {', '.join(digests)}."


def _changed(record: Record, now: dict[str, str | None]) -> Iterator[str]:
    """Say that what follows is not what was graded with."""
    changed = [
        name
        for name in ("case", "key", "scoring", "exercises")
        if record.digests.get(name) != now.get(name)
    ]
    if changed:
        yield (
            f"Changed since: {', '.join(changed)}. What follows is what it would earn now; "
            f"`ipnb grade {record.assignment}` grades it again."
        )


def _saved(gradebook: Gradebook, assignment: str, student: str) -> Iterator[str]:
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        yield "No submission of this student any more."
        return
    worth = [one for one in submission.notebooks[0].grades if one.max_score]
    for grade in sorted(worth, key=lambda one: str(one.name)):
        if grade.manual_score is None and grade.auto_score is None:
            yield f"{grade.name}: waits for a person"
        else:
            by_hand = "" if grade.manual_score is None else ", by hand"
            extra = f", {number(grade.extra_credit)} of it extra" if grade.extra_credit else ""
            yield f"{grade.name}: {number(grade.score)}{by_hand}{extra}"
    penalty = submission.late_submission_penalty or 0.0
    if penalty:
        yield f"Late: −{number(penalty)}"
    yield f"Total: {number(final_points(submission.score, penalty))} of {number(submission.max_score)}"
