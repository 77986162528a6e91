"""Whose answers can be talked about, and what they had handed in before: read from the course, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import Exchange, ExchangeCollect

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.vignette import Vignette
from ipnb.grading.course_config import course_config
from ipnb.grading.defence_questions import Question, questions
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.inbound_submissions import InboundSubmission, list_inbound, made_by_student
from ipnb.grading.plain_text import short
from ipnb.grading.report_page import graded_answers
from ipnb.grading.roster import RosterRow, read_roster
from ipnb.grading.untrusted_files import ANSWERS, LIMITS, RefusedFile, read_untrusted_file
from ipnb.grading.work_digests import digest_of_judgements


@dataclass(frozen=True)
class DefenceMaterial:
    """What the sheets of one assignment are made of.

    Attributes
    ----------
    case : dict
        Checked.
    questions : dict of str to list of Question
        Student -> what to ask.
    left_out : dict of str to str
        Student -> why there is no sheet, in words.
    names : dict of str to str
        Student -> name, where the gradebook has one.
    newer : set of str
        Students of whom something newer waits to be graded.
    """

    case: dict[str, Any]
    questions: dict[str, list[Question]]
    left_out: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    newer: frozenset[str] = frozenset()


def defence_material(
    gradebook: Any, coursedir: Any, assignment: str, inputs: GradingInputs
) -> DefenceMaterial:
    """Read a class, and draw up everybody's questions.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        Its name.
    inputs
        With a case and a key that could be read.
    """
    assert inputs.case is not None and inputs.key is not None
    vignette = Vignette.from_data(inputs.case)
    given, left_out = graded_answers(gradebook, coursedir, assignment, inputs.case)
    roster = read_roster(gradebook, coursedir, assignment, inputs)
    earlier = _earlier_answers(gradebook, coursedir, assignment, inputs.case, given)
    return DefenceMaterial(
        case=inputs.case,
        questions=questions(
            vignette, Key.from_data(inputs.key, vignette), _typed(given), _typed(earlier)
        ),
        left_out=_left_out(roster, given, left_out),
        names={one.id: _name(one) for one in gradebook.students if _name(one)},
        newer=frozenset(row.student for row in roster if row.changed and row.student in given),
    )


def _typed(answers: Mapping[str, dict[str, Any]]) -> dict[str, Answers]:
    return {who: Answers.from_data(one) for who, one in answers.items()}


def _name(student: Any) -> str:
    return " ".join(short(part) for part in (student.first_name, student.last_name) if part)


def _left_out(
    roster: Iterable[RosterRow], given: Mapping[str, Any], left_out: Mapping[str, str]
) -> dict[str, str]:
    """Say of everybody without a sheet why, in the words of `ipnb status` where it has some."""
    told = {}
    for row in roster:
        if row.student in given or row.left:
            continue
        if not row.handed_in:
            told[row.student] = "Nothing was handed in."
        else:
            known = f"{left_out.get(row.student, 'not graded yet')}.".capitalize()
            told[row.student] = " ".join(row.review_reasons()) or known
    return told


# ---------------------------------------------------------------- what was handed in before


def _earlier_answers(
    gradebook: Any,
    coursedir: Any,
    assignment: str,
    case: dict[str, Any],
    given: Mapping[str, dict[str, Any]],
) -> dict[str, dict[str, Any]]:
    """Find what students had handed in before the answers that were graded, where the exchange keeps it."""
    config = course_config(coursedir)
    inbound = Path(Exchange(config=config).root) / coursedir.course_id / "inbound"
    try:
        submissions, _ = list_inbound(inbound, assignment)
    except OSError:
        return {}
    if ExchangeCollect(config=config).check_owner:
        submissions, _ = made_by_student(submissions)
    times = {one.student.id: one.timestamp for one in gradebook.assignment_submissions(assignment)}
    vignette = Vignette.from_data(case)
    found: dict[str, dict[str, Any]] = {}
    # newest first: the last one that judged otherwise is the one to ask about
    for submission in submissions:
        who = submission.student
        if who in given and who not in found and _is_before(submission, times.get(who)):
            answers = _read(submission, case)
            now = digest_of_judgements(vignette, given[who])
            if answers and digest_of_judgements(vignette, answers) != now:
                found[who] = answers
    return found


def _is_before(submission: InboundSubmission, time: datetime | None) -> bool:
    return time is not None and submission.time < time


def _read(submission: InboundSubmission, case: dict[str, Any]) -> dict[str, Any] | None:
    """Read answers that anybody may have put there; None where they cannot be read."""
    try:
        text = read_untrusted_file(submission.path / ANSWERS, LIMITS[ANSWERS])
        answers: dict[str, Any] = parse_answers(text.decode("utf-8"), case, ANSWERS)
        return answers
    except (RefusedFile, DocumentError, UnicodeDecodeError):
        return None
