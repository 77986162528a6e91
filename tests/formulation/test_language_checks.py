"""What the words of a case must not do."""

import pytest

from ipnb.formulation.language_checks import check_places, check_wording

from .sample import sample, typed


def found(case, key):
    return {(one.path, one.problem) for one in check_wording(case, *typed(case, key))}


def test_the_sample_gives_nothing_away():
    """Is the ground of the other tests sound?"""
    assert found(*sample()) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“I shut down.”", "shut down"),
        ("“It was a chaotic day.”", "chaotic"),
        ("“He dissociates.”", "dissociates"),
        ("“Mum is my protective factor.”", "protective factor"),
    ],
)
def test_a_word_of_theory_is_a_giveaway_also_in_a_quotation(text, word):
    """Would a client speak like the key?"""
    case, key = sample()
    case["sentences"][0]["text"] = text
    assert (("sentences", 0, "text"), f"“{word}” gives the answer away.") in found(case, key)


def test_a_hypothesis_may_name_things():
    """Would an author be forbidden to write "overwhelmed" in a link, where the student does the naming?"""
    case, key = sample()
    case["labels"]["l2"] = "overwhelmed words"
    assert found(case, key) == set()


@pytest.mark.parametrize("order", [["l1", "l3", "l5", "l2", "l4", "l6", "l7", "l8"]])
@pytest.mark.parametrize("turned", [False, True])
def test_right_answers_may_not_stand_together_at_an_end(order, turned):
    """Could a student tick the first three without reading?"""
    case, key = sample()
    assert list(check_places(*typed(case, key))) == []
    case["items"]["links"]["universe"] = order[::-1] if turned else order
    [told] = check_places(*typed(case, key))
    assert told.path == ("items", "links", "universe") and told.document == "case"
