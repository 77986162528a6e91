"""Answers are read with care; whatever is wrong is told in plain words, and never with the key."""

import json
import os

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import StillOpen, check_folder, load_answers, parse_answers
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


def test_faults_come_all_at_once_and_not_by_the_thousand():
    """Does one fault hide the others, or a damaged file flood the page?"""
    faults = refused({**BASE, "states": {"s01": "x", "s02": "y"}, "links": ["q"]})
    assert [f.field for f in faults] == ["states.s01", "states.s02", "links"]
    assert len(refused({**BASE, "links": [f"q{n}" for n in range(5000)]})) == 20


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
