"""Multiple response: chance-corrected, harm holds, and nothing is said of what was left out."""

from ipnb.formulation.scoring import score

from ..sample import sample


def test_a_set_says_nothing_of_what_was_not_chosen():
    """Could a student read from the items which link they missed?"""
    case, key = sample()
    items = score(case, key, {"links": ["l1", "l2", "l7"]})["sections"]["links"]["items"]
    assert {i: one["credit"] for i, one in items.items()} == {
        **dict.fromkeys(items),
        "l1": 1,
        "l2": 0,
    }


def test_a_contraindicated_plan_is_zero_and_holds():
    """Would a harmful plan with three right ones still earn?"""
    case, key = sample()
    good = score(case, key, {"plan": ["p2", "p4", "p6"]})
    assert good["sections"]["plan"]["skill"] == 1
    harm = score(case, key, {"plan": ["p1", "p2", "p4", "p6"]})
    assert harm["sections"]["plan"]["skill"] == 0
    assert any("words for plan p1" in reason for reason in harm["held"])
