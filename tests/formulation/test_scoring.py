"""The rules of scoring, one by one, on numbers that can be checked by hand."""

import ast
import sys
from pathlib import Path

import pytest

from ipnb.formulation import scoring
from ipnb.formulation.browser_scoring import FILES
from ipnb.formulation.scoring import CODE, band, points_share, score
from ipnb.formulation.simulated_respondents import (
    all_options,
    constant,
    everything,
    expert,
)
from ipnb.formulation.vignette import Settings

from .sample import DOMAINS, SENTENCES, sample


@pytest.mark.parametrize("name", CODE)
def test_what_scores_imports_the_standard_library_and_itself(name):
    """Would the same files fail in the reader's browser?"""
    tree = ast.parse((Path(scoring.__file__).parents[2] / name).read_text(encoding="utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    own = {name for name in imported if name.split(".")[0] == "ipnb"}
    assert {name.split(".")[0] for name in imported - own} <= sys.stdlib_module_names
    served = {
        file.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for file in FILES
    }
    assert own <= served


def test_evidence_counts_only_with_its_judgement():
    """Could right sentences under a wrong judgement earn?"""
    case, key = sample()
    wrong = {"domains": {"consciousness": "strength"}, "evidence": {"consciousness": ["s01"]}}
    right = {"domains": {"consciousness": "impaired"}, "evidence": {"consciousness": ["s01"]}}
    assert score(case, key, wrong)["sections"]["evidence"]["skill"] == 0
    evidence = score(case, key, right)["sections"]["evidence"]
    assert evidence["skill"] == pytest.approx(1 / evidence["judgements"])
    assert (
        score(case, key, {"evidence": dict.fromkeys(DOMAINS, SENTENCES)})["sections"]["evidence"][
            "skill"
        ]
        == 0
    )


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


def test_points_are_one_line_up_to_what_careful_readers_reach():
    """Can anybody check the points by hand?"""
    shares = [points_share(x) for x in (0, 0.17, 0.425, 0.68, 0.85, 1)]
    assert shares == pytest.approx([0, 0.2, 0.5, 0.8, 1, 1])
    assert points_share(0.5, Settings(divisor=0.5)) == 1
    assert points_share(0.5, Settings.from_data({"divisor": 1})) == 0.5


def test_bands():
    """Do thresholds belong to the band above them?"""
    found = [band(x) for x in (-1, 0.09, 0.10, 0.35, 0.65, 0.80)]
    assert found == [scoring.BANDS[0], *scoring.BANDS]
    assert band(0.5, Settings(bands=(0.5, 0.6, 0.7, 0.8))) == "developing"


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
