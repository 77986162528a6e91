"""Exercises: every answer has a reason, and every fault its line."""

from pathlib import Path

import pytest

from ipnb.sphinxext.exercises import exercise_files, questions

from ..conftest import EXERCISES


def load(tmp_path: Path, text: str):
    path = tmp_path / "first.exercises.yaml"
    path.write_text(text)
    return exercise_files.load_exercises([path])


def test_a_good_file_has_no_faults(tmp_path):
    found, faults = load(tmp_path, EXERCISES)
    assert list(found) == ["variance", "two-lines"] and faults == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("        states.q: r squared is .06.\n", "", "no reason for states.q.six"),
        ("{q: {six: 1, quarter: .5}}", "{q: {six: .5}}", "no answer to states.q has full credit"),
        (
            "{q: {six: 1, quarter: .5}}",
            "{q: {six: 1, qarter: .5}}",
            "unknown option 'qarter' in the key. Did you mean 'quarter'?",
        ),
        (
            "{six: 1, quarter: .5}}",
            "{six: 1}, z: {six: 1}}",
            "the key has states.z, the case has not",
        ),
        ("id: two-lines", "id: variance", "stands in first.exercises.yaml too"),
        ("    prompt: Choose *one*.\n", "", "`prompt` is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, old, new, words):
    assert old in EXERCISES
    _, faults = load(tmp_path, EXERCISES.replace(old, new))
    assert any(words in fault.words for fault in faults), faults
    assert all(fault.line > 1 for fault in faults)


def test_the_reason_for_one_option_goes_before_the_reason_for_the_question(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["variance"]
    assert questions.reason(exercise, "states", "q", "quarter") == "That is r, not its square."
    assert questions.reason(exercise, "states", "q", "six") == "r squared is .06."


def test_an_answer_that_the_key_does_not_name_earns_nothing(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["variance"]
    assert [questions.credit(exercise, "states", "q", o) for o in ("six", "quarter", "cause")] == [
        1,
        0.5,
        0,
    ]


def test_do_options_use_the_words_of_the_course(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["two-lines"]
    assert questions.words_of(exercise, "not_enough") == "Not enough information"


def test_options_may_have_an_order_of_their_own(tmp_path):
    text = EXERCISES.replace("options: [six,", "in_order: true, options: [six,")
    found, wrong = load(tmp_path, text)
    settings = found["variance"]["case"]["items"]["states"]
    assert wrong == [] and questions.keeps_order(settings)
    assert not questions.keeps_order(found["two-lines"]["case"]["items"]["states"])
