"""A case is checked whole: every fault at once, each with field and remedy."""

import json

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.case import check_case, load_case

from .sample import sample


def faults_of(case):
    with pytest.raises(DocumentError) as caught:
        check_case(case)
    assert all(f.problem and f.remedy for f in caught.value.diagnostics)
    return {f.field: f.problem for f in caught.value.diagnostics}


def test_the_sample_passes_as_yaml_and_json(tmp_path):
    """Do both notations give the same case?"""
    case, _ = sample()
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / "case.yaml").write_text(json.dumps(case), encoding="utf-8")  # JSON is YAML
    assert load_case(tmp_path / "case.json") == load_case(tmp_path / "case.yaml") == case


def set_at(data, path, value):
    *way, last = path
    for step in way:
        data = data[step]
    if value is None:
        del data[last]
    else:
        data[last] = value


SHARE = {"kind": "estimate", "over": ["l1"], "range": [0, 1]}


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("fictional",), False, "fictional"),
        (("title",), None, "title"),
        (("title",), "  ", "title"),
        (("colour",), "red", "colour"),
        (("level",), "two", "level"),
        (("sentences", 3, "id"), "x4", "sentences[3].id"),
        (("sentences", 3, "id"), "s01", "sentences[3].id"),
        (("sentences", 3, "seg"), "g9", "sentences[3].seg"),
        (("sentences", 23, "seg"), "g1", "sentences[23].seg"),
        (("segments", 0, "id"), "s01", "sentences[0].id"),
        (("items", "states", "kind"), "odd", "items.states.kind"),
        (("items", "states", "over"), "pages", "items.states.over"),
        (("items", "states", "only"), ["s99"], "items.states.only[0]"),
        (("items", "states", "options"), ["flow", "flow"], "items.states.options"),
        (("items", "states", "budget"), 3, "items.states.budget"),
        (("items", "domains", "needs_evidence"), ["good"], "items.domains.needs_evidence[0]"),
        (("items", "plan", "budget"), 99, "items.plan.budget"),
        (("items", "evidence"), {"kind": "set", "universe": ["l1"]}, "items"),
        (
            ("items", "guess"),
            {"kind": "estimate", "over": ["l1"], "range": [1, 0]},
            "items.guess.range",
        ),
        (("items", "guess"), {**SHARE, "ranges": {"l1": [0, 2]}}, "items.guess.ranges.l1"),
        (("items", "guess"), {**SHARE, "ranges": {"l9": [0, 1]}}, "items.guess.ranges.l9"),
        (("cards",), None, "items.five_p.over"),
        (("labels", "p2"), None, "items.plan.universe[1]"),
        (("labels", "p77"), "nobody", "labels.p77"),
        (("arrows", "l1"), ["k1", "k99"], "arrows.l1[1]"),
        (("arrows", "x1"), ["k1", "k2"], "arrows.x1"),
        (("narrative", 0, "words"), [300, 150], "narrative[0].words"),
        (("narrative", 0, "rubric"), "poetry", "narrative[0].rubric"),
        (("points",), {"narrative": {"n9": 10}}, "points.narrative.n9"),
        (("settings",), {"bands": [0.1, 0.1, 0.5, 0.8]}, "settings.bands"),
        (("settings",), {"table": [[0.5, 0], [0.2, 1]]}, "settings.table"),
        (("settings",), {"weights": {"colour": 1}}, "settings.weights.colour"),
        (("due",), "next week", "due"),
    ],
)
def test_each_thing_that_is_wrong_is_named_at_its_field(path, value, field):
    """Would an author be told the wrong thing, or nothing?"""
    case, _ = sample()
    set_at(case, path, value)
    assert field in faults_of(case)


def test_all_faults_come_at_once_with_their_lines(tmp_path):
    """Must an author mend one thing to learn of the next?"""
    text = """\
schema: ipnb.case/1
id: x
title: T
fictional: true
segments: [{id: g1, label: a}]
sentences:
  - {id: s01, seg: g1, speaker: client, text: one}
  - {id: s02, seg: g7, speaker: client, text: two}
items:
  states: {kind: nominal, over: sentences, only: [s01, s05], options: [flow, chaos]}
  links: {kind: set, universe: [l1, l2]}
labels: {l1: "a -> b"}
"""
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        load_case(tmp_path / "case.yaml")
    assert [(f.line, f.field) for f in caught.value.diagnostics] == [
        (8, "sentences[1].seg"),
        (10, "items.states.only[1]"),
        (11, "items.links.universe[1]"),
    ]
    assert str(tmp_path / "case.yaml") + ":8: sentences[1].seg: " in str(caught.value)


def test_two_sections_cannot_share_evidence():
    """Evidence is kept by item: would two sections overwrite each other's?"""
    case, _ = sample()
    case["items"]["again"] = dict(case["items"]["domains"])
    assert "items.again.needs_evidence" in faults_of(case)
