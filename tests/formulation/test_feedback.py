"""Feedback gives the reason for what was chosen and what the key says of it, and nothing else of the key."""

import json

import pytest

from ipnb.formulation.feedback import HELD, as_text, explain, notes_about_the_whole
from ipnb.formulation.scoring import BANDS, score
from ipnb.formulation.simulated_respondents import expert

from .sample import sample

FITS = "How sure you said you were fits how your answers came out."


def told(answers, **change):
    case, key = sample()
    key |= change
    return explain(case, key, answers, score(case, key, answers))


def item(explained, section, name):
    return next(i for i in explained["sections"][section]["items"] if i["id"] == name)


def test_a_right_answer_by_its_words():
    """Does each line say what was chosen, how it came out, why, and which sentences matter?"""
    case, key = sample()
    explained = told(expert(case, key))
    assert explained["total_band"] == BANDS[-1]
    assert item(explained, "domains", "vertical") == {
        "id": "vertical",
        "text": "Vertical",
        "line": "",
        "yours": "Both",
        "band": BANDS[-1],
        "judged": "as the key reads it",
        "why": "Because of what vertical says.",
        "matters": ["s03"],
        "argue": "domains.vertical",
        "argued": "",
    }
    assert item(explained, "safety", "c1")["yours"] == (
        "The text shows it (line 5); Nobody has asked, so ask"
    )
    assert item(explained, "safety", "c8")["yours"] == (
        "No sign of it in the text; Nobody has asked, so ask"
    )
    assert item(explained, "attach", "attach")["yours"] == "Avoidant 60, Not enough information 40"
    assert item(explained, "evidence", "vertical")["why"].startswith("These sentences are enough")


def test_the_reason_for_the_chosen_option_comes_first():
    """Does whoever misread hear why that reading is tempting?"""
    wrong = item(told({"states": {"s01": "chaos"}}), "states", "s01")
    assert wrong["why"] == "You may have heard the bus as chaos."
    assert wrong["band"] == BANDS[0]
    assert (
        item(told({"states": {"s01": "flow"}}), "states", "s01")["why"]
        == "Because of what s01 says."
    )


def test_nothing_is_said_of_what_was_not_answered():
    """Could somebody hand in little, and read the key?"""
    explained = told(
        {"states": {"s01": "chaos"}, "links": ["l2"], "safety": {"flags": {"c4": "no_flag"}}}
    )
    text = json.dumps(explained, ensure_ascii=False) + as_text(explained)
    for secret in (
        "what s02 says",
        "Why l1",
        "Why p2",
        "Why c1",
        "Why x1",
        "what vertical says",
        "lean one way",
    ):
        assert secret not in text
    assert explained["sections"]["states"]["open"] == 23
    assert explained["sections"]["safety"]["open"] == 3
    assert "23 left open." in as_text(explained)


def test_a_wrong_line_is_told_what_the_key_says_and_no_credit():
    """Does whoever was wrong learn what the key reads there, without the key's numbers?"""
    text = as_text(told({"states": {"s01": "chaos"}}))
    assert "Chaos (The key reads it as Rigidity)" in text
    assert text.count("Rigidity") == 1
    assert "0.5" not in text
    assert "credit" not in text


def test_defensible_extras_are_told_as_uncounted():
    """Does a neutral link look like a mistake?"""
    assert item(told({"links": ["l7"]}), "links", "l7")["band"] is None


def test_held_work_says_what_and_what_to_do():
    """Does a student know why there is no mark, and what to do?"""
    explained = told({"states": {"s01": "flow"}, "plan": ["p1"]})
    assert "Plan: “words for plan p1” is advised against for this person." in explained["held"]
    text = as_text(explained)
    assert "Held for a person:" in text
    assert "tell your instructor" in text
    assert "Held" not in as_text(told({}))


def test_that_it_waits_goes_from_the_notes_once_it_has_a_mark():
    """Is a student told to wait for what has come, or robbed of another note?"""
    waits = told({"states": {"s01": "flow"}, "plan": ["p1"]})
    assert notes_about_the_whole(waits, True) == waits["notes"] and waits["notes"][0] == HELD
    assert notes_about_the_whole(waits, False) == waits["notes"][1:]
    never = told({})
    assert notes_about_the_whole(never, False) == never["notes"]
    case, key = sample()
    answers = {"states": {"s01": "flow"}, "plan": ["p1"]}
    nobody_looks = explain(
        case, key, answers, score(case, key, answers), is_marked_by_a_person=False
    )
    assert notes_about_the_whole(nobody_looks, False) == nobody_looks["notes"]


@pytest.mark.parametrize(
    ("sure", "answers", "line"),
    [
        (
            {"states": 3},
            {"states": {"s01": "chaos"}},
            "You were surer than your answers in States.",
        ),
        ({"links": 1}, {"links": ["l1", "l3", "l5"]}, "You were better than you thought in Links."),
        ({"links": 3}, {"links": ["l1", "l3", "l5"]}, FITS),
        ({"links": 3}, {}, None),
        ({}, {"links": ["l1"]}, None),
    ],
)
def test_confidence_gets_one_line_and_no_mark(sure, answers, line):
    """Is calibration told, and kept out of the score?"""
    explained = told({**answers, "confidence": sure})
    assert explained["total_band"] == told(answers)["total_band"]
    lines = [n for n in explained["notes"] if n.startswith(("You were", "How sure"))]
    assert lines == ([line] if line else [])


def test_the_source_of_the_key_and_the_noise_are_said():
    """Is a score taken for more than it is?"""
    assert "Differences under a tenth" in as_text(told({}))
    assert "author key" in as_text(told({}))
    assert "panel of 9" in as_text(told({}, source="panel", n=9))


def test_pooled_and_formative_sections_say_so():
    """Would a student count a section that does not count?"""
    case, key = sample()
    case["items"]["window"]["only"] = ["g1", "g2"]
    del case["items"]["plan"]
    case["items"]["links"]["universe"] = ["l1", "l2", "l3"]
    answers = {"links": ["l1"]}
    sections = explain(case, key, answers, score(case, key, answers))["sections"]
    assert sections["window"]["counts"] == "Counted together with States."
    assert sections["links"]["counts"].startswith("Not counted")
