"""Respondents who see only the form: each finds what it looks for, and a sound case gives them nothing."""

import pytest

from ipnb.formulation.form_only import (
    BY_WORDS,
    GAMING_LIMIT,
    ORDERS,
    SHARES,
    WORDS_LIMIT,
    by_order,
    by_words,
    form_only_rows,
    natural_order,
    twin_answers,
)
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import run

from .sample import sample, typed


def test_on_a_sound_case_nobody_gains_by_words_places_or_numbers():
    """Are all the strategies tried?"""
    rows = {row["bot"]: row for row in form_only_rows(*sample())}
    assert set(rows) == {*ORDERS, *(f"by words: {way}" for way in BY_WORDS)}
    assert max(rows[order]["total"] for order in ORDERS) <= GAMING_LIMIT
    assert max(rows[f"by words: {way}"]["total"] for way in BY_WORDS) <= WORDS_LIMIT


@pytest.mark.parametrize(
    ("way", "right", "wrong"),
    [
        ("shortest", "Wait.", "Wait for as long as the person who came today would like to."),
        ("longest", "Wait for as long as the person who came today would like to.", "Wait."),
        ("hedged", "This may perhaps help", "This will surely help"),
        ("least absolute", "Ask about the nights", "Always ask about all nights at once"),
        ("most specific", "Ring Aslak on Monday at 9", "Ring somebody some day"),
        ("quoted words", "Answer “does she see it?”", "Answer the question"),
        ("the sensible counsellor", "Ask the supervisor before", "Wait and see how it goes"),
    ],
)
def test_each_way_finds_right_options_that_stand_out(way, right, wrong):
    """Would a case pass whose right steps are all the careful ones?"""
    case, key = sample()
    for name in ("links", "plan"):
        for i in case["items"][name]["universe"]:
            is_core = i in key["sets"][name]["core"]
            case["labels"][i] = f"{right if is_core else wrong} {i}"
    found = [score(case, key, by_words(case, way, share)) for share in SHARES]
    for name in ("links", "plan"):
        assert max(one["sections"][name]["skill"] for one in found) > 0.5
    row = next(r for r in run(case, key) if r["bot"] == f"by words: {way}")
    assert row["total"] == pytest.approx(max(one["total"] for one in found))


def test_cards_that_say_their_place_are_found_out():
    """Would “since he was a boy” give predisposing away, and nobody notice?"""
    case, key = sample()
    words = {
        "predisposing": "As a child at school",
        "precipitating": "The letter of last week",
        "perpetuating": "Every night again",
        "protective": "A friend who helps",
        "presenting": "Headaches",
        "leave_out": "A green door",
    }
    for card in case["cards"]:
        best = key["credit"]["five_p"][card["id"]]
        card["text"] = words[max(best, key=best.get)]
    answers = by_words(case, "shortest")["five_p"]
    right = [best[answers[i]] for i, best in key["credit"]["five_p"].items() if answers[i] in best]
    assert len(right) >= len(case["cards"]) * 0.6


def test_a_twin_of_the_same_shape_gives_everything_away():
    """Would the answers to one case fit its equivalent, and the check say nothing?"""
    case, key = sample()
    vignette, own = typed(case, key)
    same = {r["bot"]: r for r in form_only_rows(case, key, (vignette, own))}
    row = same["the equivalent case’s answers"]
    assert row["total"] > 0.5 and not row["ok"]
    assert twin_answers(vignette, vignette, own)["plan"] == key["sets"]["plan"]["core"]


def test_choosing_by_place_and_by_number():
    """Are places counted from one, and ids read as people read them?"""
    case, _ = sample()
    universe = case["items"]["links"]["universe"]
    assert by_order(case, "odd places")["links"] == universe[::2]
    assert sorted(["l10", "l2"], key=natural_order) == ["l2", "l10"]
