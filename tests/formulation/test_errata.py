"""The way of a typo after release: told, explained, and never at the cost of answers given before."""

import json

import pytest

from ipnb.cli import main
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.case import check_case
from ipnb.formulation.corrections import corrections
from ipnb.formulation.errata import since_release
from ipnb.formulation.feedback import explain
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import expert

from .sample import sample
from .test_case import set_at

OLD = sample()[0]["sentences"][2]["text"]
NEW = OLD.replace("the neighbour", "the neighbours")


def corrected(**own):
    """The sample with a typo mended in s03, and the erratum."""
    case, _ = sample()
    case["sentences"][2]["text"] = NEW
    case["errata"] = [{"date": "2026-03-02", "id": "s03", "was": OLD, "now": NEW, **own}]
    return case


def changes(case, note=False):
    found = since_release(case, sample()[0], "assignments/00-sample/case.json")
    return {fault.field for fault in found if fault.is_note == note}


# ---------------------------------------------------------------- in the case


def test_a_correction_is_accepted_and_told():
    """Can a case say what was corrected, and does a student read it?"""
    case, (_, key) = check_case(corrected()), sample()
    [line] = corrections(case)
    assert line.startswith(
        "Corrected on 2 March 2026: line 3 read “On day 3 there was the neighbour"
    )
    answers = expert(case, key)
    assert line in explain(case, key, answers, score(case, key, answers))["notes"]


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"id": "s99"}, "errata[0].id"),
        ({"now": "Something else."}, "errata[0].now"),
        ({"was": NEW}, "errata[0].now"),
        ({"date": "2026-13-01"}, "errata[0].date"),
        ({"date": "March"}, "errata[0].date"),
    ],
)
def test_a_correction_that_is_not_true_is_a_fault(own, field):
    """Would students be told of a change that is not in the text?"""
    with pytest.raises(DocumentError) as caught:
        check_case(corrected(**own))
    assert field in [fault.field for fault in caught.value.diagnostics]


def test_corrections_of_the_same_words_follow_on_one_another():
    """Can a second typo in the same line be mended too, and not out of order?"""
    case = corrected()
    newer = NEW.replace("think about", "think over")
    case["sentences"][2]["text"] = newer
    second = {"date": "2026-03-09", "id": "s03", "was": NEW, "now": newer}
    case["errata"].append(second)
    check_case(case)
    assert changes(case) == changes(case, note=True) == set()
    for wrong in ({"was": OLD}, {"date": "2026-03-01"}):
        with pytest.raises(DocumentError):
            check_case({**case, "errata": [case["errata"][0], {**second, **wrong}]})


# ---------------------------------------------------------------- against the release


def test_nothing_changed_is_nothing_said():
    assert changes(sample()[0]) == changes(sample()[0], note=True) == set()


def test_other_words_are_told_until_an_erratum_explains_them():
    """Would a change in what students read go unnoticed?"""
    case = corrected()
    assert changes(case) == changes(case, note=True) == set()
    del case["errata"]
    assert changes(case) == set() and changes(case, note=True) == {"sentences[2].text"}


def test_words_of_cards_labels_and_the_title_count_too():
    case, _ = sample()
    case["title"] += "s"
    case["cards"][0]["text"] += "s"
    case["labels"]["l1"] += "s"
    assert changes(case, note=True) == {"title", "cards[0].text", "labels.l1"}


def _reuse(case):
    case["sentences"][2]["text"] = "Nobody speaks; a tram goes by outside, and then another one."


def _renumber(case):
    one, other = case["sentences"][2:4]
    one["text"], other["text"] = other["text"], one["text"]


BREAKS = [
    (("sentences", 20), None, "sentences"),
    (("cards", 11), None, "cards"),
    (("narrative",), None, "narrative"),
    (("items", "plan"), None, "items"),
    (("items", "states", "only"), ["s01", "s02"], "items.states.only"),
    (("items", "states", "options"), ["rigidity", "chaos", "flow"], "items.states.options"),
    (("items", "plan", "budget"), 2, "items.plan.budget"),
    (("items", "plan", "universe"), ["p1", "p2"], "items.plan.universe"),
    (("items", "safety", "cues"), ["c1", "c8"], "items.safety.cues"),
    (("items", "domains", "needs_evidence"), ["both"], "items.domains.needs_evidence"),
    (("evidence_max",), 2, "evidence_max"),
]


@pytest.mark.parametrize(("path", "value", "field"), BREAKS)
def test_what_would_invalidate_answers_is_a_fault(path, value, field):
    """Could an id vanish under a student's answer?"""
    case, _ = sample()
    set_at(case, path, value)
    assert field in changes(case)


@pytest.mark.parametrize("spoil", [_reuse, _renumber])
def test_an_id_used_for_something_else_is_a_fault_even_with_an_erratum(spoil):
    """Would an answer given to one sentence be read as one to another?"""
    case, _ = sample()
    spoil(case)
    text = case["sentences"][2]["text"]
    case["errata"] = [{"date": "2026-03-02", "id": "s03", "was": OLD, "now": text}]
    assert "sentences[2].text" in changes(case)


def test_answers_given_before_a_correction_are_accepted_after_it():
    case, (before, key) = corrected(), sample()
    told = {"schema": "ipnb.answers/1", "case": "00-sample", **expert(before, key)}
    answers = parse_answers(json.dumps(told), case)
    assert score(case, key, answers)["total"] == pytest.approx(1.0)


# ---------------------------------------------------------------- for an author


def test_check_tells_and_build_refuses_what_breaks_answers(tmp_path, monkeypatch, capsys):
    """Does an author learn of it before students do?"""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    (tmp_path / "source").mkdir()
    assert main(["case", "new", "08-wen"]) == 0
    assert main(["case", "build"]) == 0
    released = tmp_path / "assignments/08-wen"
    released.mkdir(parents=True)
    (tmp_path / "source/08-wen/case.json").rename(released / "case.json")
    file = tmp_path / "source/08-wen/case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("puts a bicycle lamp", "puts the bicycle lamp"), encoding="utf-8")
    capsys.readouterr()
    assert main(["case", "check"]) == 0
    said = capsys.readouterr().out
    assert (
        "s01 reads otherwise than in assignments/08-wen/case.json" in said
        and "errata: - {date" in said
    )
    file.write_text(
        text.replace("id: s20", "id: s21").replace(", s20]", ", s21]"), encoding="utf-8"
    )
    key = tmp_path / "keys/08-wen.yaml"
    key.write_text(key.read_text(encoding="utf-8").replace("s20", "s21"), encoding="utf-8")
    assert main(["case", "build"]) == 1
    assert "s20 is gone, and students have it" in capsys.readouterr().out
