"""The bank keeps each comment once, counts its uses, and forgets and takes back on demand."""

import pytest

from ipnb.marking.comment_bank import CommentBank

pytestmark = pytest.mark.xdist_group("marking")


def test_the_most_used_come_first_and_a_forgotten_one_comes_back(marking):
    """Is a comment that was forgotten kept out when somebody types it again?"""
    marking.desk()  # makes the tables
    bank = CommentBank(marking.gradebook, "formulation")
    for criterion, text in (("", "Rarely."), ("2", "Often."), ("2", "Often."), ("1", "Often.")):
        bank.use(criterion, text, "ada")
    assert [(one.criterion, one.text, one.uses) for one in bank.offered()] == [
        ("2", "Often.", 2),
        ("1", "Often.", 1),
        ("", "Rarely.", 1),
    ]
    often = bank.offered()[0].id
    CommentBank(marking.gradebook, "rival").retire(often)
    assert len(bank.offered()) == 3
    bank.retire(often)
    assert [one.uses for one in bank.offered()] == [1, 1]
    bank.use("2", "Often.", "ben")
    assert bank.offered()[0].uses == 3
    assert CommentBank(marking.gradebook, "rival").offered() == []
