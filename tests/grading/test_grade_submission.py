"""Answers that speak against themselves are for a person: older, altered, or of somebody else."""

import pytest

from grading.support import worse


def test_older_or_altered_answers_are_held(ada):
    """Can an older backup, or a file edited by hand, take the place of what was graded?"""
    ada.hand_in("ada", worse(ada, revision=11))
    assert "older than those graded before" in ada.grade()[1]
    ada.hand_in("ada", worse(ada, revision=12))
    assert "same number of saves (12)" in ada.grade()[1]
    ada.hand_in("ada", worse(ada, revision=3, workspace="fetched-again"))
    assert ada.grade()[0]
    assert "another workspace than those graded before" in " ".join(ada.last("ada").notes)


@pytest.mark.parametrize(
    "own, words",
    [
        ({"revision": None}, "do not say how often they were saved"),
        ({"workspace": None}, "name no workspace"),
        ({"workspace": None, "revision": None}, "name no workspace"),
        ({"revision": 500_000}, "jumped from 12 to 500000"),
        ({"revision": 10**9}, "out of range"),
    ],
)
def test_what_the_form_writes_cannot_be_left_out(ada, own, words):
    """Do older answers get past without the form's own marks, or does a jump hold all honest ones after?"""
    ada.hand_in("ada", worse(ada, **own))
    assert words in ada.grade()[1]
    assert ada.grades("ada")["formulation"] == (None, None, True)
    ada.hand_in("ada", worse(ada, revision=13))
    assert ada.grade()[0]


def test_only_another_persons_name_is_held(ada):
    """One name in two spellings is told apart from two names, and an accent stored otherwise is the same."""
    for student, named in (
        ("zoe\u0308", "zo\u00eb"),
        ("bob", "bob "),
        ("cy", "Cy"),
        ("di", "\u202eid"),
    ):
        ada.hand_in(student, ada.answers(named))
    _, log = ada.grade()
    assert ada.grades("zoe\u0308")["formulation"] == (60.0, None, False)
    assert "written for “bob ” and handed in by “bob”. The two are written differently" in log
    assert "written for “Cy” and handed in by “cy”. The two are written differently" in log
    assert "written for “\\u202eid” and handed in by “di”. Ask" in log
