"""From what was handed in and what it is graded with to a score, or to the reasons why there is none.
Pure."""

import json
import math
from dataclasses import dataclass, field

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation import scoring
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.feedback import explain
from ipnb.grading.fingerprint import digest
from ipnb.grading.hold import COURSE, PERSON, UNREAD, Hold
from ipnb.grading.ids import made_up, same_signs, shown, spelling
from ipnb.grading.material import Material
from ipnb.grading.patience import ENOUGH, TookTooLong, bounded
from ipnb.grading.plain_text import clean, short
from ipnb.grading.read_submission import AGAIN, ANSWERS, HandedIn

MEND = "Mend the course, then grade again."
#: the most that one person saves between two gradings
MOST_SAVES = 100_000
TALK = "Ask the student. If it is their own work, correct that field in submitted/ and grade again."


#: what may change in answers.json without a change of what is graded
NOT_GRADED = {"arguments", "notes", "revision", "saved_at"}


@dataclass
class Verdict:
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
    holds: list = field(default_factory=list)
    explained: dict | None = None
    narrative: dict | None = None
    notes: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    answers: dict | None = None
    digests: dict = field(default_factory=dict)


def judge(material: Material, handed_in: HandedIn, student: str, earlier: list[dict]) -> Verdict:
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
    verdict = Verdict(notes=list(handed_in.notes), notices=list(material.notices))
    verdict.holds = [*material.holds, *handed_in.holds]
    verdict.digests = dict(material.digests)
    try:
        with bounded():
            _judge(verdict, material, handed_in, student, earlier)
    except TookTooLong:
        verdict.holds.append(
            Hold(UNREAD, f"Scoring took more than {ENOUGH} seconds, so it was left.", AGAIN)
        )
    if verdict.holds:
        verdict.share = None
    return verdict


def _judge(
    verdict: Verdict, material: Material, handed_in: HandedIn, student: str, earlier: list
) -> None:
    if handed_in.answers is not None:
        verdict.digests["answers"] = digest(handed_in.files[ANSWERS])
        verdict.digests["work"] = digest_of_work(handed_in)
        if material.case is not None:
            _read(verdict, material.case, handed_in.answers)
    if verdict.answers is not None:
        verdict.digests["judgements"] = digest_of_judgements(material.case, verdict.answers)
        _whose(verdict, student, earlier)
        if material.key is not None:
            _score(verdict, material)


def failed(error: Exception, material: Material, handed_in: HandedIn | None) -> Verdict:
    """The verdict when the grader itself has failed: the submission is held, with what was wrong."""
    reason = (
        f"The grader failed on this submission ({type(error).__name__}: {short(str(error), 200)})."
    )
    remedy = "The log has the details; please report it. Grade again once it is mended."
    verdict = Verdict(holds=[Hold(COURSE, reason, remedy)], notices=list(material.notices))
    verdict.digests = dict(material.digests)
    if handed_in is not None:
        verdict.holds += handed_in.holds
        verdict.notes = list(handed_in.notes)
    return verdict


def _read(verdict: Verdict, case: dict, text: str) -> None:
    try:
        verdict.answers = parse_answers(text, case, ANSWERS)
    except DocumentError as faults:
        first = [short(str(fault), 240) for fault in faults.diagnostics[:3]]
        more = len(faults.diagnostics) - len(first)
        rest = f" ({more} more of the kind)" if more else ""
        verdict.holds.append(
            Hold(
                UNREAD,
                f"answers.json is not accepted. {' '.join(first)}{rest}",
                "Ask the student to open the form, save and submit again, then collect and grade again.",
            )
        )
        return
    texts = verdict.answers.get("narrative") or {}
    verdict.narrative = {
        one["id"]: clean(texts.get(one["id"]) or "") for one in case.get("narrative", [])
    }


def _whose(verdict: Verdict, student: str, earlier: list[dict]) -> None:
    """Nothing binds answers to a person who owns the kernel; what disagrees with itself is held for a
    look."""
    answers = verdict.answers
    named = answers.get("student")
    if not named:
        verdict.notes.append(
            "answers.json names no student, as when the form was used outside the hub."
        )
    elif made_up(student):
        verdict.notes.append(
            f"answers.json was written for {shown(named)}, uploaded by {shown(student)}."
        )
    elif named != student and not same_signs(named, student):
        reason = f"answers.json was written for {shown(named)} and handed in by {shown(student)}."
        if spelling(named) == spelling(student):
            reason += " The two are written differently and may be one person."
        verdict.holds.append(Hold(UNREAD, reason, TALK))
    if earlier:
        _since(verdict, answers.get("workspace"), answers.get("revision"), earlier)


def _since(
    verdict: Verdict, workspace: str | None, revision: int | None, earlier: list[dict]
) -> None:
    """Other answers than those graded before: older, or with the form's own marks taken out?"""
    same_place = [one for one in earlier if one["workspace"] == workspace]
    last = same_place[-1] if same_place else earlier[-1]
    if last["answers"] == verdict.digests["answers"]:
        return
    reason = None
    if last["workspace"] and not workspace:
        reason = "These answers name no workspace, as the form does and as those graded before did."
    elif not same_place:
        verdict.notes.append("The answers come from another workspace than those graded before.")
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
        verdict.holds.append(Hold(UNREAD, reason, TALK))


def _score(verdict: Verdict, material: Material) -> None:
    result = scoring.score(material.case, material.key, verdict.answers)
    verdict.explained = explain(material.case, material.key, verdict.answers, result)
    share = result["points_share"]
    if isinstance(share, bool) or not isinstance(share, int | float) or not math.isfinite(share):
        verdict.holds.append(
            Hold(COURSE, f"The scoring gave {share!r}, which is no share of points.", MEND)
        )
        return
    share = min(max(float(share), 0.0), 1.0)
    verdict.share = verdict.provisional = share
    for reason in result["held"]:
        remedy = "Read the answers in Formgrader and type a score for the form."
        verdict.holds.append(Hold(PERSON, reason, remedy))


def digest_of_work(handed_in: HandedIn) -> str | None:
    """A fingerprint of all that is graded: without what is argued about it, notes, and when it was saved.

    None where it cannot be read.
    """
    try:
        answers = json.loads(handed_in.answers or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(answers, dict):
        return None
    graded = {name: part for name, part in answers.items() if name not in NOT_GRADED}
    return digest(json.dumps([graded, handed_in.cells, handed_in.own], sort_keys=True))


def digest_of_judgements(case: dict, answers: dict) -> str:
    """A fingerprint of what was judged and on which evidence; "" if nothing was judged.

    Equal for two students only if every judgement and sentence is. How sure somebody says to be is left out:
    changing it costs a copyist nothing.
    """
    if scoring.is_blank(case, answers):
        return ""
    parts = {name: answers.get(name) for name in [*scoring.section_names(case), "evidence"]}
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))
