"""The linter finds each thing that makes a case unfit, and says where and what to do."""

import pytest

from ipnb.formulation.linter import guessability, lint, unneeded_sentences

from .sample import SENTENCES, sample
from .test_case import set_at


def found(case, key, note=False, folder=None):
    """Fields with a fault (or note); the bots, which take longer, are tried where they matter."""
    some = [f for f in lint(case, key, folder, rows=[]) if f.is_note == note]
    assert all(f.problem and f.remedy for f in some)
    return {f.field for f in some}


def test_the_sample_is_fit():
    """Does a sound case pass, and is its author key called one?"""
    case, key = sample()
    assert [f.field for f in lint(case, key)] == ["source"]
    assert found(case, key, note=True) == {"source"}


CASE_FAULTS = [
    (
        ("items", "states", "options"),
        ["rigidity", "chaos", "flow", "not_enough", "dream"],
        "items.states.options",
    ),
    (("content_note",), None, "content_note"),
    (("instead",), None, "instead"),
    (("supports",), None, "supports"),
    (
        ("labels", "l1"),
        "a link that is argued with so many words that it must be the right one" * 2,
        "items.links.universe",
    ),
    (
        ("labels", "x1"),
        "an action described with much more care than all of the others here" * 2,
        "items.safety.actions",
    ),
    (
        ("items", "links", "universe"),
        ["l1", "l3", "l5", "l2", "l4", "l6", "l7", "l8"],
        "items.links.universe",
    ),
    (("items", "safety", "cues"), ["c1", "c8", "c3"], "items.safety.cues"),
    (("sentences", 0, "text"), "“I just shut down.”", "sentences[0].text"),
    (("sentences", 0, "text"), "“She is so rigid.”", "sentences[0].text"),
    (("sentences", 0, "text"), "“That triggered me.”", "sentences[0].text"),
    (("cards", 0, "text"), "A dysregulated evening", "cards[0].text"),
    (("sentences", 3, "text"), "“So you are an addict.”", "sentences[3].text"),
    (("labels", "c1"), "committed suicide", "labels.c1"),
]
KEY_FAULTS = [
    (("credit", "states"), {s: {"flow": 1} for s in SENTENCES}, "credit.states"),
    (("credit", "states", "s01"), {"rigidity": 1, "chaos": 0.5}, "credit.states.s01"),
    (("credit", "states", "s01"), {"rigidity": 0.7}, "credit.states.s01"),
    (("credit", "states", "s01"), None, "credit.states.s01"),
    (("credit", "attach"), None, "credit.attach"),
    (("sets", "links", "core"), [], "sets.links"),
    (
        ("sets", "links"),
        {"core": ["l1", "l2", "l3", "l4"], "neutral": ["l5", "l6", "l7", "l8"]},
        "sets.links",
    ),
    (("evidence", "vertical"), None, "evidence.vertical"),
    (
        ("evidence", "vertical", "sufficient"),
        [["s01", "s02", "s03", "s04"]],
        "evidence.vertical.sufficient[0]",
    ),
    (("evidence", "attach", "sufficient"), [["s01"]], "evidence.attach.sufficient[0]"),
    (("gate", "critical"), [], "gate.critical"),
    (("gate", "required_actions"), [], "gate.required_actions"),
    (("gate", "forbidden_actions"), [], "gate.forbidden_actions"),
    *[
        (("rationale", name), None, f"rationale.{name}")
        for name in ("states.s01", "links.l2", "plan.p1", "safety.c4", "safety.x3", "attach.attach")
    ],
]


@pytest.mark.parametrize(("path", "value", "field"), CASE_FAULTS)
def test_faults_of_a_case(path, value, field):
    """Would this slip reach students?"""
    case, key = sample()
    set_at(case, path, value)
    assert field in found(case, key)


@pytest.mark.parametrize(("path", "value", "field"), KEY_FAULTS)
def test_faults_of_a_key(path, value, field):
    """Would this slip be graded with?"""
    case, key = sample()
    set_at(key, path, value)
    assert field in found(case, key)


