"""What somebody raised, and would do."""

import pytest

from ipnb.formulation.kinds.safety_answers import Screened, usable_screen


@pytest.mark.parametrize("nothing", [None, {}, {"flags": None, "actions": None}])
def test_nothing_answered_is_nothing_raised(nothing):
    """Does a blank look like a choice?"""
    said = Screened.of(nothing)
    assert not any(said) and not said.raises("c1") and said.answer("c1") == ""


def test_a_cue_is_raised_by_a_sentence_or_by_asking():
    """Would an empty list of sentences count as care?"""
    said = Screened.of({"flags": {"c1": ["s05"], "c2": [], "c3": "not_asked", "c4": "no_flag"}})
    assert [cue for cue in ("c1", "c2", "c3", "c4") if said.raises(cue)] == ["c1", "c3"]
    assert [said.answer(cue) for cue in ("c1", "c3", "c4")] == ["flag", "not_asked", "no_flag"]


def test_of_stored_answers_only_what_fits_is_kept():
    """Would a cue that is gone keep the form from opening?"""
    stored = {"flags": {"c1": ["s05", "s99"], "c2": "maybe", "c9": "no_flag"}, "actions": ["x9"]}
    kept = usable_screen(stored, ["c1", "c2"], ["x1"], {"s05"})
    assert kept == {"flags": {"c1": ["s05"]}, "actions": []}
    assert usable_screen("odd", ["c1"], ["x1"], set()) == {}
