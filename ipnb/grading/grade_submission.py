"""From a submission and what it is graded with to a score, or to the reasons why there is none. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ipnb.chapter_exercises.counting import Counted
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.digest import short_digest
from ipnb.formulation import scoring
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.corrections import corrections
from ipnb.formulation.feedback import explain_score
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import held
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import clean, short
from ipnb.grading.review_reasons import (
    COURSE_ERROR,
    SAFETY,
    UNREADABLE,
    ReviewReason,
    blocking,
)
from ipnb.grading.student_ids import is_generated, normalise_spelling, quoted, same_characters
from ipnb.grading.submission import AGAIN, Submission
from ipnb.grading.time_limit import SECONDS, TimeLimitExceeded, time_limit
from ipnb.grading.untrusted_files import ANSWERS
from ipnb.grading.work_digests import digest_of_judgements, digest_of_work

MEND = held("remedy.mend_course")
#: the most that one person saves between two gradings
MOST_SAVES = 100_000
TALK = held("remedy.ask_student")


@dataclass
class GradeResult:
    """The outcome for one submission, before any person has looked.

    Attributes
    ----------
    share : float or None
        Share of the form's points in 0..1; None when held.
    provisional : float or None
        What the share would be if the person who has to look changed nothing; None when it is not known.
    review_reasons : list of ReviewReason
        Why a person has to look; empty if nobody has to.
    explained : dict or None
        As `ipnb.formulation.feedback.explain` gives it.
    narrative : dict of str to str or None
        The free texts by id; None when they could not be read, which is not the same as blank.
    notes : list of str
        What was mended or is worth knowing, for whoever grades.
    notices : list of str
        What whoever reads the score has to know about the key.
    answers : dict or None
        Clean answers.
    digests : dict of str to str
        Digests of answers, judgements and of what they were graded with.
    points : dict of str to (float or None)
        What each test earned, by its cell, where code was run; None for one that waits for a person.
    notebook : nbformat.NotebookNode or None
        The graded notebook, where it is made of the student's own.
    counted : Counted or None
        What was counted of chapter exercises; None for every other assignment.
    """

    share: float | None = None
    provisional: float | None = None
    review_reasons: list[ReviewReason] = field(default_factory=list)
    explained: dict[str, Any] | None = None
    narrative: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    answers: dict[str, Any] | None = None
    digests: dict[str, str | None] = field(default_factory=dict)
    points: dict[str, float | None] = field(default_factory=dict)
    notebook: Any = None
    counted: Counted | None = None

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look before there is a score."""
        return bool(self.review_reasons)

    def suggested_points(self, points: float) -> float | None:
        """Return what a form that needs review gets if the person who looks decides nothing else.

        Parameters
        ----------
        points
            What a perfect form earns.

        Returns
        -------
        float or None
            None if nobody has to look, or if what the form earned is not known.
        """
        if not self.needs_review or blocking(self.review_reasons) or self.provisional is None:
            return None
        return round(self.provisional * points, 2)

    def require_review(self, kind: str, reason: str, remedy: str) -> None:
        """Add a reason why a person has to look.

        Parameters
        ----------
        kind, reason, remedy
            As for `ReviewReason`.
        """
        self.review_reasons.append(ReviewReason(kind, reason, remedy))


@dataclass(frozen=True)
class EarlierGrading:
    """What is known of answers that were graded before.

    Attributes
    ----------
    workspace : str or None
        Where they were written: a random id of the form's.
    revision : int or None
        How often they had been saved.
    answers : str or None
        Their digest.
    """

    workspace: str | None
    revision: int | None
    answers: str | None


def grade(
    inputs: GradingInputs, submission: Submission, student: str, earlier: Sequence[EarlierGrading]
) -> GradeResult:
    """Grade one submission.

    Parameters
    ----------
    inputs
        Case and key.
    submission
        What was handed in.
    student
        Whose folder it is.
    earlier
        Gradings of this student's for this assignment that gave a score, newest last.

    Returns
    -------
    GradeResult
        With a share only if nothing at all speaks against it.
    """
    result = GradeResult(notes=list(submission.notes), notices=list(inputs.notices))
    result.review_reasons = [*inputs.review_reasons, *submission.review_reasons]
    result.digests = dict(inputs.digests)
    try:
        with time_limit():
            _grade(result, inputs, submission, student, earlier)
    except TimeLimitExceeded:
        result.require_review(UNREADABLE, held("reason.slow_scoring", seconds=SECONDS), AGAIN)
    if result.needs_review:
        result.share = None
    return result


