"""The rules of scoring, one by one, on numbers that can be checked by hand."""

import ast
from pathlib import Path

import pytest

from ipnb.formulation import scoring
from ipnb.formulation.scoring import band, credits_of, kappa, pair, points_share, score
from ipnb.formulation.strategies import all_options, constant, everything, expert, flags_everything

from .sample import DOMAINS, SENTENCES, sample


def only(section, spec, **key):
    """A case and key with one section."""
    case = {"items": {section: spec}, "sentences": [{"id": s, "text": s} for s in SENTENCES]}
    return case, {"source": "author", **key}


def six(credit):
    """Six nominal items over two options; ``credit`` is the best option of each."""
    items = [f"i{n}" for n in range(6)]
    spec = {"kind": "nominal", "over": items, "options": ["flow", "chaos"]}
    return items, only(
        "states", spec, credit={"states": {i: {o: 1} for i, o in zip(items, credit, strict=True)}}
    )


def test_the_module_imports_nothing_but_the_standard_library():
    """Would the same file fail in the reader's browser?"""
    tree = ast.parse(Path(scoring.__file__).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    assert imported <= {"itertools"}


def test_a_nominal_item_is_corrected_by_the_best_constant():
    """Is a right answer worth 1 and a wrong one -E / (1 - E)?"""
    items, (case, key) = six(["flow"] * 3 + ["chaos"] * 3)
    result = score(case, key, {"states": {items[0]: "flow", items[1]: "chaos"}})
    found = result["sections"]["states"]["items"]
    assert found[items[0]]["score"] == 1
    assert found[items[1]]["score"] == -1  # E = 1/2
    assert found[items[2]] == {"credit": None, "score": 0, "evidence": None}
    assert result["total"] == 0
    assert score(case, key, {"states": {items[0]: "flow"}})["total"] == pytest.approx(1 / 6)


def test_half_credit_lies_between():
    """Does a defensible answer earn what its credit says?"""
    items, (case, key) = six(["flow"] * 3 + ["chaos"] * 3)
    key["credit"]["states"][items[0]]["chaos"] = 0.5  # now chaos is the best constant: E = 3.5 / 6
    found = score(case, key, {"states": {items[0]: "chaos"}})["sections"]["states"]["items"][
        items[0]
    ]
    assert found["credit"] == 0.5
    assert found["score"] == pytest.approx((0.5 - 3.5 / 6) / (1 - 3.5 / 6))


def test_a_single_item_gives_its_credit_and_divides_by_nothing():
    """Does an exercise with one question come back with credit, and no grade?"""
    spec = {"kind": "nominal", "over": "sentences", "options": ["a", "b", "c"], "only": ["s01"]}
    case, key = only("check", spec, credit={"check": {"s01": {"a": 1, "b": 0.5}}})
    for option, credit in (("a", 1), ("b", 0.5), ("c", 0)):
        result = score(case, key, {"check": {"s01": option}})
        assert result["sections"]["check"]["items"]["s01"]["credit"] == credit
        assert result["sections"]["check"]["formative"]
        assert result["total"] == 0


def test_panel_votes_become_credit():
    """Are votes divided by the most voted answer's, and rare ones dropped?"""
    key = {"source": "panel", "credit": {"states": {"s01": {"flow": 8, "chaos": 4, "rigidity": 1}}}}
    assert credits_of(key, "states", "s01") == {"flow": 1, "chaos": 0.5, "rigidity": 0}


@pytest.mark.parametrize(
    ("universe", "core", "chosen", "both", "expected"),
    [
        (10, 4, 4, 4, 1),
        (10, 4, 0, 0, 0),
        (10, 4, 10, 4, 0),
        (10, 4, 2, 2, 6 / 11),
        (10, 5, 5, 0, -1),
    ],
)
def test_kappa_by_hand(universe, core, chosen, both, expected):
    """Does the closed form give Cohen's kappa?"""
    assert kappa(universe, core, chosen, both) == pytest.approx(expected, abs=0.01)
    agree = (universe - core - chosen + 2 * both) / universe
    chance = (core * chosen + (universe - core) * (universe - chosen)) / universe**2
    assert kappa(universe, core, chosen, both) == pytest.approx((agree - chance) / (1 - chance))


def test_a_set_says_nothing_of_what_was_not_chosen():
    """Could a student read from the items which link they missed?"""
    case, key = sample()
    items = score(case, key, {"links": ["l1", "l2", "l7"]})["sections"]["links"]["items"]
    assert {i: one["credit"] for i, one in items.items()} == {
        **dict.fromkeys(items),
        "l1": 1,
        "l2": 0,
    }


def test_a_contraindicated_plan_is_zero_and_holds():
    """Would a harmful plan with three right ones still earn?"""
    case, key = sample()
    good = score(case, key, {"plan": ["p2", "p4", "p6"]})
    assert good["sections"]["plan"]["skill"] == 1
    harm = score(case, key, {"plan": ["p1", "p2", "p4", "p6"]})
    assert harm["sections"]["plan"]["skill"] == 0
    assert any("words for plan p1" in reason for reason in harm["held"])


@pytest.mark.parametrize(
    ("chosen", "value"),
    [
        ([], 0),
        (["s06"], 1),
        (["s04"], 0.5),
        (["s04", "s05"], 1),
        (["s06", "s09"], 0),  # one right, one beside the point: the share of one sentence is 1
        (["s04", "s05", "s09"], 0.5),
        (["s04", "s05", "s06"], 1),  # sentences of another sufficient set cost nothing
        (["s09", "s10"], 0),
    ],
)
def test_evidence_is_measured_against_the_nearest_sufficient_set(chosen, value):
    """Is every sentence worth its share, and every stray one as much less?"""
    assert pair(chosen, [["s06"], ["s04", "s05"]]) == value


def test_evidence_counts_only_with_its_judgement():
    """Could right sentences under a wrong judgement earn?"""
    case, key = sample()
    wrong = {"domains": {"consciousness": "strength"}, "evidence": {"consciousness": ["s01"]}}
    right = {"domains": {"consciousness": "impaired"}, "evidence": {"consciousness": ["s01"]}}
    assert score(case, key, wrong)["sections"]["evidence"]["skill"] == 0
    assert score(case, key, right)["sections"]["evidence"]["skill"] == pytest.approx(1 / 8)
    assert (
        score(case, key, {"evidence": dict.fromkeys(DOMAINS, SENTENCES)})["sections"]["evidence"][
            "skill"
        ]
        == 0
    )


@pytest.mark.parametrize(
    ("points", "sentences", "skill"),
    [
        ({"avoidant": 60, "not_enough": 40}, 2, 1),
        ({"avoidant": 60, "not_enough": 40}, 1, 0),
        ({"not_enough": 60, "avoidant": 40}, 0, 0.75),  # withheld, so no sentence is asked for
        ({}, 2, 0),
        (
            dict.fromkeys(["secure", "avoidant", "ambivalent", "disorganised", "not_enough"], 20),
            2,
            0,
        ),
        ({"disorganised": 100}, 2, -1),
    ],
)
def test_attachment_is_brier_skill(points, sentences, skill):
    """Even spread 0, the key's shares 1, a confident error at least -1, no claim without two sentences."""
    case, key = sample()
    answers = {"attach": points, "evidence": {"attach": SENTENCES[:sentences]}}
    assert score(case, key, answers)["sections"]["attach"]["skill"] == pytest.approx(skill)


SAFE = {"flags": {"c1": ["s05"], "c8": "not_asked", "c4": "no_flag"}, "actions": ["x1", "x7"]}


def safety(**change):
    case, key = sample()
    answers = {
        "safety": {
            "flags": {**SAFE["flags"], **change.get("flags", {})},
            "actions": SAFE["actions"],
        }
    }
    answers["safety"]["actions"] = change.get("actions", SAFE["actions"])
    result = score(case, key, answers)
    return result["sections"]["safety"]["skill"], result["held"]


def test_safety_by_hand():
    """Is each handled cue and each required action a share of the section?"""
    assert safety() == (1, [])
    assert safety(actions=["x1"])[0] == 0.75
    assert safety(flags={"c1": ["s09"]}) == (0.75, [])  # raised, with another sentence
    assert safety(flags={"c8": ["s05"]}) == (0.75, [])  # raised, though nobody had asked


def test_over_caution_costs_a_tenth():
    """Does a false flag cost little, and a tolerated one nothing?"""
    assert safety(flags={"c4": ["s01"]})[0] == pytest.approx(0.9)
    assert safety(flags={"c3": ["s01"]})[0] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"flags": {"c1": "no_flag"}},
        {"flags": {"c8": "no_flag"}},
        {"flags": {"c1": []}},
        {"actions": ["x1", "x7", "x4"]},
    ],
)
def test_a_missed_cue_or_a_forbidden_action_holds(change):
    """Could somebody miss a danger and not be seen by a person?"""
    skill, held = safety(**change)
    assert skill == 0
    assert len(held) == 1


