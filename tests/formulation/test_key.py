"""A key is checked against its case: every fault at once."""

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.key import check_key, check_key_alone, rationale_item

from .sample import sample, typed
from .test_case import set_at


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("case",), "07-other", "case"),
        (("source",), "guess", "source"),
        (("secret",), 1, "secret"),
        (("credit", "states", "s99"), {"flow": 1}, "credit.states.s99"),
        (("credit", "states", "s01"), {"happy": 1}, "credit.states.s01.happy"),
        (("credit", "states", "s01"), {"flow": 3}, "credit.states.s01.flow"),
        (("credit", "states", "s01"), {"flow": -1}, "credit.states.s01"),
        (("credit", "states", "s01"), 1, "credit.states.s01"),
        (("credit", "links"), {"l1": {"flow": 1}}, "credit.links"),
        (("credit", "attach"), {"attach": {"secure": 1}}, "credit.attach"),
        (("credit", "attach"), {"worried": 1}, "credit.attach.worried"),
        (("credit", "attach"), {"secure": 0}, "credit.attach"),
        (("sets", "links", "core"), ["l99"], "sets.links.core[0]"),
        (("sets", "plan", "neutral"), ["p2"], "sets.plan.neutral[0]"),
        (("sets", "states"), {"core": []}, "sets.states"),
        (("evidence", "nobody"), {"sufficient": [["s01"]]}, "evidence.nobody"),
        (("evidence", "c1"), {"sufficient": [["s01"]]}, "evidence.c1"),
        (
            ("evidence", "narrative"),
            {"sufficient": [["s99"]]},
            "evidence.narrative.sufficient[0][0]",
        ),
        (("evidence", "narrative", "related"), ["s99"], "evidence.narrative.related[0]"),
        (
            ("evidence", "narrative"),
            {"sufficient": [["s01", "s02"]], "against": ["s03", "s02"]},
            "evidence.narrative.against[1]",
        ),
        (
            ("evidence", "narrative"),
            {"sufficient": [["s01"]], "related": ["s04"], "against": ["s04"]},
            "evidence.narrative.against[0]",
        ),
        (("sets", "plan", "needed"), 4, "sets.plan.needed"),
        (("sets", "links", "needed"), 4, "sets.links.needed"),
        (("gate", "accepted"), {"c8": [["flag", "asked"]]}, "gate.accepted.c8[0]"),
        (("gate", "accepted"), {"c1": [["flag", "perhaps"]]}, "gate.accepted.c1[0][1]"),
        (("gate", "accepted"), {"c4": [["flag", "asked"]]}, "gate.accepted.c4"),
        (("gate",), None, "gate"),
        (("gate", "critical"), ["c9"], "gate.critical[0]"),
        (("gate", "tolerated"), ["c1"], "gate.tolerated"),
        (("gate", "forbidden_actions"), ["x1"], "gate.forbidden_actions"),
        (("gate", "evidence"), {"c1": ["s05"]}, "gate.evidence"),
        (("gate", "evidence", "c1"), ["s99"], "gate.evidence.c1[0]"),
        (("rationale", "states.s99"), "why", "rationale.states.s99"),
        (("rationale", "states.s01.happy"), "why", "rationale.states.s01.happy"),
        (("rationale", "s01"), "why", "rationale.s01"),
        (("estimates",), {"states": {}}, "estimates.states"),
    ],
)
def test_each_thing_that_is_wrong_is_named_at_its_field(path, value, field):
    """Would a slip in a key be graded with?"""
    case, key = sample()
    set_at(key, path, value)
    with pytest.raises(DocumentError) as caught:
        check_key(key, case)
    assert any(f.field.startswith(field) for f in caught.value.diagnostics)
    assert all(f.problem and f.remedy for f in caught.value.diagnostics)


def test_the_sample_and_a_panel_pass():
    """Are votes above 1 accepted from a panel?"""
    case, key = sample()
    assert check_key(key, case) is key
    key["source"], key["n"], key["credit"]["states"]["s01"] = "panel", 12, {"flow": 9, "chaos": 3}
    assert check_key(key, case) is key
    assert not typed(case, key)[1].is_author_view
    assert typed(case, {**key, "n": 7})[1].is_author_view
    assert typed(case, {**key, "source": "author"})[1].is_author_view


def test_rationale_names():
    """Is every kind of judgement reachable by a name?"""
    case, _ = sample()
    assert rationale_item(case, "states.s02.chaos") == ("states", "s02", "chaos")
    assert rationale_item(case, "attach.attach") == ("attach", "attach", None)
    assert rationale_item(case, "safety.c1.no_flag") == ("safety", "c1", "no_flag")
    assert rationale_item(case, "safety.x1") == ("safety", "x1", None)
    assert rationale_item(case, "links.l1") == ("links", "l1", None)
    assert rationale_item(case, "links.l9") is None


def test_what_needs_no_case_is_checked_without_one():
    """Is a key whose case cannot be read told nothing at all?"""
    _, key = sample()
    assert check_key_alone(key) is key
    with pytest.raises(DocumentError) as caught:
        check_key_alone({**key, "source": "guess", "case": "another"})
    assert [one.field for one in caught.value.diagnostics] == ["source"]
