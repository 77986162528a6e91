"""Multiple response: chance-corrected, harm holds, and nothing is said of what was left out."""

from ipnb.formulation.kinds.protocol import Response
from ipnb.formulation.scoring import score

from ..sample import sample, typed


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


def test_a_sound_step_is_not_missed_once_enough_were_chosen():
    """Does a report tell a class that it missed a step for which there was no room?"""
    case, key = sample()
    key["sets"]["plan"]["needed"] = 2
    vignette, own = typed(case, key)
    section, lists = vignette.sections["plan"], own.sections["plan"]

    def told(*chosen):
        return section.tally(lists, Response(list(chosen), {}), None, "p6", vignette)

    assert told("p2", "p4") == ("defensible", "left out")
    assert told("p2", "p3") == ("not", "left out") and told("p2", "p4", "p6") == ("right", "chosen")
