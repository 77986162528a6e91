"""A key as scoring works with it: what it says about each section, and whose view it is."""

from .sample import sample, typed


def test_each_section_has_its_own_part_and_its_own_reasons():
    """Would a reason be told under another section's judgement?"""
    _, key = typed(*sample())
    assert key.sections["states"].reason("s01", "chaos") == "You may have heard the bus as chaos."
    assert key.sections["states"].reason("s01", "flow") == "Because of what s01 says."
    assert key.sections["links"].reason("s01") == ""
    assert key.sections["plan"].part.contraindicated == ("p1",)
    assert key.sections["safety"].part.required == ("x1", "x7")


def test_the_nearest_set_is_the_one_that_shares_most():
    """Is a student shown sentences that have nothing to do with theirs?"""
    _, key = typed(*sample())
    sets = key.evidence["vertical"].sufficient
    assert key.sections["domains"].nearest("vertical", sets[1]) == sets[1]
    assert key.sections["domains"].nearest("nobody", ["s01"]) == []


def test_what_raters_did_not_agree_on_is_not_graded():
    """Does a word in the key reach the judgement that it means, and no other?"""
    case, data = sample()
    _, key = typed(case, {**data, "formative": ["links", "states.s02"]})
    assert not key.grades("links") and key.grades("states")
    assert key.ungraded_in("states") == ["states.s02"]
    assert key.sections["states"].part.ungraded == {"s02"}
    assert not key.sections["states"].part.of("s02") and key.sections["states"].part.of("s01")
