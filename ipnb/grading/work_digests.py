"""Digests of what was handed in: of all that is graded, and of what was judged."""

import json
from typing import Any

from ipnb.documents.digest import short_digest
from ipnb.formulation import scoring
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.vignette import Vignette
from ipnb.grading.submission import Submission

#: what may change in answers.json without a change of what is graded
NOT_GRADED = {"arguments", "notes", "revision", "saved_at"}


def digest_of_work(submission: Submission) -> str | None:
    """Digest all that is graded: without what is argued about it, notes, and when it was saved.

    None where it cannot be read.

    Parameters
    ----------
    submission : Submission
        As it was read.
    """
    try:
        answers = json.loads(submission.answers or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(answers, dict):
        return None
    graded = {name: part for name, part in answers.items() if name not in NOT_GRADED}
    return short_digest(json.dumps([graded, submission.cells, submission.own], sort_keys=True))


def digest_of_judgements(vignette: Vignette, answers: dict[str, Any]) -> str:
    """Digest what was judged and on which evidence; "" if nothing was judged.

    Equal for two students only if every judgement and sentence is. How sure somebody says to be is left out:
    changing it costs a copyist nothing.

    Parameters
    ----------
    vignette
        What was asked.
    answers
        Checked.
    """
    if scoring.nothing_answered(vignette, Answers.from_data(answers)):
        return ""
    names = [*(section.name for section in vignette.in_order), "evidence"]
    parts = {name: answers.get(name) for name in names}
    return short_digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))
