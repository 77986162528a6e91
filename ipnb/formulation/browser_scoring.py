"""What runs in the reader's browser when a practice case is scored: text in, text out.

The page copies `FILES` as they are and imports this module with Pyodide, so all of them keep to the standard
library.
"""

import json

from ipnb.formulation.feedback import explain
from ipnb.formulation.scoring import CODE, score

#: everything that `report` needs, below the folder that holds the package
FILES = (
    "ipnb/__init__.py",
    "ipnb/documents/__init__.py",
    "ipnb/documents/diagnostics.py",
    "ipnb/formulation/__init__.py",
    "ipnb/formulation/vocabulary.py",
    "ipnb/formulation/vocabulary.json",
    *CODE,
    "ipnb/formulation/arguments.py",
    "ipnb/formulation/corrections.py",
    "ipnb/formulation/feedback.py",
    "ipnb/formulation/key_says.py",
    "ipnb/formulation/browser_scoring.py",
)


def report(material: str, answers: str) -> str:
    """Score answers to an open case.

    Parameters
    ----------
    material : str
        JSON with ``case`` and ``key``.
    answers : str
        JSON, of the schema ipnb.answers/1.

    Returns
    -------
    str
        JSON with ``total`` and ``share`` (of an assignment's points), each in 0..1, and ``feedback`` as
        `explain` gives it.
    """
    given, told = json.loads(material), json.loads(answers)
    result = score(given["case"], given["key"], told)
    feedback = explain(given["case"], given["key"], told, result, is_marked_by_a_person=False)
    return json.dumps(
        {"total": result["total"], "share": result["points_share"], "feedback": feedback}
    )
