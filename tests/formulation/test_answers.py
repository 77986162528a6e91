"""Answers are read with care; whatever is wrong is told in plain words, and never with the key."""

import json
import os

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import StillOpen, check_folder, load_answers, missing, parse_answers
from ipnb.formulation.simulated_respondents import expert

from .sample import sample

BASE = {"schema": "ipnb.answers/1", "case": "00-sample"}
CASE, KEY = sample()


def complete():
    return {**BASE, **expert(CASE, KEY), "narrative": {"n1": "word " * 150}}


def refused(data):
    text = data if isinstance(data, (str, bytes)) else json.dumps(data)
    with pytest.raises(DocumentError) as caught:
        parse_answers(text, CASE)
    assert all(f.file == "answers.json" and f.remedy for f in caught.value.diagnostics)
    return caught.value.diagnostics


def test_a_blank_is_valid():
    """Would somebody who hands in nothing be held as unreadable?"""
    assert parse_answers(json.dumps(BASE), CASE) == BASE


def test_a_complete_form_is_valid():
    """Does everything the form can save pass?"""
    data = {
        **complete(),
        "student": "ann",
        "workspace": "w",
        "revision": 3,
        "saved_at": "2030-01-01T00:00:00Z",
    }
    data |= {"confidence": {"states": 3, "evidence": 1}, "notes": {"s01": "look again"}}
    assert parse_answers(json.dumps(data), CASE) == data


def test_null_means_open():
    """Would a cleared answer be refused?"""
    data = {
        **BASE,
        "states": {"s01": None, "s02": "flow"},
        "student": None,
        "safety": {"flags": {"c1": None}},
    }
    assert parse_answers(json.dumps(data), CASE) == {
        **BASE,
        "states": {"s02": "flow"},
        "safety": {"flags": {}},
    }


def test_texts_lose_what_no_notebook_can_hold():
    """Would a cut emoji or a control sign break the gradebook later?"""
    data = parse_answers(
        '{"schema":"ipnb.answers/1","case":"00-sample","narrative":{"n1":"a\\u0000b\\ud83d c\\n"}}',
        CASE,
    )
    assert data["narrative"]["n1"] == "ab? c\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ('{"schema": "ipnb.answers/1", "case"', "cut off"),
        ("[]", "does not hold answers"),
        ("null", "does not hold answers"),
        ('{"a": NaN}', "not a number"),
        ('{"a": -Infinity}', "not a number"),
        ('{"a": 1e999}', "not a number"),
        ('{"a": ' + "9" * 5000 + "}", "too long"),
        ('{"a": 1, "a": 2}', "stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 20 + "1" + "}" * 20, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8"),
        ('{"a": "' + "x" * 1_000_000 + '"}', "larger than 1 MB"),
    ],
)
def test_damaged_answers_are_refused_in_plain_words(text, words):
    """Would a damaged file be graded, or crash the grader?"""
    [fault] = refused(text)
    assert words in fault.problem


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"case": "07-other"}, "case"),
        ({"schema": "ipnb.answers/2"}, "schema"),
        ({"case": 3}, "case"),
        ({"revision": "three"}, "revision"),
        ({"colours": {}}, "colours"),
        ({"states": {"s99": "flow"}}, "states.s99"),
        ({"states": {"s01": "happy"}}, "states.s01"),
        ({"states": {"s01": ["flow"]}}, "states.s01"),
        ({"states": ["flow"]}, "states"),
        ({"states": "flow"}, "states"),
        ({"links": {"l1": True}}, "links"),
        ({"links": ["l1", "l1"]}, "links"),
        ({"links": ["l99"]}, "links"),
        ({"links": [1]}, "links"),
        ({"plan": ["p1", "p2", "p3", "p4", "p5"]}, "plan"),
        ({"attach": {"secure": 101}}, "attach.secure"),
        ({"attach": {"secure": True}}, "attach.secure"),
        ({"attach": {"secure": 60, "avoidant": 60}}, "attach"),
        ({"attach": {"worried": 10}}, "attach.worried"),
        ({"safety": {"flags": {"c9": "no_flag"}}}, "safety.flags.c9"),
        ({"safety": {"flags": {"c1": "maybe"}}}, "safety.flags.c1"),
        ({"safety": {"flags": {"c1": ["s99"]}}}, "safety.flags.c1"),
        ({"safety": {"flags": ["c1"]}}, "safety.flags"),
        ({"safety": {"actions": "x1"}}, "safety.actions"),
        ({"safety": {"risk": 7}}, "safety.risk"),
        ({"evidence": {"memory": ["s01", "s02", "s03", "s04", "s05"]}}, "evidence.memory"),
        ({"evidence": {"s01": ["s01"]}}, "evidence.s01"),
        ({"evidence": {"memory": ["s99"]}}, "evidence.memory"),
        ({"confidence": {"states": 4}}, "confidence.states"),
        ({"confidence": {"colours": 1}}, "confidence.colours"),
        ({"narrative": {"n9": "x"}}, "narrative.n9"),
        ({"narrative": {"n1": 3}}, "narrative.n1"),
    ],
)
def test_answers_that_do_not_fit_the_case_are_refused(change, field):
    """Would an unknown id, option or type slip into the scoring?"""
    assert field in [fault.field for fault in refused({**BASE, **change})]


