"""From what was handed in and what it is graded with to a score, or to the reasons why there is none.
Pure."""

import json
import math
from dataclasses import dataclass, field

from ipnb.documents.diagnostics import Faults
from ipnb.formulation import scoring
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.feedback import explain
from ipnb.grading.digests import digest
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import clean, short
from ipnb.grading.read_submission import AGAIN, ANSWERS, Submission
from ipnb.grading.review_reasons import COURSE_ERROR, SAFETY, UNREADABLE, ReviewReason
from ipnb.grading.student_ids import is_generated, normalise_spelling, quoted, same_characters
from ipnb.grading.time_limit import SECONDS, TimeLimitExceeded, time_limit

MEND = "Mend the course, then grade again."
#: the most that one person saves between two gradings
MOST_SAVES = 100_000
TALK = "Ask the student. If it is their own work, correct that field in submitted/ and grade again."


#: what may change in answers.json without a change of what is graded
NOT_GRADED = {"arguments", "notes", "revision", "saved_at"}


@dataclass
class GradeResult:
    """The outcome for one submission, before any person has looked.

    Attributes
    ----------
    share : float or None
        Share of the form's points in 0..1; None when held.
    provisional : float or None
        What the share would be if the person who has to look changed nothing; None when it is not known.
    holds : list of Hold
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
        Fingerprints of answers, judgements and of what they were graded with.
    """

    share: float | None = None
    provisional: float | None = None
    review_reasons: list = field(default_factory=list)
    explained: dict | None = None
    narrative: dict | None = None
    notes: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    answers: dict | None = None
    digests: dict = field(default_factory=dict)


def grade(
    inputs: GradingInputs, submission: Submission, student: str, earlier: list[dict]
) -> GradeResult:
    """Grade one submission.

    Parameters
    ----------
    student
        Whose folder it is.
    earlier
        Earlier gradings of this student's for this assignment that gave a score, newest last:
        ``{"workspace", "revision", "answers"}`` with the digest of the answers.

    Returns
    -------
    Verdict
        With a share only if nothing at all speaks against it.
    """
    result = GradeResult(notes=list(submission.notes), notices=list(inputs.notices))
    result.review_reasons = [*inputs.review_reasons, *submission.review_reasons]
    result.digests = dict(inputs.digests)
    try:
        with time_limit():
            _judge(result, inputs, submission, student, earlier)
    except TimeLimitExceeded:
        result.review_reasons.append(
            ReviewReason(
                UNREADABLE, f"Scoring took more than {SECONDS} seconds, so it was left.", AGAIN
            )
        )
    if result.review_reasons:
        result.share = None
    return result


def _judge(
    result: GradeResult, inputs: GradingInputs, submission: Submission, student: str, earlier: list
) -> None:
    if submission.answers is not None:
        result.digests["answers"] = digest(submission.files[ANSWERS])
        result.digests["work"] = digest_of_work(submission)
        if inputs.case is not None:
            _read(result, inputs.case, submission.answers)
    if result.answers is not None:
        result.digests["judgements"] = digest_of_judgements(inputs.case, result.answers)
        _whose(result, student, earlier)
        if inputs.key is not None:
            _score(result, inputs)


def grader_failure(
    error: Exception, inputs: GradingInputs, submission: Submission | None
) -> GradeResult:
    """The verdict when the grader itself has failed: the submission is held, with what was wrong."""
    reason = (
        f"The grader failed on this submission ({type(error).__name__}: {short(str(error), 200)})."
    )
    remedy = "The log has the details; please report it. Grade again once it is mended."
    result = GradeResult(
        review_reasons=[ReviewReason(COURSE_ERROR, reason, remedy)], notices=list(inputs.notices)
    )
    result.digests = dict(inputs.digests)
    if submission is not None:
        result.review_reasons += submission.review_reasons
        result.notes = list(submission.notes)
    return result


