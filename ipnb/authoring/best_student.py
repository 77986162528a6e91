"""A student with the best answers: what they answer, and what they read afterwards."""

from typing import Any

from ipnb.formulation.feedback import explain
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import expert


def best_student(
    case: dict[str, Any], key: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the best answers and the feedback to them.

    Parameters
    ----------
    case, key : dict
        Checked.

    Returns
    -------
    answers : dict
        As the form saves them.
    feedback : dict
        As `ipnb.formulation.feedback.explain` gives it.
    """
    answers = {"schema": "ipnb.answers/1", "case": case["id"], **expert(case, key)}
    return answers, explain(case, key, answers, score(case, key, answers))


def after_feedback(case: dict[str, Any], key: dict[str, Any]) -> dict[str, Any]:
    """Return the form's traits for that student. A page keeps nothing of what is changed there."""
    answers, feedback = best_student(case, key)
    status = {"workspace": "preview", "save": "new", "seen": {}, "feedback": feedback}
    return {"answers": answers, "status": status}
