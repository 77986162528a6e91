"""Several raters become a key: votes, shares and sentences, and what they cannot agree on is not graded."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipnb.documents.document import parse_document
from ipnb.formulation import simulated_respondents as strategies
from ipnb.formulation.feedback import explain
from ipnb.formulation.key import check_key
from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.linter import lint
from ipnb.formulation.panel import panel
from ipnb.formulation.panel_text import key_text, panel_text
from ipnb.formulation.scoring import score

from .generated import answers_for, cases
from .sample import sample, typed


def raters(n=9, share=0.95, seed=1):
    """Raters who mostly agree with the sample's key."""
    case, key = sample()
    rng = Random(seed)
    found = {f"r{i}": strategies.partly_right(case, key, share, rng) for i in range(n)}
    for answers in found.values():
        answers["plan"] = answers["plan"][:4]
    return found


def made(answers, **more):
    """The panel of the sample with its author's key."""
    case, key = sample()
    return panel(case, answers, author=key, **more)


def same(n=8, **parts):
    """So many raters who all say the same."""
    return {f"r{i}": dict(parts) for i in range(n)}


# ---------------------------------------------------------------- votes


def test_votes_become_credit_relative_to_the_most_voted():
    """Does an answer of a few raters earn its share, and a slip of one of nine nothing?"""
    answers = same(9, states={"s01": "rigidity"})
    answers["r0"] = {"states": {"s01": "not_enough"}}
    answers["r1"] = {"states": {"s01": "flow"}}
    answers["r2"] = {"states": {"s01": "flow"}}
    key = made(answers).key
    assert key["credit"]["states"]["s01"] == {"rigidity": 6, "flow": 2, "not_enough": 1}
    assert credits_of(key, "states", "s01") == {
        "rigidity": 1.0,
        "flow": pytest.approx(1 / 3),
        "not_enough": 0.0,
    }


def test_a_panels_key_is_accepted_scored_and_fit():
    """Would an author have to mend what the command wrote before anybody can be graded with it?"""
    case, _ = sample()
    found = made(raters())
    key = check_key(parse_document(key_text(found.key), "key.yaml"), case)
    assert key == found.key
    assert key["source"] == "panel" and key["n"] == 9 and not typed(case, key)[1].is_author_view
    assert score(case, key, strategies.expert(case, key))["total"] == pytest.approx(1.0)
    assert score(case, key, {})["total"] == 0.0
    assert [f for f in lint(case, key, rows=[]) if not f.is_note and "rationale" in f.field] == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_raters_answer_the_key_is_accepted_and_scored(data):
    """Is there a set of honest answers that ends in a key which the grader refuses, or fails on?"""
    case = data.draw(cases())
    answers = {f"r{n}": data.draw(answers_for(case)) for n in range(3)}
    found = panel(case, answers)
    check_key(found.key, case)
    panel_text(found)
    for own in answers.values():
        assert 0.0 <= score(case, found.key, own)["total"] <= 1.0
    for argument in found.key.get("evidence", {}).values():
        assert all(len(one) <= 3 for one in argument["sufficient"])


def test_fewer_than_eight_are_shown_as_an_authors_view_and_one_is_refused():
    """Could three friends pass for a panel?"""
    found = made(raters(3))
    assert typed(sample()[0], found.key)[1].is_author_view
    assert "fewer than 8" in panel_text(found)
    with pytest.raises(ValueError, match="at least 2 raters"):
        made(raters(1))


def test_what_votes_cannot_say_is_the_authors():
    """Do reasons, exemplars and warnings get lost on the way from one key to the next?"""
    _, author = sample()
    key = made(raters()).key
    assert key["rationale"] == author["rationale"]
    assert key["sets"]["plan"]["contraindicated"] == ["p1"]
    assert key["gate"]["forbidden_actions"] == ["x4"]
    assert key["demonstration"] is True


