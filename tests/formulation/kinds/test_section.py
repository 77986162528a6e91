"""Every kind keeps to what is asked of all."""

import json
from random import Random

import pytest

from ipnb.formulation.answer_key import Key
from ipnb.formulation.kinds import KINDS, Section
from ipnb.formulation.kinds.protocol import Response
from ipnb.formulation.schema import FRAGMENTS
from ipnb.formulation.vignette import Vignette

from ..sample import sample


def pair():
    """The sample with a section of every kind."""
    case, key = sample()
    case["items"]["guess"] = {"kind": "estimate", "over": ["l1", "l2"], "range": [0, 1]}
    key["estimates"] = {"guess": {i: {"value": 0.5, "tolerance": 0.1} for i in ("l1", "l2")}}
    vignette = Vignette.from_data(case)
    return vignette, Key.from_data(key, vignette)


VIGNETTE, KEY = pair()
SECTIONS = {section.kind: section for section in VIGNETTE.sections.values()}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_a_name_in_files_and_a_fragment_of_the_schemas(name):
    """Would a kind be scored of which an editor knows nothing?"""
    kind = KINDS[name]
    assert issubclass(kind, Section) and kind.kind == name and name in SECTIONS
    fragment = json.loads((FRAGMENTS / f"{kind.fragment}.schema.json").read_text(encoding="utf-8"))
    assert set(fragment) == {"summary", "section", "key"}
    assert {*kind.chosen_lists, *kind.labelled_lists} <= set(fragment["section"]["properties"])


@pytest.mark.parametrize("name", KINDS)
def test_a_blank_earns_nothing_and_the_best_response_everything(name):
    """Is there a kind in which nobody can be right, or somebody is right by saying nothing?"""
    section = SECTIONS[name]
    own = KEY.sections[section.name]
    blank = Response(None, {})
    assert not section.is_answered(None)
    assert section.score(own, blank).skill == 0
    assert list(section.explain(own, blank, VIGNETTE)) == []
    evidence = {item: ["s01", "s02"] for item in section.evidence_items}
    best = Response(section.best(own), evidence)
    assert section.is_answered(best.given)
    assert section.score(own, best).skill == pytest.approx(1, abs=0.01)
    assert section.score(own, best).held == ()


@pytest.mark.parametrize("name", KINDS)
def test_what_is_drawn_by_lot_can_be_handed_in_and_stored(name):
    """Do simulated respondents try things that no student could?"""
    section, rng = SECTIONS[name], Random(1)
    for _ in range(20):
        given = section.at_random(rng, VIGNETTE.sentence_ids)
        assert list(section.check_given(given, VIGNETTE)) == []
        assert section.usable(given, set(VIGNETTE.sentence_ids)) in (given, {}, [])
        told = {
            one.item
            for one in section.explain(KEY.sections[section.name], Response(given, {}), VIGNETTE)
        }
        assert told <= set(section.answerable)


@pytest.mark.parametrize("name", KINDS)
def test_a_wrong_shape_is_refused_and_never_kept(name):
    """Would a number where a list belongs end in a traceback, or reach the scoring?"""
    section = SECTIONS[name]
    for odd in (3, "flow", None, True):
        assert list(section.check_given(odd, VIGNETTE))
        assert not section.usable(odd, set())


@pytest.mark.parametrize("name", KINDS)
def test_an_open_key_speaks_of_every_answerable_item(name):
    """Is there a judgement that a reader on their own learns nothing about?"""
    section = SECTIONS[name]
    for item in section.answerable:
        assert section.open_key(KEY.sections[section.name], item, VIGNETTE)


@pytest.mark.parametrize("name", KINDS)
def test_a_section_is_no_narrower_than_itself(name):
    """Would an unchanged case be told apart from its release?"""
    assert SECTIONS[name].narrower_than(SECTIONS[name]) is None


@pytest.mark.parametrize("name", KINDS)
def test_a_section_can_be_asked_without_one_of_its_judgements(name):
    """Would a total without a judgement still hold it?"""
    section = SECTIONS[name]
    own = KEY.sections[section.name]
    for item in section.tallied(own):
        rest = section.without(item)
        if item == section.name:
            assert rest is None
            continue
        assert item not in rest.answerable and len(rest.answerable) == len(section.answerable) - 1
        assert item not in rest.score(own, Response(section.best(own), {})).items
        assert section.without("nothing") == section
