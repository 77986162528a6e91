"""From a notebook with student code to points for each test, or to the reasons why there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config import Config

from ipnb.documents.digest import short_digest
from ipnb.formulation.vocabulary import held
from ipnb.grading.code_notebook import CELLS, SIGNS, RunCell, put_together
from ipnb.grading.code_tests import GIVE_NAMES_BACK, KEEP_NAMES, CellRun, score_test
from ipnb.grading.grade_submission import MEND, GradeResult
from ipnb.grading.graded_code_notebook import graded_code_notebook
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.review_reasons import COURSE_ERROR, SAFETY, UNREADABLE
from ipnb.grading.sandbox import Sandbox
from ipnb.grading.sandboxed_run import GivenFilesTooLarge, Run, run_cells
from ipnb.grading.submission import AGAIN, Submission

MARK = held("remedy.mark_test")
#: what is said of a limit that ended a run
WHY = {
    "time": "reason.run_time",
    "memory": "reason.run_memory",
    "processes": "reason.run_processes",
    "files": "reason.run_files",
    "output": "reason.run_output",
    "ended": "reason.run_ended",
}


@dataclass(frozen=True)
class CodeRunner:
    """Where students' code of an assignment is run; it can be sent to another process of this machine.

    Attributes
    ----------
    configured : dict
        What is configured of `Sandbox`.
    given : str
        The folder that students received.
    """

    configured: dict[str, Any]
    given: str

    def grade(self, inputs: GradingInputs, submission: Submission) -> GradeResult:
        """Grade one submission by running it.

        Parameters
        ----------
        inputs
            Of an assignment with tests.
        submission
            What was handed in.
        """
        sandbox = Sandbox(config=Config({"Sandbox": self.configured}))
        return grade_code(inputs, submission, sandbox, Path(self.given))


def grade_code(
    inputs: GradingInputs, submission: Submission, sandbox: Sandbox, given: Path
) -> GradeResult:
    """Grade one submission by running it in the sandbox.

    Parameters
    ----------
    inputs
        Of an assignment with tests.
    submission
        What was handed in.
    sandbox
        It must have said that it has no problem here.
    given
        The folder that students received.

    Returns
    -------
    GradeResult
        With points for each test; None for one that waits for a person.
    """
    result = GradeResult(notes=list(submission.notes), notices=list(inputs.notices))
    result.review_reasons = [*inputs.review_reasons, *submission.review_reasons]
    result.digests = dict(inputs.digests)
    result.points = dict.fromkeys(cell.grade_id for cell in inputs.tests if cell.is_test)
    result.narrative = {} if submission.code else None
    cells, notes = put_together(inputs.tests, submission.code)
    result.notes += notes if submission.code else []
    if submission.code:
        result.digests["answers"] = short_digest(repr(submission.code))
    if len(cells) > CELLS or sum(len(cell.source) for cell in cells) > SIGNS:
        reason = held("reason.code_too_long", cells=CELLS, signs=SIGNS)
        result.require_review(UNREADABLE, reason, AGAIN)
    runs: dict[int, CellRun] = {}
    if not result.needs_review:
        runs = _run(result, cells, sandbox, given)
    result.notebook = graded_code_notebook(inputs.assignment, cells, runs, result)
    return result


def _run(
    result: GradeResult, cells: Sequence[RunCell], sandbox: Sandbox, given: Path
) -> dict[int, CellRun]:
    """Run the cells, score the tests, and return what came of each cell, by its place."""
    sent, places = _to_send(cells)
    try:
        run = run_cells(sent, sandbox, given)
    except GivenFilesTooLarge:
        result.require_review(COURSE_ERROR, held("reason.given_too_large"), MEND)
        return {}
    if run.reached:
        result.require_review(
            UNREADABLE,
            held(WHY[run.reached], **_words(run, places, cells, sandbox)),
            held("remedy.look_at_code"),
        )
    else:
        _score(result, cells, run, places)
    return {place: run.cells[number] for place, number in places.items()}


def _to_send(cells: Sequence[RunCell]) -> tuple[list[str], dict[int, int]]:
    """Return what is sent to the kernel, and for the place of each code cell its number in that."""
    sent, places = [KEEP_NAMES], {}
    for place, cell in enumerate(cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if cell.origin is not None and cell.origin.is_test:
            sent.append(GIVE_NAMES_BACK)
        places[place] = len(sent)
        sent.append(cell.source)
    return sent, places


def _words(
    run: Run, places: dict[int, int], cells: Sequence[RunCell], sandbox: Sandbox
) -> dict[str, object]:
    """Say where a run stopped, and what it was allowed."""
    stopped = [place for place, number in places.items() if run.cells[number].reply is None]
    limits = sandbox.limits
    return {
        "cell": _name(cells, stopped[0]) if stopped else "its end",
        "cell_seconds": limits.cell_seconds,
        "seconds": limits.seconds,
        "megabytes": limits.memory // 1_000_000,
        "processes": limits.processes,
        "kilobytes": limits.output // 1_000,
    }


def _name(cells: Sequence[RunCell], place: int) -> str:
    origin = cells[place].origin
    return origin.grade_id if origin is not None else f"number {place + 1}"


def _score(result: GradeResult, cells: Sequence[RunCell], run: Run, places: dict[int, int]) -> None:
    for place, number in places.items():
        origin = cells[place].origin
        if origin is None or not origin.is_test:
            continue
        points, reason = score_test(
            origin.grade_id,
            origin.source,
            origin.points,
            run.cells[number - 1],
            run.cells[number],
        )
        result.points[origin.grade_id] = points
        if reason:
            result.require_review(SAFETY, reason, MARK)