def _read(result: GradeResult, case: dict, text: str) -> None:
    try:
        result.answers = parse_answers(text, case, ANSWERS)
    except Faults as faults:
        first = [short(str(fault), 240) for fault in faults.faults[:3]]
        more = len(faults.faults) - len(first)
        rest = f" ({more} more of the kind)" if more else ""
        result.review_reasons.append(
            ReviewReason(
                UNREADABLE,
                f"answers.json is not accepted. {' '.join(first)}{rest}",
                "Ask the student to open the form, save and submit again, then collect and grade again.",
            )
        )
        return
    texts = result.answers.get("narrative") or {}
    result.narrative = {
        one["id"]: clean(texts.get(one["id"]) or "") for one in case.get("narrative", [])
    }


def _whose(result: GradeResult, student: str, earlier: list[dict]) -> None:
    """Nothing binds answers to a person who owns the kernel; what disagrees with itself is held for a
    look."""
    answers = result.answers
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
        reason = f"answers.json was written for {quoted(named)} and handed in by {quoted(student)}."
        if normalise_spelling(named) == normalise_spelling(student):
            reason += " The two are written differently and may be one person."
        result.review_reasons.append(ReviewReason(UNREADABLE, reason, TALK))
    if earlier:
        _since(result, answers.get("workspace"), answers.get("revision"), earlier)


def _since(
    result: GradeResult, workspace: str | None, revision: int | None, earlier: list[dict]
) -> None:
    """Other answers than those graded before: older, or with the form's own marks taken out?"""
    same_place = [one for one in earlier if one["workspace"] == workspace]
    last = same_place[-1] if same_place else earlier[-1]
    if last["answers"] == result.digests["answers"]:
        return
    reason = None
    if last["workspace"] and not workspace:
        reason = "These answers name no workspace, as the form does and as those graded before did."
    elif not same_place:
        result.notes.append("The answers come from another workspace than those graded before.")
    elif last["revision"] is None:
        pass
    elif revision is None:
        reason = (
            "These answers do not say how often they were saved, "
            f"as the form does and as those graded before did ({last['revision']})."
        )
    elif revision < last["revision"]:
        reason = f"These answers (save {revision}) are older than those graded before (save {last['revision']})."
    elif revision == last["revision"]:
        reason = f"These answers differ from those graded before, with the same number of saves ({revision})."
    elif revision > last["revision"] + MOST_SAVES:
        reason = f"The number of saves jumped from {last['revision']} to {revision}, more than anybody saves."
    if reason:
        result.review_reasons.append(ReviewReason(UNREADABLE, reason, TALK))


def _score(result: GradeResult, inputs: GradingInputs) -> None:
    scored = scoring.score(inputs.case, inputs.key, result.answers)
    result.explained = explain(inputs.case, inputs.key, result.answers, scored)
    share = scored["points_share"]
    if isinstance(share, bool) or not isinstance(share, int | float) or not math.isfinite(share):
        result.review_reasons.append(
            ReviewReason(
                COURSE_ERROR, f"The scoring gave {share!r}, which is no share of points.", MEND
            )
        )
        return
    share = min(max(float(share), 0.0), 1.0)
    result.share = result.provisional = share
    for reason in scored["held"]:
        remedy = "Read the answers in Formgrader and type a score for the form."
        result.review_reasons.append(ReviewReason(SAFETY, reason, remedy))


def digest_of_work(submission: Submission) -> str | None:
    """A fingerprint of all that is graded: without what is argued about it, notes, and when it was saved.

    None where it cannot be read.
    """
    try:
        answers = json.loads(submission.answers or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(answers, dict):
        return None
    graded = {name: part for name, part in answers.items() if name not in NOT_GRADED}
    return digest(json.dumps([graded, submission.cells, submission.own], sort_keys=True))


def digest_of_judgements(case: dict, answers: dict) -> str:
    """A fingerprint of what was judged and on which evidence; "" if nothing was judged.

    Equal for two students only if every judgement and sentence is. How sure somebody says to be is left out:
    changing it costs a copyist nothing.
    """
    if scoring.is_blank(case, answers):
        return ""
    parts = {name: answers.get(name) for name in [*scoring.section_names(case), "evidence"]}
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))