def test_flagging_everything_earns_nothing():
    """Is ticking every cue and action told apart from care?"""
    case, key = sample()
    key["gate"]["forbidden_actions"] = []
    assert score(case, key, flags_everything(case))["sections"]["safety"]["skill"] == 0


def test_only_evidence_or_text_is_still_a_blank():
    """Would a text without judgements be held for safety?"""
    case, key = sample()
    assert (
        score(case, key, {"evidence": {"memory": ["s01"]}, "narrative": {"n1": "…"}})["held"] == []
    )
    assert score(case, key, {"states": {"s01": "flow"}})["held"] != []


def test_weights_are_renormalised_and_the_expert_gets_everything():
    """Do the sections of a case make up the whole?"""
    case, key = sample()
    result = score(case, key, expert(case, key))
    assert result["total"] == result["points_share"] == 1
    assert result["sections"]["states"]["weight"] == pytest.approx(0.24)
    for name in ("links", "plan", "attach", "safety"):
        del case["items"][name]
    result = score(case, key, {})
    assert sum(s["weight"] for s in result["sections"].values()) == pytest.approx(1)


def test_a_small_section_is_pooled_with_its_neighbour():
    """Does each judgement in a pool count alike?"""
    case, key = sample()
    case["items"]["window"]["only"] = ["g1", "g2", "g3"]
    sections = score(case, key, {})["sections"]
    assert sections["window"]["pooled_with"] == ["states"]
    assert sections["window"]["weight"] == pytest.approx(0.32 * 3 / 27)
    assert sections["states"]["weight"] == pytest.approx(0.32 * 24 / 27)


