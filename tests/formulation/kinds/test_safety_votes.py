"""Several raters' answers become a gate."""

from types import SimpleNamespace

from ipnb.formulation.kinds.safety_key import SafetyKey
from ipnb.formulation.kinds.safety_votes import count_screens


def ballot(*given, forbidden=()):
    """A ballot that keeps what is noted."""
    notes: list[str] = []
    return SimpleNamespace(
        given={f"r{n}": one for n, one in enumerate(given)},
        author=SafetyKey.from_data({"forbidden_actions": list(forbidden)}),
        notes=notes,
        note=notes.append,
        differ=lambda *_: None,
        agree=lambda *_, **__: None,
    )


def test_what_most_would_rather_ask_has_no_sentences():
    """Would a key want a sentence where raters say that nobody has asked?"""
    asks = {"flags": {"c1": "no_flag"}, "asked": {"c1": "not_asked"}}
    cites = {"flags": {"c1": ["s05"]}, "asked": {"c1": "asked"}}
    gate = count_screens("safety", ["c1"], [], ballot(asks, asks, cites))
    assert gate["critical"] == ["c1"] and gate["evidence"] == {"c1": []}
    assert gate["accepted"] == {"c1": [["no_flag", "not_asked"]]}
    gate = count_screens("safety", ["c1"], [], ballot(asks, cites, cites))
    assert gate["evidence"] == {"c1": ["s05"]}
    assert gate["accepted"] == {"c1": [["flag", "asked"], ["no_flag", "not_asked"]]}


def test_what_some_raise_may_be_raised():
    """Is a student fined for seeing what a quarter of the raters see?"""
    raised = {"flags": {"c1": ["s05"]}, "asked": {"c1": "not_needed"}}
    not_raised = {"flags": {"c1": "no_flag"}, "asked": {"c1": "not_needed"}}
    gate = count_screens("safety", ["c1"], [], ballot(raised, *[not_raised] * 3))
    assert gate["tolerated"] == ["c1"] and gate["critical"] == []


def test_what_most_would_do_is_no_longer_forbidden_and_is_told():
    """Would a key forbid what its own raters do?"""
    own = ballot({"actions": ["x4"]}, {"actions": ["x4"]}, forbidden=["x4"])
    gate = count_screens("safety", [], ["x4"], own)
    assert gate["required_actions"] == ["x4"] and gate["forbidden_actions"] == []
    assert own.notes == ["safety: 2 of 2 would do x4, which the author's key forbids."]
