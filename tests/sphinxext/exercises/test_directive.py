"""Exercises: every answer has a reason, and every fault its line."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from _ext import exercises

from .conftest import EXERCISES, ROOT
from .test_text import CHAPTERS


def load(tmp_path: Path, text: str):
    (tmp_path / "first.yaml").write_text(text)
    return exercises.load_exercises(tmp_path)


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
        ("id: two-lines", "id: variance", "stands in first.yaml too"),
        ("    prompt: Choose *one*.\n", "", "`prompt` is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, old, new, words):
    assert old in EXERCISES
    _, faults = load(tmp_path, EXERCISES.replace(old, new))
    assert any(words in fault.words for fault in faults), faults
    assert all(fault.line > 1 for fault in faults)


def test_the_reason_for_one_option_goes_before_the_reason_for_the_question(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["variance"][0]
    assert exercises.reason(exercise, "states", "q", "quarter") == "That is r, not its square."
    assert exercises.reason(exercise, "states", "q", "six") == "r squared is .06."


def test_an_answer_that_the_key_does_not_name_earns_nothing(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["variance"][0]
    assert [exercises.credit(exercise, "states", "q", o) for o in ("six", "quarter", "cause")] == [
        1,
        0.5,
        0,
    ]


def test_do_options_use_the_words_of_the_course(tmp_path):
    exercise = load(tmp_path, EXERCISES)[0]["two-lines"][0]
    assert exercises.words_of(exercise, "not_enough") == "Not enough information"


# ---------------------------------------------------------------- the book's own


def places() -> list[tuple[str, str, list[int], int]]:
    """File, exercise, the place of the best option for each line as it stands, and how many options."""
    found = []
    for file in sorted((ROOT / "book/exercises").glob("*.yaml")):
        for exercise in yaml.safe_load(file.read_text(encoding="utf-8"))["exercises"]:
            case, credit = exercise["case"], exercise["key"].get("credit", {})
            order = [one["id"] for one in case["sentences"]]
            for name, item in case["items"].items():
                best = {line: max(of, key=of.get) for line, of in credit.get(name, {}).items()}
                at = [item["options"].index(best[line]) for line in order if line in best]
                found.append((file.stem, exercise["id"], at, len(item["options"])))
    return found


def test_is_no_place_the_right_one_more_often_than_others():
    """An author writes the right answer at a favourite place: the second was right in two of three."""
    single = [(file, at[0]) for file, _, at, count in places() if len(at) == 1 and count == 4]
    assert len(single) > 40
    often = Counter(place for _, place in single)
    assert len(often) == 4 and max(often.values()) / len(single) <= 0.35, often
    by_chapter = {file: [p for f, p in single if f == file] for file, _ in single}
    assert [file for file, at in by_chapter.items() if len(at) > 2 and len(set(at)) == 1] == []


def test_do_right_answers_not_run_down_the_options():
    """Line after line, option after option: nothing would have to be read."""
    several = [(file, name, at) for file, name, at, _ in places() if len(at) > 2]
    assert [
        (file, name) for file, name, at in several if at in (sorted(at), sorted(at)[::-1])
    ] == []


def test_is_every_file_named_as_its_chapter():
    """A number in a file's name is wrong as soon as a chapter is put in between."""
    names = {file.stem for file in (ROOT / "book/exercises").glob("*.yaml")}
    assert names == {chapter.stem for chapter in CHAPTERS}