def test_the_neighbour_is_the_one_before():
    """Does a small section join what students meet just before it?"""
    case, key = sample()
    case["items"]["five_p"]["only"] = ["k1", "k2", "k3"]
    sections = score(case, key, {})["sections"]
    assert sections["five_p"]["pooled_with"] == ["domains"]
    assert sections["states"]["pooled_with"] == []


def test_a_small_section_without_a_neighbour_is_formative():
    """Would five links be graded by themselves?"""
    case, key = sample()
    del case["items"]["plan"]
    case["items"]["links"]["universe"] = ["l1", "l2", "l3", "l4", "l5"]
    section = score(case, key, {"links": ["l1"]})["sections"]["links"]
    assert section["formative"]
    assert section["weight"] == 0
    assert section["skill"] > 0


def test_an_estimate_is_full_within_its_tolerance_and_nothing_from_three_times_it():
    """Is a number near the truth worth what it should be?"""
    spec = {"kind": "estimate", "over": ["p"], "range": [0, 1]}
    case, key = only("guess", spec, estimates={"guess": {"p": {"value": 0.5, "tolerance": 0.1}}})
    worth = [score(case, key, {"guess": {"p": x}})["total"] for x in (0.5, 0.6, 0.7, 0.8, 0.2, 0)]
    assert worth == pytest.approx([1, 1, 0.5, 0, 0, 0])


def test_points_are_linear_between_the_rows():
    """Is the table read as it is written?"""
    assert [points_share(x) for x in (0, 0.175, 0.35, 0.5, 0.65, 0.725, 0.8, 1)] == pytest.approx(
        [0, 0.3, 0.6, 0.75, 0.9, 0.95, 1, 1]
    )
    assert points_share(0.5, {"table": [[0, 0], [1, 1]]}) == 0.5
    assert points_share(0.1, {"table": [[0.2, 0.1], [1, 1]]}) == 0.1


def test_bands():
    """Do thresholds belong to the band above them?"""
    found = [band(x) for x in (-1, 0.09, 0.10, 0.35, 0.65, 0.80)]
    assert found == [scoring.BANDS[0], *scoring.BANDS]
    assert band(0.5, {"bands": [0.5, 0.6, 0.7, 0.8]}) == "developing"


def test_a_cap_on_held_work_is_off_unless_asked_for():
    """Does the whole grade fall with a missed cue, although nobody chose that?"""
    case, key = sample()
    answers = {**expert(case, key), "plan": ["p1"]}
    assert score(case, key, answers)["points_share"] > 0.9
    case["settings"] = {"cap_when_held": 0.5}
    assert score(case, key, answers)["points_share"] == 0.5


def test_gaming_the_sample_is_exactly_zero():
    """Do select-all and every constant come out at nothing?"""
    case, key = sample()
    assert score(case, key, everything(case, key))["total"] == 0
    for option in all_options(case):
        assert score(case, key, constant(case, option))["total"] == 0
