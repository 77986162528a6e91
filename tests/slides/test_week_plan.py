"""Plans of sessions, as their pages have them."""

import pytest

from ipnb.slides.names import NoSuchName
from ipnb.slides.week_plan import straight, week_plans


def test_every_week_has_a_plan_with_all_its_parts(pages):
    """Was a part of a plan lost, or read into its neighbour?"""
    plans = week_plans(pages)
    assert sorted(plans) == list(range(1, 15))
    for plan in plans.values():
        assert len(plan.pieces) >= 6 and all(piece.begin for piece in plan.pieces)
        assert len(plan.objections) == 3 and all(said[0] in "“*" for said, _ in plan.objections)
        assert plan.parts["Aims"] and plan.parts["Prepare and print"] and plan.parts["Listen for"]
        own = plan.activity
        assert own.title and len(own.steps) >= 3
        for leads in [
            ("Prepare",),
            ("Consent and opting out",),
            ("Stop", "Stop rule"),
            ("Debrief",),
            ("Close",),
        ]:
            assert own.part(*leads), (plan.number, leads)
        assert "Debrief" not in own.part("Stop", "Stop rule")


def test_minutes_and_cards_of_a_plan(pages):
    plans = week_plans(pages)
    beans = plans[5].piece("Beans")
    assert (beans.short, beans.long) == ("35", "40")
    assert len(plans[1].activity.cards["Ten sentences to cut out"]) == 10
    assert len(plans[8].activity.cards["Questions and sentences to cut out"]) == 8 + 6
    # what is said of the cards is for whoever gives the class
    assert not any(
        "We would put" in card for card in plans[1].activity.cards["Ten sentences to cut out"]
    )
    assert plans[5].activity.part("Stop").startswith("<strong>Stop</strong> when the beans")


def test_a_piece_is_named_by_any_of_its_words_and_by_no_other(pages):
    plan = week_plans(pages)[1]
    assert plan.piece("Delphine's sentence").short == "10"
    with pytest.raises(NoSuchName, match="one piece of the plan 'Four corner s'"):
        plan.piece("Four corner s")
    with pytest.raises(NoSuchName):
        plan.piece("the")
    assert straight("“it’s”") == '"it\'s"'