def test_withholding_has_to_be_right_twice():
    """Could “not enough” be dismissed as never right?"""
    case, key = sample()
    for credits in key["credit"]["states"].values():
        if "not_enough" in credits:
            credits.clear()
            credits["flow"] = 1
    key["credit"]["states"]["s04"] = {"not_enough": 1}
    assert "credit.states" in found(case, key)


def test_a_constant_worth_more_than_half_is_refused_only_where_it_is_graded():
    """Is a lopsided section found?"""
    case, key = sample()
    for n, segment in enumerate(("g1", "g2", "g3", "g4", "g5")):
        key["credit"]["window"][segment] = {"within": 1} if n else {"below": 1}
    assert "credit.window" in found(case, key)


def test_clients_may_call_themselves_what_they_like():
    """Would person-first language be forced on a client's own words?"""
    case, key = sample()
    case["sentences"][0] |= {"speaker": "client", "text": "“I am an addict, that is how I say it.”"}
    assert found(case, key) == set()
    case["sentences"][0]["speaker"] = "narrator"
    assert found(case, key) == {"sentences[0].text"}


def test_small_sections_are_said_to_be_pooled_or_formative():
    """Does an author learn that five links do not count?"""
    case, key = sample()
    case["items"]["window"]["only"] = ["g1", "g2", "g3"]
    key["credit"]["window"] = {g: key["credit"]["window"][g] for g in ("g1", "g2", "g3")}
    key["rationale"] = {
        n: w
        for n, w in key["rationale"].items()
        if n not in ("window.g4", "window.g5", "window.g6")
    }
    assert {"items.window", "items.states"} <= found(case, key, note=True)
    assert {"window", "states"} == {
        row["section"] for row in guessability(case, key) if row["pooled_with"]
    }
    del case["items"]["plan"], case["narrative"]
    case["items"]["links"]["universe"] = ["l1", "l2", "l3", "l4", "l5"]
    assert "items.links" in found(case, key, note=True)


def test_sentences_that_nobody_needs():
    """Is a sentence that is neither judged nor evidence named?"""
    case, key = sample()
    assert unneeded_sentences(case, key) == []
    case["items"]["states"]["only"] = ["s01", "s02"]
    assert "s24" in unneeded_sentences(case, key)
    assert "s05" not in unneeded_sentences(case, key)  # evidence for safety
    assert "sentences" in found(case, key, note=True)


def test_the_folder_has_the_name_and_one_notebook(tmp_path):
    """Would nbgrader meet two notebooks, release somebody's answers, or look for a key of another name?"""
    case, key = sample()
    folder = tmp_path / "00-other"
    folder.mkdir()
    assert "id" in found(case, key, folder=folder)
    folder = tmp_path / "00-sample"
    folder.mkdir()
    (folder / "00-sample.ipynb").touch()
    assert found(case, key, folder=folder) == {"instead.case"}, "the equivalent case is not there"
    (tmp_path / "00b-sample").mkdir()
    (tmp_path / "00b-sample/case.yaml").touch()
    assert found(case, key, folder=folder) == set()
    (folder / "copy.ipynb").touch()
    assert "id" in found(case, key, folder=folder)
    (folder / "copy.ipynb").unlink()
    (folder / "answers.json").touch()
    assert "id" in found(case, key, folder=folder)


def test_a_panel_of_eight_is_no_author_key():
    """Is the label taken away when enough raters answered?"""
    case, key = sample()
    key |= {"source": "panel", "n": 8}
    assert "source" not in found(case, key, note=True)


def test_a_bot_over_its_limit_is_a_fault():
    """Does a case that can be gamed pass the linter?"""
    case, key = sample()
    key["credit"]["states"] = {
        i: {o: c / 2 for o, c in t.items()} for i, t in key["credit"]["states"].items()
    }
    assert any("The bot “expert” earns" in f.problem for f in lint(case, key))
