"""From the exercises that a student handed in to a share of the points: counted, never judged."""

from ipnb.chapter_exercises.counting import count
from ipnb.chapter_exercises.handed_in import parse_handed_in
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.digest import short_digest
from ipnb.formulation.vocabulary import held
from ipnb.grading.grade_submission import GradeResult, check_owner
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import named, short
from ipnb.grading.review_reasons import UNREADABLE
from ipnb.grading.submission import Submission
from ipnb.grading.untrusted_files import ANSWERS
from ipnb.grading.work_digests import digest_of_work

#: exercises of another edition that a note names
NAMED = 6


def grade_exercises(inputs: GradingInputs, submission: Submission, student: str) -> GradeResult:
    """Grade one submission.

    Parameters
    ----------
    inputs
        Of an assignment of exercises.
    submission
        What was handed in.
    student
        Whose folder it is.

    Returns
    -------
    GradeResult
        With a share only if what was handed in can be read and is this student's.
    """
    result = GradeResult(notes=list(submission.notes), notices=list(inputs.notices))
    result.review_reasons = [*inputs.review_reasons, *submission.review_reasons]
    result.digests = dict(inputs.digests)
    # there is no free text, which is not the same as one that could not be read
    result.narrative = {}
    if submission.answers is None or inputs.exercises is None:
        return result
    result.digests["answers"] = short_digest(submission.files[ANSWERS])
    result.digests["work"] = digest_of_work(submission)
    try:
        given = parse_handed_in(submission.answers)
    except DocumentError as faults:
        # what is to be done is said below, to whoever grades
        parts = [
            f"{one.field}: {one.problem}" if one.field else one.problem
            for one in faults.diagnostics
        ]
        problems = " ".join(short(part, 240) for part in parts[:3])
        reason = held("reason.not_accepted", problems=problems)
        result.require_review(UNREADABLE, reason, held("remedy.hand_in_exercises"))
        return result
    result.answers = {"saved_at": given.saved_at}
    check_owner(result, {"student": given.student}, student)
    counted = result.counted = count(inputs.exercises, given)
    if counted.aside:
        result.notes.append(
            "Not in this course's list of exercises, perhaps of another edition, and neither counted nor held "
            f"against anybody: {named(counted.aside, NAMED)}."
        )
    if not result.needs_review:
        result.share = result.provisional = counted.share
    return result
