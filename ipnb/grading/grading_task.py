"""Grading submissions where no gradebook is: in this process, in another one, or on another machine.

What goes in and what comes out are plain data that can be sent; everything that needs the gradebook is done
by `grading_writer` where the gradebook is.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from nbformat import NotebookNode
from traitlets.config import Config

from ipnb.formulation.arguments import in_words
from ipnb.grading.grade_code import CodeRunner
from ipnb.grading.grade_exercises import grade_exercises
from ipnb.grading.grade_submission import EarlierGrading, GradeResult, grade, grader_failure
from ipnb.grading.graded_files import serialise_notebook
from ipnb.grading.graded_notebook import AssignmentCells, blank_notebook, in_order
from ipnb.grading.grading_context import SubmissionContext
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.read_submission import read_submission
from ipnb.grading.submission import Submission, submission_digest

#: a preprocessor of nbgrader's kind: notebook and resources in, the same out
Step = Callable[[NotebookNode, dict[str, Any]], tuple[NotebookNode, dict[str, Any]]]


@dataclass(frozen=True)
class AssignmentMaterial:
    """All that every submission of an assignment is graded with.

    Attributes
    ----------
    assignment : str
        Its name.
    cells : AssignmentCells
        As the gradebook knows it.
    inputs : GradingInputs
        Case and key.
    steps : tuple of (type, dict)
        The preprocessors that fill the notebook, with what is configured of each.
    runner : CodeRunner or None
        Where students' code is run; None for an assignment that runs none.
    is_final : bool
        Whether no preprocessor after these changes the notebook, so that it can be written out at once.
    """

    assignment: str
    cells: AssignmentCells
    inputs: GradingInputs
    steps: tuple[tuple[type, dict[str, Any]], ...]
    runner: CodeRunner | None = None
    is_final: bool = True


@dataclass(frozen=True)
class GradingTask:
    """One submission that is to be graded.

    Attributes
    ----------
    student : str
        Id.
    folder : str
        What was handed in.
    earlier : tuple of EarlierGrading
        Gradings that gave a score, newest last.
    unless : str or None
        The digest of what was handed in at which there is nothing to do.
    """

    student: str
    folder: str
    earlier: tuple[EarlierGrading, ...] = ()
    unless: str | None = None


@dataclass
class GradedSubmission:
    """What came of one task.

    Attributes
    ----------
    student : str
        Id.
    submission : Submission
        As it was read.
    result : GradeResult or None
        None if there was nothing to do.
    handed_in : str
        Digest of all that was handed in.
    notebook : NotebookNode or None
        The graded notebook, if some preprocessor is still to change it.
    data, stamp : bytes, str
        The graded notebook as it is written, and the digest of its cells, if none is.
    arguments : dict of str to str
        What the student argues, in words.
    trouble : str
        A traceback where the grader itself has failed.
    unread : str
        Why what was handed in could not be reached, which is nothing of the student's; "" if it could.
    """

    student: str
    submission: Submission
    result: GradeResult | None = None
    handed_in: str = ""
    notebook: NotebookNode | None = None
    data: bytes = b""
    stamp: str = ""
    arguments: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    unread: str = ""


def grade_all(material: AssignmentMaterial, tasks: list[GradingTask]) -> list[GradedSubmission]:
    """Grade some submissions of one assignment; what fails for one student fails for nobody else.

    Parameters
    ----------
    material
        The assignment's.
    tasks
        In the order in which they come back.
    """
    steps = _steps(material)
    return [_grade(material, task, steps) for task in tasks]


def _steps(material: AssignmentMaterial) -> list[Step]:
    return [kind(config=Config({kind.__name__: own})) for kind, own in material.steps]


def _grade(material: AssignmentMaterial, task: GradingTask, steps: list[Step]) -> GradedSubmission:
    cells = material.cells
    submission = Submission()
    try:
        submission = read_submission(
            task.folder, cells.notebook, cells.released, cells.releases, cells.has_tests
        )
        handed_in = submission_digest(submission)
        if task.unless == handed_in:
            return GradedSubmission(task.student, submission, handed_in=handed_in)
        if material.runner is not None:
            result = material.runner.grade(material.inputs, submission)
        elif material.inputs.exercises is not None:
            result = grade_exercises(material.inputs, submission, task.student)
        else:
            result = grade(material.inputs, submission, task.student, task.earlier)
        return _graded(material, task.student, submission, result, steps)
    except OSError as error:
        return GradedSubmission(task.student, submission, unread=f"{task.folder}: {error}")
    except Exception as error:
        return grade_as_failed(material, task.student, submission, error)


def grade_as_failed(
    material: AssignmentMaterial, student: str, submission: Submission, error: Exception
) -> GradedSubmission:
    """Return what a person has to look at when the grader itself has failed.

    Parameters
    ----------
    material
        The assignment's.
    student
        Id.
    submission
        As far as it was read.
    error
        What was raised.
    """
    result = grader_failure(error, material.inputs, submission)
    graded = _graded(material, student, submission, result, _steps(material))
    graded.trouble = "".join(traceback.format_exception(error))
    return graded


def _graded(
    material: AssignmentMaterial,
    student: str,
    submission: Submission,
    result: GradeResult,
    steps: list[Step],
) -> GradedSubmission:
    case, answers = material.inputs.case, result.answers or {}
    graded = GradedSubmission(student, submission, result, submission_digest(submission))
    if case and answers.get("arguments"):
        graded.arguments = in_words(case, answers)
    notebook = _notebook(material, student, submission, result, steps)
    if material.is_final:
        graded.data, graded.stamp = serialise_notebook(notebook)
        # it stands in the notebook now, and is by far the largest part of what would be sent
        graded.result = replace(result, explained=None, notebook=None, counted=None)
    else:
        graded.notebook = notebook
    return graded


def _notebook(
    material: AssignmentMaterial,
    student: str,
    submission: Submission,
    result: GradeResult,
    steps: list[Step],
) -> NotebookNode:
    """Make the graded notebook and pass it through the preprocessors that need no gradebook."""
    case = material.inputs.case or {}
    context = SubmissionContext(
        material.assignment, student, material.cells, material.inputs, submission, result
    )
    notebook = result.notebook or blank_notebook(
        material.inputs.title, in_order(material.cells.cells, case), submission.own
    )
    resources = context.resources("", "")
    for step in steps:
        notebook, resources = step(notebook, resources)
    return notebook
