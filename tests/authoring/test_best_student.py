"""The student with the best answers reads the reasons, and the page that shows them keeps nothing."""

from authoring.support import NAME
from ipnb.authoring.best_student import after_feedback, best_student
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key


def test_the_best_answers_bring_reasons(case):
    """Does an author see every reason that a student could read?"""
    read = load_case(case)
    key = load_key(case.parents[2] / f"keys/{NAME}.yaml", read)
    answers, feedback = best_student(read, key)
    assert answers["case"] == NAME and answers["states"]["s05"] == "flow"
    assert "Nothing is pushed away" in str(feedback)
    traits = after_feedback(read, key)
    assert traits["answers"] == answers and traits["status"]["feedback"] == feedback