def _grade(
    result: GradeResult,
    inputs: GradingInputs,
    submission: Submission,
    student: str,
    earlier: Sequence[EarlierGrading],
) -> None:
    if submission.answers is None:
        return
    result.digests["answers"] = short_digest(submission.files[ANSWERS])
    result.digests["work"] = digest_of_work(submission)
    if inputs.case is None or inputs.vignette is None:
        return
    answers = _read_answers(result, inputs.case, submission.answers)
    if answers is None:
        return
    result.digests["judgements"] = digest_of_judgements(inputs.vignette, answers)
    check_owner(result, answers, student)
    if earlier:
        _compare_with_earlier(result, answers, earlier)
    if inputs.answer_key is not None:
        _score(result, inputs.vignette, inputs.answer_key, answers, corrections(inputs.case))


def grader_failure(
    error: Exception, inputs: GradingInputs, submission: Submission | None
) -> GradeResult:
    """Return the result when the grader itself has failed: a person has to look at what was wrong.

    Parameters
    ----------
    error
        What was raised.
    inputs
        Case and key.
    submission
        None if it failed while reading.
    """
    reason = held("reason.grader_failed", kind=type(error).__name__, problem=short(str(error), 200))
    remedy = held("remedy.report")
    result = GradeResult(
        review_reasons=[ReviewReason(COURSE_ERROR, reason, remedy)], notices=list(inputs.notices)
    )
    result.digests = dict(inputs.digests)
    if submission is not None:
        result.review_reasons += submission.review_reasons
        result.notes = list(submission.notes)
    return result


def _read_answers(result: GradeResult, case: dict[str, Any], text: str) -> dict[str, Any] | None:
    try:
        answers: dict[str, Any] = parse_answers(text, case, ANSWERS)
    except DocumentError as faults:
        first = [short(str(fault), 240) for fault in faults.diagnostics[:3]]
        more = len(faults.diagnostics) - len(first)
        rest = f" ({more} more of the kind)" if more else ""
        result.require_review(
            UNREADABLE,
            held("reason.not_accepted", problems=f"{' '.join(first)}{rest}"),
            held("remedy.save_again"),
        )
        return None
    texts = answers.get("narrative") or {}
    result.answers = answers
    result.narrative = {
        prompt["id"]: clean(texts.get(prompt["id"]) or "") for prompt in case.get("narrative", [])
    }
    return answers


def check_owner(result: GradeResult, answers: dict[str, Any], student: str) -> None:
    """Compare the name in the answers with the student's.

    Nothing binds answers to a person who owns the kernel; what disagrees with itself is for a person to look at.

    Parameters
    ----------
    result
        It gets a note, or a reason for review.
    answers
        With ``student``.
    student
        Whose folder it is.
    """
    named = answers.get("student")
    if not named:
        result.notes.append(
            "answers.json names no student, as when the form was used outside the hub."
        )
    elif is_generated(student):
        result.notes.append(
            f"answers.json was written for {quoted(named)}, uploaded by {quoted(student)}."
        )
    elif named != student and not same_characters(named, student):
        reason = held("reason.other_student", named=quoted(named), student=quoted(student))
        if normalise_spelling(named) == normalise_spelling(student):
            reason += f" {held('reason.perhaps_one')}"
        result.require_review(UNREADABLE, reason, TALK)


def _compare_with_earlier(
    result: GradeResult, answers: dict[str, Any], earlier: Sequence[EarlierGrading]
) -> None:
    """Look whether the answers are older than those graded before, or lack the form's own marks."""
    workspace = answers.get("workspace")
    same_place = [grading for grading in earlier if grading.workspace == workspace]
    last = same_place[-1] if same_place else earlier[-1]
    if last.answers == result.digests["answers"]:
        return
    if last.workspace and not workspace:
        reason = held("reason.no_workspace")
    elif not same_place:
        result.notes.append("The answers come from another workspace than those graded before.")
        return
    else:
        reason = _compare_revisions(answers.get("revision"), last.revision)
    if reason:
        result.require_review(UNREADABLE, reason, TALK)


def _compare_revisions(revision: int | None, last: int | None) -> str:
    """Say what speaks against a number of saves after an earlier one; "" if nothing does."""
    if last is None:
        return ""
    if revision is None:
        return held("reason.no_revision", before=last)
    if revision < last:
        return held("reason.older", revision=revision, before=last)
    if revision == last:
        return held("reason.same_revision", revision=revision)
    if revision > last + MOST_SAVES:
        return held("reason.jumped", before=last, revision=revision)
    return ""


def _score(
    result: GradeResult,
    vignette: Vignette,
    key: Key,
    answers: dict[str, Any],
    corrected: list[str],
) -> None:
    sheet = Answers.from_data(answers)
    scored = scoring.evaluate(vignette, key, sheet)
    result.explained = explain_score(vignette, key, sheet, scored, corrected)
    share = scored.points_share
    if isinstance(share, bool) or not isinstance(share, int | float) or not math.isfinite(share):
        result.require_review(COURSE_ERROR, held("reason.no_share", share=share), MEND)
        return
    share = min(max(float(share), 0.0), 1.0)
    result.share = result.provisional = share
    for reason in scored.held:
        remedy = held("remedy.read_and_score")
        result.require_review(SAFETY, reason, remedy)