def test_a_harm_that_raters_chose_is_told_and_stays_a_harm_unless_most_chose_it():
    """Would two careless raters make an intervention harmless?"""
    answers = same(8, plan=["p2"])
    answers |= {who: {"plan": ["p1"]} for who in ("r0", "r1")}
    found = made(answers)
    assert found.key["sets"]["plan"] == {"core": ["p2"], "neutral": [], "contraindicated": ["p1"]}
    assert any("2 of 8 chose p1" in note for note in found.notes)


# ---------------------------------------------------------------- what raters do not agree on


def split(case_items, options):
    """Eight raters who are spread over the options, on each item."""
    return {
        f"r{n}": {
            "states": {item: options[(n + k) % len(options)] for k, item in enumerate(case_items)}
        }
        for n in range(8)
    }


def test_a_judgement_under_half_for_any_answer_counts_for_nothing():
    """Is a student marked down for what raters could not agree on?"""
    case, _ = sample()
    answers = raters(8, share=1)
    for n, own in enumerate(answers.values()):
        own["states"]["s01"] = ["rigidity", "flow", "not_enough"][n % 3]
    found = made(answers)
    assert found.key["formative"] == ["states.s01"]
    best = strategies.expert(case, found.key)
    assert "s01" not in best["states"]
    results = [
        score(case, found.key, {**best, "states": {**best["states"], "s01": option}})
        for option in ("rigidity", "chaos")
    ]
    assert results[0]["total"] == results[1]["total"] == pytest.approx(1.0)
    answered = {**best, "states": {**best["states"], "s01": "flow"}}
    told = explain(case, found.key, answered, score(case, found.key, answered))["sections"][
        "states"
    ]
    assert "1 of the judgements not counted" in told["counts"]
    s01 = next(item for item in told["items"] if item["id"] == "s01")
    assert s01["band"] is None and s01["why"]


def test_raters_on_opposite_sides_make_it_formative_too():
    """Would a key accept an option and its opposite?"""
    answers = same(9, states={"s01": "rigidity"})
    answers |= {f"r{n}": {"states": {"s01": "chaos"}} for n in range(4)}
    assert made(answers).key["formative"] == ["states.s01"]


def test_a_field_that_is_split_throughout_is_not_graded():
    """Does a section on which raters disagree carry a quarter of the grade?"""
    case, author = sample()
    answers = raters(8, share=1)
    for who, own in split(
        sorted(author["credit"]["states"]), ["rigidity", "chaos", "flow"]
    ).items():
        answers[who]["states"] = own["states"]
    found = made(answers)
    assert found.key["formative"] == ["states"]
    row = next(row for row in found.fields if row["field"] == "States")
    assert row["formative"] and row["modal"] < 0.5
    result = score(case, found.key, answers["r0"])["sections"]
    assert result["states"]["weight"] == 0.0 and result["states"]["formative"]
    assert sum(section["weight"] for section in result.values()) == pytest.approx(1.0)
    told = explain(case, found.key, answers["r0"], score(case, found.key, answers["r0"]))
    assert "did not agree enough" in told["sections"]["states"]["counts"]
    assert "not graded: raters are split" in panel_text(found)
    assert [
        f.field for f in lint(case, found.key, rows=[]) if not f.is_note and "states" in f.field
    ] == []


@pytest.mark.parametrize("name", ["safety", "states.s99", "links.l1", "nobody"])
def test_only_what_can_be_left_ungraded_may_be(name):
    """Could safety be taken out of the grade by a word in the key?"""
    case, key = sample()
    with pytest.raises(Exception, match="formative"):
        check_key({**key, "formative": [name]}, case)


# ---------------------------------------------------------------- the other kinds


def test_sets_go_by_majority_and_the_budget_holds():
    """Does a minority's choice count as right, or a defensible one as wrong?"""
    answers = same(8, plan=["p2", "p4"])
    answers |= {f"r{n}": {"plan": ["p2", "p6"]} for n in range(3)}
    answers["r0"] = {"plan": ["p2", "p6", "p8"]}
    assert made(answers).key["sets"]["plan"] == {
        "core": ["p2", "p4"],
        "neutral": ["p6"],
        "contraindicated": ["p1"],
    }