def test_faults_come_all_at_once_and_not_by_the_thousand():
    """Does one fault hide the others, or a damaged file flood the page?"""
    faults = refused({**BASE, "states": {"s01": "x", "s02": "y"}, "links": ["q"]})
    assert [f.field for f in faults] == ["states.s01", "states.s02", "links"]
    assert len(refused({**BASE, "links": [f"q{n}" for n in range(5000)]})) == 20


def test_a_fault_says_nothing_that_only_the_key_knows():
    """Could a student learn an answer from an error message?"""
    told = " ".join(
        str(f) for f in refused({**BASE, "states": {i["id"]: "x" for i in CASE["sentences"]}})
    )
    assert "Because of what" not in told
    assert "credit" not in told


def test_files_are_opened_with_care(tmp_path):
    """Would a link, a pipe or a folder be followed, or waited for?"""
    inside = tmp_path / "answers.json"
    (tmp_path / "secret.json").write_text(json.dumps(BASE), encoding="utf-8")
    os.symlink(tmp_path / "secret.json", inside)
    with pytest.raises(DocumentError):
        load_answers(inside, CASE)
    inside.unlink()
    os.mkfifo(inside)
    with pytest.raises(DocumentError, match="not a plain file"):
        load_answers(inside, CASE)
    inside.unlink()
    inside.mkdir()
    with pytest.raises(DocumentError):
        load_answers(inside, CASE)
    inside.rmdir()
    with pytest.raises(DocumentError, match="cannot be read"):
        load_answers(inside, CASE)
    inside.write_bytes(b"\xef\xbb\xbf" + json.dumps(BASE).encode())
    assert load_answers(inside, CASE) == BASE
    inside.write_bytes(b" " * 1_000_001)
    with pytest.raises(DocumentError, match="1 MB"):
        load_answers(inside, CASE)


def test_what_is_open_is_said_in_words():
    """Does a student learn what is left, and nothing about what is right?"""
    assert missing(CASE, complete()) == []
    told = missing(CASE, {})
    assert "States: nothing answered yet" in told
    assert "Attachment: 100 of 100 points not placed" in told
    assert "Safety: no action chosen" in told
    answers = complete()
    del answers["states"]["s03"], answers["evidence"]["vertical"], answers["evidence"]["attach"]
    answers["links"] = []
    assert missing(CASE, answers) == [
        "States: 1 open: line 3",
        "Domains: no sentence yet for Vertical",
        "Links: nothing chosen",
        "Attachment: choose two sentences, or put half of the points on “not enough information”",
    ]


def test_the_folder_check_says_one_short_thing(tmp_path, capsys):
    """Does Validate show words, and no traceback?"""
    with pytest.raises(StillOpen, match="no readable case"):
        check_folder(tmp_path)
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")
    with pytest.raises(StillOpen, match="Nothing is saved yet"):
        check_folder(tmp_path)
    answers = complete()
    del answers["window"]
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    with pytest.raises(StillOpen) as caught:
        check_folder(tmp_path)
    assert caught.value._render_traceback_() == [
        "Still open (you may hand in all the same):\n  • Window: nothing answered yet"
    ]
    (tmp_path / "answers.json").write_text('{"schema"', encoding="utf-8")
    with pytest.raises(StillOpen, match="cut off"):
        check_folder(tmp_path)
    (tmp_path / "answers.json").write_text(json.dumps(complete()), encoding="utf-8")
    check_folder(tmp_path)
    assert "Everything has an answer" in capsys.readouterr().out
