"""Feedback says what the key says where it says otherwise, and why a part earns nothing."""

import json
import re

import pytest

from ipnb.formulation.feedback import as_text, explain
from ipnb.formulation.scoring import BANDS, score
from ipnb.formulation.simulated_respondents import expert

from .sample import items_of, sample


def told(answers):
    case, key = sample()
    return explain(case, key, answers, score(case, key, answers))


def screened(cue, text, asked):
    """Answers to both questions about a cue."""
    return {"safety": {"flags": {cue: text}, "asked": {cue: asked}}}


def judged(answers, section, item):
    return next(i for i in told(answers)["sections"][section]["items"] if i["id"] == item)["judged"]


@pytest.mark.parametrize(
    ("answers", "section", "item", "words"),
    [
        ({"states": {"s01": "chaos"}}, "states", "s01", "The key reads it as Rigidity."),
        ({"states": {"s01": "rigidity"}}, "states", "s01", "as the key reads it"),
        ({"plan": ["p1"]}, "plan", "p1", "The key advises against it for this person."),
        ({"links": ["l2"]}, "links", "l2", "The key leaves it out."),
        ({"links": ["l7"]}, "links", "l7", ""),
        (
            screened("c1", "no_flag", "asked"),
            "safety",
            "c1",
            "The key raises it: the text shows it, line 5, and nobody has asked, so ask.",
        ),
        (
            screened("c8", "no_flag", "not_needed"),
            "safety",
            "c8",
            "The key raises it: nobody has asked, so ask.",
        ),
        (
            screened("c4", ["s01"], "asked"),
            "safety",
            "c4",
            "The key sees no sign of it in the text.",
        ),
        (screened("c4", "no_flag", "not_asked"), "safety", "c4", "as the key reads it"),
        (
            {"safety": {"actions": ["x4"]}},
            "safety",
            "x4",
            "The key advises against it for this person.",
        ),
    ],
)
def test_each_kind_of_answer_is_told_what_the_key_says(answers, section, item, words):
    """Does a student read “the key reads it otherwise” and not how?"""
    assert judged(answers, section, item) == words


def test_points_and_estimates_are_told_in_numbers():
    """Is a number that was wrong left without the right one?"""
    said = judged({"attach": {"secure": 100}}, "attach", "attach")
    assert re.match(r"The key places: Avoidant \d+, ", said)


def test_every_wrong_answer_to_every_case_of_the_sample_names_the_key():
    """Is there an option for which nothing but “otherwise” is said?"""
    case, _ = sample()
    for section in case["items"]:
        spec = case["items"][section]
        if spec["kind"] != "nominal":
            continue
        for item in items_of(case, section):
            for option in spec["options"]:
                said = [
                    one["judged"]
                    for one in told({section: {item: option}})["sections"][section]["items"]
                    if one["id"] == item
                ]
                assert "otherwise" not in "".join(said)


def test_what_was_left_open_has_no_band():
    """Does an empty part read as if somebody had guessed?"""
    sections = told({"states": {"s01": "chaos"}})["sections"]
    assert sections["states"]["band"] == BANDS[0]
    assert {s["band"] for n, s in sections.items() if n != "states"} == {"left open"}
    assert all(not s["nothing"] for n, s in sections.items() if n != "states")


def test_a_part_that_earns_nothing_says_why():
    """Does “9 of 23 right, 0 points” stand there unexplained?"""
    case, key = sample()
    best = expert(case, key)
    constant = told({"states": dict.fromkeys(items_of(case, "states"), "rigidity")})["sections"][
        "states"
    ]
    right = sum(one["judged"] == "as the key reads it" for one in constant["items"])
    assert right > 0
    assert constant["nothing"].startswith(f"{right} of ")
    assert "what guessing, or one and the same answer everywhere, would get" in constant["nothing"]
    missed = json.loads(json.dumps(best["safety"]))
    missed["flags"]["c1"], missed["asked"]["c1"] = "no_flag", "asked"
    assert "has to be raised was not" in told({"safety": missed})["sections"]["safety"]["nothing"]
    harm = told({"plan": [*best["plan"][:1], "p1"]})["sections"]["plan"]
    assert "advised against" in harm["nothing"]
    alone = told({"attach": best["attach"]})["sections"]["attach"]
    assert "two sentences" in alone["nothing"] or alone["band"] != BANDS[0]
    assert all(not s["nothing"] for s in told(best)["sections"].values())


def test_parts_stand_in_the_order_of_the_form_and_no_id_is_shown():
    """Does a reader meet s05, attach or c1, or look for a part where it is not?"""
    case, key = sample()
    explained = told(expert(case, key))
    assert list(explained["sections"]) == [*case["items"], "evidence"]
    for section in explained["sections"].values():
        for one in section["items"]:
            shown = f"{one['yours']} {one['judged']} {one['text']}"
            assert not re.search(r"\bs\d\d\b|\battach\b", shown), shown
    text = as_text({**explained, "sections": {"safety": explained["sections"]["safety"]}})
    assert "s05" not in text
