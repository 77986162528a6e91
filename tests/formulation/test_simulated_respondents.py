"""Bots: whoever games gets nothing, whoever reads well gets everything."""

import time

import pytest

from ipnb.formulation.answers import parse_answers
from ipnb.formulation.simulated_respondents import (
    at_random,
    defensible,
    expert,
    partly_right,
    run,
    simulate,
)

from .sample import sample


def test_every_bot_keeps_its_limit_on_a_sound_case():
    """Are all the strategies tried, and none of them surprised by a good key?"""
    started = time.perf_counter()
    rows = run(*sample())
    assert time.perf_counter() - started < 2
    assert [row["bot"] for row in rows if not row["ok"]] == []
    names = {row["bot"] for row in rows}
    assert names >= {
        "blank",
        "everything ticked",
        "best constant",
        "even points",
        "midpoint",
        "flags everything",
    }
    assert names >= {
        "random",
        "expert",
        "expert, second choices",
        "right half the time",
        "always not_enough",
    }
    assert all(0 <= row["total"] <= 1 and row["limit"] for row in rows)


def test_a_key_that_can_be_guessed_is_found_out():
    """Would a case pass in which six coin tosses are the whole grade?"""
    case, key = sample()
    for name in ("states", "domains", "five_p", "links", "plan", "attach", "safety"):
        del case["items"][name]
    key["evidence"], key["credit"] = {}, {"window": key["credit"]["window"]}
    bad = {row["bot"] for row in run(case, key) if not row["ok"]}
    assert "random" in bad


def test_a_key_that_no_expert_can_fulfil_is_found_out():
    """Would nobody notice that the best answers cannot earn everything?"""
    case, key = sample()
    key["credit"]["states"] = {
        i: {o: c / 2 for o, c in t.items()} for i, t in key["credit"]["states"].items()
    }
    assert "expert" in {row["bot"] for row in run(case, key) if not row["ok"]}


@pytest.mark.parametrize("strategy", ["expert", "defensible", "random", "partly"])
def test_what_bots_answer_is_what_the_form_could_save(strategy):
    """Do the bots try things that no student could hand in?"""
    import json
    from random import Random

    case, key = sample()
    rng = Random(1)
    made = {
        "expert": lambda: expert(case, key),
        "defensible": lambda: defensible(case, key),
        "random": lambda: at_random(case, rng),
        # wrong members may exceed the budget
        "partly": lambda: {**partly_right(case, key, 0.7, rng), "plan": []},
    }[strategy]()
    parse_answers(json.dumps({"schema": "ipnb.answers/1", "case": "00-sample", **made}), case)


def test_the_simulation_gives_what_the_design_promised():
    """Do 150 drawn cases give the figures of the design, within what chance allows?"""
    rows = {row["strategy"]: row for row in simulate(runs=150)}
    for gamer in ("blank", "best constant", "select-all"):
        assert rows[gamer]["mean"] == rows[gamer]["tail"] == 0
    assert rows["random"]["mean"] < 0.03
    assert rows["random"]["tail"] < 0.20
    for strategy, mean in (("50%", 0.19), ("65%", 0.43), ("80%", 0.67), ("95%", 0.92)):
        assert rows[f"right in {strategy}"]["mean"] == pytest.approx(mean, abs=0.04)
    assert rows["second choices"]["mean"] == pytest.approx(0.79, abs=0.03)
