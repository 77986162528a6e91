"""What may be written where: the ids that a case has, as far as it can be read."""

from ipnb.authoring.completion import offers


def by_place(text):
    return {(one.document, one.path): one for one in offers(text)}


def test_ids_of_the_case_are_offered_in_case_and_key(case):
    """Does an author have to remember the number of a sentence?"""
    found = by_place(case.read_text(encoding="utf-8"))
    assert found["case", "sentences.#.seg"].options["g2"] == "The week"
    assert "s18" in found["key", "evidence.*.sufficient.#.#"].options
    assert list(found["key", "credit.states.*"].options) == [
        "rigidity",
        "chaos",
        "flow",
        "not_enough",
    ]
    assert found["key", "credit.states"].kind == "name"
    assert set(found["key", "sets.plan.core.#"].options) >= {"p21", "p94"}
    assert set(found["key", "gate.required_actions.#"].options) == {"x71", "x29", "x15"}
    assert "states.s02" in found["key", "rationale"].options


def test_only_ids_without_words_are_offered_for_labels(case):
    """Is a label offered that is there already?"""
    text = case.read_text(encoding="utf-8").replace('  x29: "Ask, today', '  x28: "Ask, today')
    assert set(by_place(text)["case", "labels"].options) == {"x29"}


def test_half_a_case_offers_what_it_has():
    """Must the whole case be sound before help begins?"""
    found = by_place(
        "segments:\n  - {id: g1, label: Arrival}\nitems: 5\nsentences: [7, {id: s01}]\n"
    )
    assert found["case", "sentences.#.seg"].options == {"g1": "Arrival"}
    assert ("key", "credit") not in found


def test_a_case_that_cannot_be_read_offers_nothing():
    """Does broken YAML end in a traceback?"""
    assert offers("a: [") == [] and offers("- 1\n") == [] and offers("") == []
