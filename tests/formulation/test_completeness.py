"""What is still open is told part by part, and never what is right."""

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.completeness import count_answered, missing, open_parts
from ipnb.formulation.simulated_respondents import expert
from ipnb.formulation.vignette import Vignette

from .sample import sample

CASE, KEY = sample()


def complete():
    return {**expert(CASE, KEY), "narrative": {"n1": "word " * 150}}


def test_what_is_open_is_said_in_words():
    """Does a student learn what is left, and nothing about what is right?"""
    assert missing(CASE, complete()) == []
    told = missing(CASE, {})
    assert "States: nothing answered yet" in told
    assert "Attachment: 100 of 100 points not placed" in told
    assert "Safety: no action chosen" in told
    answers = complete()
    del answers["states"]["s03"], answers["evidence"]["vertical"], answers["evidence"]["attach"]
    answers["links"] = []
    assert missing(CASE, answers) == [
        "States: 1 open: line 3",
        "Domains: no sentence yet for Vertical",
        "Links: nothing chosen",
        "Attachment: choose two sentences, or put half of the points on “not enough information”",
    ]


def test_a_part_is_known_without_its_sentence():
    """Would a section whose title has a colon be counted as two parts?"""
    case, _ = sample()
    case["items"]["links"]["title"] = "Links: what leads to what"
    [part] = [one for one in open_parts(case, {}) if one.text == "nothing chosen"][:1]
    assert part.part == "Links: what leads to what"
    assert str(part) == "Links: what leads to what: nothing chosen"


def test_judgements_are_counted_one_by_one_where_they_are_made_one_by_one():
    """Is a section with one line open as open as one without an answer?"""
    vignette, answers = Vignette.from_data(CASE), complete()
    answered, of = count_answered(vignette, Answers.from_data(answers))
    assert answered == of
    assert count_answered(vignette, Answers.from_data({})) == (0, of)
    del answers["states"]["s03"]
    answers["links"], answers["safety"] = [], {**answers["safety"], "actions": []}
    assert count_answered(vignette, Answers.from_data(answers)) == (of - 3, of)
