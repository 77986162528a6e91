"""What is asked of whom, judgement by judgement, on a small class with known answers."""

import pytest
from formulation.sample import sample, typed

from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.answer_sheet import Answers
from ipnb.grading.defence_questions import Place, questions


@pytest.fixture
def asked():
    """Ada's questions, in a class in which everybody else answers as the key has it."""

    def of(own, before=None, others=6):
        case, key = sample()
        vignette, keyed = typed(case, key)
        best = respondents.expert(case, key)
        answers = {f"other-{n}": Answers.from_data(best) for n in range(others)}
        ada = Answers.from_data(own(best))
        earlier = {"ada": Answers.from_data(before(best))} if before else {}
        return questions(vignette, keyed, {**answers, "ada": ada}, earlier)["ada"]

    return of


def turned(best, section, item, option, **own):
    return {**best, section: {**best[section], item: option}, **own}


def by_kind(found):
    return {one.kind: one for one in found}


def test_a_judgement_that_differs_names_nobody_and_no_right_answer(asked):
    found = by_kind(asked(lambda best: turned(best, "states", "s01", "chaos")))
    differs = found["differs"]
    assert differs.place == Place("states", "s01") and differs.answer == "Chaos"
    assert differs.sentences == ("s01",)
    assert "Rigidity" not in differs.ask and "other-" not in differs.ask
    assert "The other 6 who answered: Rigidity, 6." in differs.marker
    assert "The key: Rigidity." in differs.marker


def test_in_a_small_class_nothing_is_said_about_the_others(asked):
    kinds = by_kind(asked(lambda best: turned(best, "states", "s01", "chaos"), others=3))
    assert not {"differs", "divided"} & kinds.keys()


def test_sure_and_wrong_is_asked_without_saying_that_it_is(asked):
    own = lambda best: {**turned(best, "five_p", "k1", "leave_out"), "confidence": {"five_p": 3}}  # noqa: E731
    found = asked(own, others=3)
    assert by_kind(found)["sure"].place == Place("five_p", "k1")
    assert "wrong" not in by_kind(found)["sure"].ask and "key" not in by_kind(found)["sure"].ask
    assert "sure" not in by_kind(asked(lambda best: {**own(best), "confidence": {"five_p": 2}}))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [([], "no line"), (["s24"], "one line"), (["s11", "s24", "s23"], "3 lines")],
)
def test_thin_evidence_for_what_is_right(asked, chosen, words):
    def own(best):
        return {**best, "evidence": {**best["evidence"], "bilateral": chosen}}

    thin = by_kind(asked(own))["thin"]
    assert thin.place == Place("domains", "bilateral")
    assert words in thin.ask and thin.sentences == tuple(chosen)
    assert "Enough by the key: line 2; or lines 11 and 12." in thin.marker


def test_what_changed_since_an_earlier_submission(asked):
    found = by_kind(asked(lambda best: best, lambda best: turned(best, "window", "g2", "above")))
    assert found["changed"].place == Place("window", "g2")
    assert "“Above”" in found["changed"].ask and found["changed"].answer == "Within"
    assert "changed" not in by_kind(asked(lambda best: best, lambda best: best))


def test_a_claim_brings_the_lines_that_it_names(asked):
    text = "He goes out. I think that the bus keeps the letter away (lines 1 and 99)."
    claim = by_kind(asked(lambda best: {**best, "narrative": {"n1": text}}))["claim"]
    assert claim.answer.startswith("I think") and claim.sentences == ("s01",)


def test_somebody_with_everything_right_is_asked_three_things_all_the_same(asked):
    found = asked(lambda best: best)
    assert [one.kind for one in found] == ["divided", "other", "other"]
    assert len({one.place for one in found}) == 3


def test_whoever_answered_little_is_asked_about_it_and_invited_to_more(asked):
    found = asked(lambda best: {"states": {"s02": "chaos"}})
    assert [one.kind for one in found] == ["divided", "welcome", "instead"]
    assert [one.kind for one in asked(lambda best: {})] == ["welcome", "instead", "instead"]


def test_no_question_says_anything_about_whose_words_they_are(asked):
    own = lambda best: {  # noqa: E731
        **turned(best, "states", "s01", "chaos"),
        "confidence": {"states": 3},
        "narrative": {"n1": "It is so because it is so."},
    }
    said = " ".join(one.ask + " ".join(one.marker) for one in asked(own)).lower()
    assert not any(word in said for word in ("honest", "cheat", "yourself", "copied", "chatbot"))
