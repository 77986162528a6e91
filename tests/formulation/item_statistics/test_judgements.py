"""What a case asks now, and whether older counts are about it."""

from copy import deepcopy

import pytest

from formulation.sample import sample, typed
from ipnb.formulation.item_statistics.judgements import judgements


def listed(case, key):
    return {one.name: one for one in judgements(*typed(case, key), key)}


def test_only_what_can_be_right_or_wrong_is_listed():
    """Is a step that counts neither way taken for a question?"""
    found = listed(*sample())
    assert {
        "states.s01",
        "domains.vertical",
        "plan.p2",
        "attach.attach",
        "safety.c1",
        "safety.x4",
    } <= set(found)
    assert not {"plan.p8", "links.l7", "safety.c3"} & set(found)


def test_a_judgement_is_named_as_people_know_it():
    """Must whoever reads a note look an id up?"""
    found = listed(*sample())
    assert found["states.s02"].words.startswith("line 2: “On day 2")
    assert found["attach.attach"].words == "" and found["attach.attach"].title == "Attachment"
    assert found["safety.c1"].argument.supporting == ["s05"]


def changed(change):
    case, key = sample()
    before = listed(case, key)
    case, key = deepcopy(case), deepcopy(key)
    change(case, key)
    after = listed(case, key)
    return (
        {n for n in before if n not in after or before[n].digest != after[n].digest},
        {n for n in before if n in after and before[n].evidence != after[n].evidence},
    )


def test_other_words_or_another_key_make_it_another_judgement():
    """Would answers to an older wording, or marked by an older key, be mixed with new ones?"""

    def reword(case, key):
        case["sentences"][1]["text"] = "“Something else.”"

    def rekey(case, key):
        key["credit"]["states"]["s02"] = {"flow": 1}

    def recredit(case, key):
        first = next(iter(key["credit"]["five_p"]["k1"]))
        others = [o for o in case["items"]["five_p"]["options"] if o != first]
        key["credit"]["five_p"]["k1"] = {first: 1, others[0]: 0.25}

    assert changed(reword) == ({"states.s02"}, set())
    assert changed(rekey) == ({"states.s02"}, set())
    assert changed(recredit) == ({"five_p.k1"}, set())
    assert changed(lambda case, key: None) == (set(), set())


def test_other_sentences_for_it_leave_the_answers_comparable():
    """Does an author who follows a note lose every count of that judgement?"""

    def relate(case, key):
        item = next(iter(key["evidence"]))
        key["evidence"][item]["related"] = ["s20"]

    item = next(iter(sample()[1]["evidence"]))
    assert changed(relate) == (set(), {f"domains.{item}"})


@pytest.mark.parametrize("source", ["author", "panel"])
def test_a_panels_votes_are_kept_beside_the_class(source):
    """Can a class be set beside the raters, and only where there are any?"""
    case, key = sample()
    key |= {"source": source, "n": 10}
    if source == "panel":
        key["credit"]["states"]["s01"] = {"chaos": 7, "flow": 3}
    found = listed(case, key)["states.s01"].majority
    assert found == (("Chaos", 0.7) if source == "panel" else None)
