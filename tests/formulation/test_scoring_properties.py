"""What must hold for every case, key and answers that pass the edge."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipnb.formulation.answers import parse_answers
from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.kinds.rules import best_constant, kappa
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import best_constants, blank

from .generated import cases, keys, submissions
from .sample import items_of

MANY = settings(max_examples=60, deadline=None)


def raw_total(result):
    """The total before it is clamped."""
    return sum(s["weight"] * s["skill"] for s in result["sections"].values())


@MANY
@given(submissions())
def test_whatever_passes_the_edge_is_scored_within_bounds(submission):
    """Would some clean submission raise, or leave its range?"""
    case, key, answers = submission
    answers = parse_answers(json.dumps(answers), case)
    result = score(case, key, answers)
    assert 0 <= result["total"] <= 1
    assert 0 <= result["points_share"] <= 1
    weights = [s["weight"] for s in result["sections"].values()]
    assert sum(weights) == pytest.approx(1) or not any(weights)
    for section in result["sections"].values():
        assert section["skill"] <= 1 + 1e-9
        for item in section["items"].values():
            assert item["credit"] is None or 0 <= item["credit"] <= 1
            assert item["evidence"] is None or 0 <= item["evidence"] <= 1
    json.dumps(result, allow_nan=False)


@MANY
@given(cases().flatmap(lambda case: st.tuples(st.just(case), keys(case))))
def test_blank_is_exactly_zero_and_not_held(case_and_key):
    """Does handing in nothing earn, cost or hold anything?"""
    case, key = case_and_key
    result = score(case, key, blank(case))
    assert result["total"] == 0
    assert result["held"] == []
    assert all(s["skill"] == 0 for s in result["sections"].values())


@MANY
@given(cases().flatmap(lambda case: st.tuples(st.just(case), keys(case))))
def test_the_best_constant_is_exactly_zero_and_no_other_is_above(case_and_key):
    """Could somebody who always says the same gain from it?"""
    case, key = case_and_key
    sections = score(case, key, best_constants(case, key))["sections"]
    for name, spec in case["items"].items():
        if spec["kind"] != "nominal":
            continue
        assert sections[name]["skill"] == 0
        for option in spec["options"]:
            always = {name: dict.fromkeys(items_of(case, name), option)}
            assert score(case, key, always)["sections"][name]["skill"] <= 0


@MANY
@given(cases().flatmap(lambda case: st.tuples(st.just(case), keys(case))))
def test_choosing_everything_in_a_set_is_exactly_zero(case_and_key):
    """Could ticking every box gain?"""
    case, key = case_and_key
    for name, spec in case["items"].items():
        if spec["kind"] == "set":
            assert score(case, key, {name: spec["universe"]})["sections"][name]["skill"] == 0


@MANY
@given(submissions())
def test_each_right_nominal_answer_adds(submission):
    """Is there a right answer that lowers the score of its section, or the sum of all?"""
    case, key, answers = submission
    before = score(case, key, answers)
    for name, item, better in _with_one_more_right(case, key, answers):
        after = score(case, key, better)
        assert after["sections"][name]["skill"] > before["sections"][name]["skill"]
        # sentences that argue something else may cost a little, once the judgement is right
        pairs = [_without_sentences(one, item) for one in (answers, better)]
        totals = [raw_total(score(case, key, one)) for one in pairs]
        assert totals[1] >= totals[0] - 1e-9


def _with_one_more_right(case, key, answers):
    """Each nominal judgement that can be answered better, by more than a constant earns, and answers that do."""
    for name, spec in case["items"].items():
        if spec["kind"] != "nominal":
            continue
        own = answers.get(name, {})
        table = {i: credits_of(key, name, i) for i in items_of(case, name)}
        keyed = [c for c in table.values() if any(c.values())]
        _, constant = best_constant(spec["options"], keyed)
        for item, credits in table.items():
            best = _best_option(credits, spec.get("needs_evidence", []))
            if credits.get(best, 0) > max(constant, credits.get(own.get(item), 0)):
                yield name, item, {**answers, name: {**own, item: best}}


def _best_option(credits, wanted):
    """The option that earns most, of equals one to be argued; None where the key has none."""
    return max(credits, key=lambda o: (credits[o], o in wanted), default=None)


def _without_sentences(answers, item):
    evidence = {i: chosen for i, chosen in answers.get("evidence", {}).items() if i != item}
    return {**answers, "evidence": evidence}


@given(st.integers(1, 30), st.data())
def test_each_right_choice_in_a_set_adds_and_each_wrong_one_costs(universe, data):
    """Is kappa monotone in hits and in false alarms?"""
    core = data.draw(st.integers(1, universe))
    both = data.draw(st.integers(0, core))
    wrong = data.draw(st.integers(0, universe - core))
    here = kappa(universe, core, both + wrong, both)
    assert -1 <= here <= 1
    if both < core < universe:
        assert kappa(universe, core, both + wrong + 1, both + 1) > here
    if wrong < universe - core and both:
        assert kappa(universe, core, both + wrong + 1, both) < here


@MANY
@given(submissions(), st.randoms(use_true_random=False))
def test_the_order_of_items_and_options_changes_nothing(submission, rng):
    """Would a shuffled form give another score?"""
    case, key, answers = submission
    shuffled = _shuffled(deepcopy(dict(case)), rng)
    assert score(shuffled, _shuffled(deepcopy(dict(key)), rng), answers)["total"] == pytest.approx(
        score(case, key, answers)["total"], abs=1e-9
    )


def _shuffled(data, rng, name=None):
    """Every list of ids and every mapping in another order; the sections keep theirs."""
    if isinstance(data, dict):
        pairs = [(k, _shuffled(v, rng, k)) for k, v in data.items()]
        if name not in ("items", None):
            rng.shuffle(pairs)
        return dict(pairs)
    is_pair = isinstance(data, list) and data[:1] in (["flag"], ["no_flag"])
    if isinstance(data, list) and name != "range" and not is_pair:
        data = [_shuffled(v, rng, "element") for v in data]
        rng.shuffle(data)
    return data


@MANY
@given(submissions())
def test_defensible_extras_change_nothing(submission):
    """Does a neutral link, chosen or merely offered, move the score?"""
    case, key, answers = submission
    before = score(case, key, answers)
    for name, spec in case["items"].items():
        if spec["kind"] != "set":
            continue
        neutral = key["sets"][name]["neutral"]
        chosen = [i for i in answers.get(name, []) if i not in neutral]
        for extra in ([], neutral):
            after = score(case, key, {**answers, name: [*chosen, *extra]})
            assert after["sections"][name]["skill"] == before["sections"][name]["skill"]
        wider_case, wider_key = deepcopy(dict(case)), deepcopy(dict(key))
        wider_case["items"][name]["universe"].append("z9")
        wider_key["sets"][name]["neutral"] = [*neutral, "z9"]
        wider = score(wider_case, wider_key, {**answers, name: [*answers.get(name, []), "z9"]})
        assert wider["sections"][name]["skill"] == before["sections"][name]["skill"]
