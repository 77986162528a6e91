"""A class's answers become counts without names."""

import json

import pytest

from formulation.item_statistics.simulated_class import world
from formulation.sample import sample, typed
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.count_class import Sitting, count_class, credits
from ipnb.formulation.item_statistics.judgements import judgements
from ipnb.formulation.scoring import evaluate


@pytest.fixture(scope="module")
def sitting():
    found = world()
    answers = found.draw(31, seed=2) | {"blank": Answers.from_data({"narrative": {"n1": "Words."}})}
    asked = judgements(found.vignette, found.key, found.data)
    return Sitting.of(found.vignette, found.key, answers, asked), asked


def test_everybody_counts_once_in_every_judgement_and_a_blank_nowhere(sitting):
    """Is a student lost, counted twice, or a blank form taken for thirty wrong answers?"""
    counts = count_class(*sitting, "2026")
    assert counts.students == 31
    for one in counts.items.values():
        assert one.thirds == (10, 11, 10)
        assert sum(thirds.whole for thirds in one.said.values()) == 31
        assert 0 <= one.credit <= 31
    assert len(credits(sitting[0])) == 31


def test_counts_name_nobody(sitting):
    """Could a file of counts be read as a list of students?"""
    assert "student" not in json.dumps(count_class(*sitting, "2026").items["states.s02"].to_data())
    assert "student0" not in json.dumps(count_class(*sitting, "2026").to_data())


def test_skill_without_a_judgement_does_not_depend_on_it():
    """Does the answer to a judgement decide in which third somebody is for that judgement?"""
    case, key = sample()
    vignette, own = typed(case, key)
    best = respondents.expert(vignette, own)
    item = next(i for i in best["evidence"] if i != "attach")
    wrong = next(
        o
        for o in case["items"]["domains"]["options"]
        if o not in own.sections["domains"].part.of(item)
    )
    other = {
        **best,
        "domains": best["domains"] | {item: wrong},
        "evidence": best["evidence"] | {item: ["s24"]},
    }
    answers = {"a": Answers.from_data(best), "b": Answers.from_data(other)}
    columns = Sitting.of(vignette, own, answers, judgements(vignette, own, key)).columns
    a, b = (evaluate(vignette, own, answers[who]).total for who in "ab")
    assert a > b
    a, b = columns[f"domains.{item}"].skills
    assert a == pytest.approx(b)
    a, b = columns["states.s01"].skills
    assert a > b


def test_skill_without_a_section_that_is_one_judgement():
    """Does it stumble where nothing of the section is left?"""
    case, key = sample()
    vignette, own = typed(case, key)
    answers = {"a": Answers.from_data(respondents.expert(vignette, own))}
    columns = Sitting.of(vignette, own, answers, judgements(vignette, own, key)).columns
    scored = evaluate(vignette, own, answers["a"])
    lost = scored.sections["attach"].weight + scored.sections["evidence"].weight * 0
    assert columns["attach.attach"].skills[0] == pytest.approx(scored.total - lost)


def test_sentences_are_counted_by_whether_the_judgement_earned_credit():
    """Is a sentence for a wrong reading set against the key's sentences for the right one?"""
    case, key = sample()
    vignette, own = typed(case, key)
    best = respondents.expert(vignette, own)
    item = next(i for i in best["evidence"] if i != "attach")
    wrong = next(
        o
        for o in case["items"]["domains"]["options"]
        if o not in own.sections["domains"].part.of(item)
    )
    right = {**best, "evidence": best["evidence"] | {item: ["s24", "s24", "s01"]}}
    other = {**best, "domains": best["domains"] | {item: wrong}, "evidence": {item: ["s20"]}}
    other["safety"] = {"flags": {"c1": ["s09"], "c4": ["s10"]}, "asked": {}, "actions": []}
    asked = judgements(vignette, own, key)
    answers = {"a": Answers.from_data(right), "b": Answers.from_data(other)}
    counts = count_class(Sitting.of(vignette, own, answers, asked), asked, "2026")
    cited = counts.items[f"domains.{item}"].citations
    assert (cited.citing, cited.cited) == (1, {"s24": 1, "s01": 1})
    assert (cited.straying, cited.astray) == (1, {"s20": 1})
    shown = counts.items["safety.c1"].citations
    assert shown.citing == 2 and shown.cited == {"s05": 1, "s09": 1}
    assert counts.items["safety.c4"].citations.astray == {"s10": 1}
    assert counts.items["states.s01"].citations is None