def test_points_become_mean_shares():
    """Does a rater who placed half of the points weigh half as much?"""
    answers = same(8, attach={"avoidant": 60, "not_enough": 40})
    answers["r0"] = {"attach": {"avoidant": 10}}
    assert made(answers).key["credit"]["attach"] == {"avoidant": 65, "not_enough": 35}


def test_numbers_become_the_median_with_a_tolerance_that_never_vanishes():
    """Would raters who agree exactly make every other number wrong?"""
    case, _ = sample()
    case["items"] = {"rates": {"kind": "estimate", "over": ["e1"], "range": [0, 2]}}
    case["labels"]["e1"] = "how often"
    exact = panel(case, same(8, rates={"e1": 0.5})).key["estimates"]["rates"]["e1"]
    assert exact == {"value": 0.5, "tolerance": 0.1}
    wide = {f"r{n}": {"rates": {"e1": n / 4}} for n in range(9)}
    assert panel(case, wide).key["estimates"]["rates"]["e1"] == {"value": 1, "tolerance": 0.5}


def test_safety_goes_by_what_most_raise():
    """Is a cue that most raise critical, with their sentences, and "not asked" when that is what most say?"""
    flags = {"c1": ["s05"], "c8": "not_asked", "c4": "no_flag"}
    answers = same(8, safety={"flags": flags, "actions": ["x1"]})
    answers["r0"] = {"safety": {"flags": {**flags, "c1": ["s05", "s09"]}, "actions": ["x1", "x7"]}}
    for who in ("r1", "r2"):
        answers[who] = {"safety": {"flags": {**flags, "c3": ["s07"]}, "actions": ["x7"]}}
    gate = made(answers).key["gate"]
    assert gate["critical"] == ["c1", "c8"] and gate["tolerated"] == ["c3"]
    assert gate["evidence"] == {"c1": ["s05"], "c8": []}
    assert gate["required_actions"] == ["x1"]


def test_sentences_become_sufficient_sets():
    """Does whoever chose what raters chose earn the evidence, and a stray sentence nothing?"""
    answers = same(9, domains={"vertical": "both"}, evidence={"vertical": ["s06"]})
    for who in ("r0", "r1", "r2"):
        answers[who] = {"domains": {"vertical": "both"}, "evidence": {"vertical": ["s04", "s05"]}}
    answers["r3"] = {"domains": {"vertical": "both"}, "evidence": {"vertical": ["s06", "s20"]}}
    answers["r4"] = {"domains": {"vertical": "not_enough"}, "evidence": {"vertical": ["s22"]}}
    assert made(answers).key["evidence"]["vertical"]["sufficient"] == [["s06"], ["s04", "s05"]]


# ---------------------------------------------------------------- what is shown


def test_where_raters_differ_is_shown_with_their_sentences():
    """Can a person see on what each side stands?"""
    answers = same(8, domains={"vertical": "both"}, evidence={"vertical": ["s06"]})
    answers["r0"] = {"domains": {"vertical": "impaired"}, "evidence": {"vertical": ["s09"]}}
    found = made(answers)
    [row] = [row for row in found.differences if row["item"] == "vertical"]
    assert row["votes"] == [("Both", 7), ("Impaired", 1)]
    assert row["sentences"] == [("Both", [("s06", 7)]), ("Impaired", [("s09", 1)])]
    text = panel_text(found)
    assert "Both 7, Impaired 1" in text and "Both, because of s06 (7)" in text


def test_what_nobody_answered_is_told():
    """Is a hole in the key passed over in silence?"""
    found = made(same(8, states={"s01": "flow"}))
    assert any(note.startswith("states.s02: nobody answered") for note in found.notes)
