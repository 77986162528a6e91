"""What a key says about safety."""

from ipnb.formulation.kinds.safety_key import SafetyKey, check_gate

GATE = {"critical": ["c1", "c2"], "evidence": {"c1": ["s05"], "c2": []}, "required_actions": ["x1"]}


def test_what_is_left_out_is_empty():
    """Must an author write lists with nothing in them?"""
    key = SafetyKey.from_data(GATE)
    assert key.tolerated == key.forbidden == ()
    assert SafetyKey.from_data({}).critical == ()


def test_a_cue_is_handled_by_its_sentence_and_an_unasked_one_by_asking():
    """Would "not asked" be right where the text says it, or a sentence where nobody asked?"""
    key = SafetyKey.from_data(GATE)
    assert key.is_handled("c1", ["s05", "s09"]) and not key.is_handled("c1", "not_asked")
    assert key.is_handled("c2", "not_asked") and not key.is_handled("c2", ["s05"])


def test_a_critical_cue_needs_its_sentences_or_the_word_that_nobody_asked():
    """Could a cue be critical and nobody know how it is handled?"""
    gate = {**GATE, "evidence": {"c1": ["s05"]}}
    [found] = check_gate(gate, ["c1", "c2"], ["x1"], ["s05"])
    assert found.problem == "The critical cue c2 has no evidence."
    assert list(check_gate(GATE, ["c1", "c2"], ["x1"], ["s05"])) == []
