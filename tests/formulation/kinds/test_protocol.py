"""The small types that go in and out of a kind."""

from ipnb.formulation.kinds import protocol
from ipnb.formulation.kinds.protocol import ItemScore, Response, SectionKey, SectionScore


def test_an_open_answer_is_empty_and_not_a_trap():
    """Does a section that nobody answered raise?"""
    response = Response(None, {})
    assert response.by_item == {} and list(response.sentences("s01")) == []


def test_the_reason_for_the_answer_comes_before_that_for_the_item():
    """Would whoever misread hear the general reason only?"""
    key = SectionKey(None, {}, {"s01": "Why.", "s01.chaos": "Why not chaos."})
    assert key.reason("s01", "chaos") == "Why not chaos."
    assert key.reason("s01", "flow") == key.reason("s01") == "Why."
    assert key.reason("s02") == ""


def test_dust_of_floating_point_is_no_score():
    """Is a nought shown as 2.8e-17?"""
    assert ItemScore.of(0.1 + 0.2 - 0.3).score == 0
    assert str(protocol.neat(-1e-17)) == "0.0"


def test_evidence_is_added_to_its_items_and_to_no_others():
    """Would a judgement that asks for no sentences look like one without any?"""
    score = SectionScore(1.0, 2, {"a": ItemScore.of(1.0), "b": ItemScore.of(1.0)})
    argued = protocol.with_evidence(score, {"a": 0.5})
    assert argued.items["a"].evidence == 0.5 and argued.items["b"].evidence is None
    assert score.items["a"].evidence is None


def test_leaving_out_is_as_right_as_choosing_is_wrong():
    """Does a reader learn what was missing?"""
    assert protocol.chosen_or_left(0.0) == {"chosen": "none", "left": "best"}
    assert protocol.chosen_or_left(None) == {"chosen": "neither", "left": "neither"}
    assert protocol.taken_or_not(True, False) == (protocol.NOT, "chosen")
    assert protocol.taken_or_not(False, False) == (protocol.RIGHT, "left out")
