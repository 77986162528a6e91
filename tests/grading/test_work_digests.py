"""Two digests of a student's work: of all that is graded, and of what was judged."""

import json

import pytest

from ipnb.formulation.vignette import Vignette
from ipnb.grading.submission import Submission
from ipnb.grading.work_digests import digest_of_judgements, digest_of_work


@pytest.fixture
def answers(released):
    return released.answers("ada")


def test_arguing_and_saving_again_are_no_new_work(answers):
    """Does whoever argues with a mark hand in late?"""
    work = digest_of_work(Submission(answers=json.dumps(answers)))
    own = {"arguments": {"states.s01": "Because."}, "revision": 99, "saved_at": "later"}
    assert digest_of_work(Submission(answers=json.dumps(answers | own))) == work
    other = answers | {"narrative": {"n1": "Other."}}
    assert digest_of_work(Submission(answers=json.dumps(other))) != work
    assert digest_of_work(Submission(answers="{")) is None


def test_the_same_judgements_are_told_by_whoever_made_them(released, answers):
    """A copyist changes the name and how sure they are: is it still seen?"""
    vignette = Vignette.from_data(released.case)
    mine = digest_of_judgements(vignette, answers)
    copied = answers | {"student": "ben", "workspace": "w", "confidence": {}, "narrative": {}}
    assert digest_of_judgements(vignette, copied) == mine
    assert digest_of_judgements(vignette, released.answers("ben", "chaos")) != mine
    assert digest_of_judgements(vignette, released.answers("ben", "blank")) == ""
