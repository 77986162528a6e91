"""What somebody said of each cue, and would do."""

import pytest

from ipnb.formulation.kinds.safety_answers import Screened, up_to_date, usable_screen

BOTH = {
    "flags": {"c1": ["s05"], "c2": [], "c3": "no_flag", "c4": "no_flag"},
    "asked": {"c1": "asked", "c3": "not_asked", "c4": "not_needed"},
}


@pytest.mark.parametrize("nothing", [None, {}, {"flags": None, "asked": None, "actions": None}])
def test_nothing_answered_is_nothing_raised(nothing):
    """Does a blank look like a choice?"""
    said = Screened.of(nothing)
    assert not any(said) and not said.raises("c1") and said.pair("c1") == ("", "")


def test_a_cue_is_raised_by_a_sentence_or_by_asking():
    """Would an empty list of sentences count as care?"""
    said = Screened.of(BOTH)
    assert [cue for cue in ("c1", "c2", "c3", "c4") if said.raises(cue)] == ["c1", "c3"]
    assert [cue for cue in ("c1", "c2", "c3", "c4") if said.cites(cue)] == ["c1"]
    assert said.pair("c1") == ("flag", "asked") and said.pair("c3") == ("no_flag", "not_asked")
    assert said.pair("c2") == ("flag", "") and said.is_answered("c2")


def test_answers_of_the_first_edition_answer_both_questions():
    """Would a file that was kept since last term no longer open, or say something else?"""
    old = {"flags": {"c1": ["s05"], "c2": "not_asked", "c3": "no_flag"}, "actions": ["x1"]}
    said = Screened.of(old)
    assert said.pair("c1") == ("flag", "not_asked")
    assert said.pair("c2") == ("no_flag", "not_asked")
    assert said.pair("c3") == ("no_flag", "not_needed")
    assert said.actions == ["x1"]
    assert up_to_date(up_to_date(old)) == up_to_date(old)


def test_answers_of_today_are_left_as_they_are():
    """Is a question that was left open answered for the student?"""
    half = {"flags": {"c1": ["s05"]}, "asked": {}, "actions": []}
    assert up_to_date(half) == half
    assert Screened.of(half).pair("c1") == ("flag", "")


def test_of_stored_answers_only_what_fits_is_kept():
    """Would a cue that is gone keep the form from opening?"""
    stored = {
        "flags": {"c1": ["s05", "s99"], "c2": "maybe", "c9": "no_flag"},
        "asked": {"c1": "asked", "c2": "perhaps", "c9": "asked"},
        "actions": ["x9"],
    }
    kept = usable_screen(stored, ["c1", "c2"], ["x1"], {"s05"})
    assert kept == {"flags": {"c1": ["s05"]}, "asked": {"c1": "asked"}, "actions": []}
    assert usable_screen("odd", ["c1"], ["x1"], set()) == {}
    assert usable_screen({"flags": {"c1": "no_flag"}, "asked": 3}, ["c1"], [], set())["asked"] == {}
