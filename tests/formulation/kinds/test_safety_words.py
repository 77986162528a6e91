"""The answers about a cue, in words."""

from ipnb.formulation.kinds.protocol import SectionKey
from ipnb.formulation.kinds.safety_answers import Screened
from ipnb.formulation.kinds.safety_words import in_words, numbers, reason

from ..sample import sample, typed

SAID = Screened({"c1": ["s05", "s09"], "c8": "no_flag"}, {"c1": "not_asked"}, ())


def test_both_answers_are_told_with_the_sentences_as_they_are_asked_for():
    """Does a marker read which lines a student saw it in, and one who left a question open no more than that?"""
    vignette, _ = typed(*sample())
    assert (
        in_words(SAID, "c1", vignette, numbers)
        == "The text shows it (5, 9); Nobody has asked, so ask"
    )
    assert in_words(SAID, "c1", vignette) == "The text shows it; Nobody has asked, so ask"
    assert in_words(SAID, "c8", vignette) == "No sign of it in the text"
    assert in_words(SAID, "c4", vignette) == ""


def test_each_answer_has_its_reason_and_the_cue_has_one_for_all():
    """Is a student told why both answers are as they are, without hearing the same twice?"""
    rationale = {"c1": "Of the cue.", "c1.flag": "It is there.", "c1.not_asked": "Nobody asked."}
    key = SectionKey(None, {}, rationale)
    assert reason(key, SAID, "c1") == "It is there. Nobody asked."
    assert reason(key, Screened({"c1": "no_flag"}, {}, ()), "c1") == "Of the cue."
    assert reason(key, SAID, "c8") == ""
