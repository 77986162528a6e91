"""What somebody who has answered in a certain way reads afterwards, as the form shows it."""

from collections.abc import Callable, Mapping
from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.feedback import explain
from ipnb.formulation.hurried_reader import read_hurriedly
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import expert
from ipnb.formulation.vignette import Vignette


def _hurried(vignette: Vignette, key: Key) -> Mapping[str, Any]:
    return read_hurriedly(vignette).answers


#: name -> how this student answers
STUDENTS: dict[str, Callable[[Vignette, Key], Mapping[str, Any]]] = {
    "best": expert,
    "hurried": _hurried,
}


def after_feedback(case: dict[str, Any], key: dict[str, Any], who: str) -> dict[str, Any]:
    """Return the form's traits for one of the `STUDENTS`. A page keeps nothing of what is changed there.

    Parameters
    ----------
    case, key : dict
        Checked.
    who : str
        Whose answers.
    """
    vignette = Vignette.from_data(case)
    own = STUDENTS[who](vignette, Key.from_data(key, vignette))
    answers = {"schema": "ipnb.answers/1", "case": case["id"], **own}
    feedback = explain(case, key, answers, score(case, key, answers))
    status = {"workspace": "preview", "save": "new", "seen": {}, "feedback": feedback}
    return {"answers": answers, "status": status}
