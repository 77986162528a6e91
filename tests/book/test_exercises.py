"""The book's exercises: nothing but understanding solves them, and each chapter has its file."""

import re
from collections import Counter

import pytest
import yaml

from ipnb.models.forgetting import model as forgetting
from ipnb.models.prediction_error import model as prediction_error
from ipnb.sphinxext.exercises import form_only
from ipnb.sphinxext.exercises.exercise_files import load_exercises
from ipnb.sphinxext.exercises.forms import ONE, ORDERING, SORTING
from ipnb.sphinxext.exercises.kinds import KINDS, kind_of

from .texts import CHAPTERS, EXERCISES, exercises

PARTS_ONE_AND_TWO = ("foundations", "mind-brain-relationship")


def name_of(file) -> str:
    """The chapter that a file of exercises stands beside."""
    return file.name.removesuffix(".exercises.yaml")


def places() -> list[tuple[str, str, list[int], int]]:
    """File, exercise, the place of the best option for each line as it stands, and how many options."""
    found = []
    for file in EXERCISES:
        for exercise in yaml.safe_load(file.read_text(encoding="utf-8"))["exercises"]:
            case, credit = exercise["case"], exercise["key"].get("credit", {})
            order = [one["id"] for one in case["sentences"]]
            for name, item in case["items"].items():
                if "options" not in item:
                    continue  # a kind without options has no places
                best = {line: max(of, key=of.get) for line, of in credit.get(name, {}).items()}
                at = [item["options"].index(best[line]) for line in order if line in best]
                found.append((name_of(file), exercise["id"], at, len(item["options"])))
    return found


def always_the_same_place(single: list[tuple[str, int]]) -> list[str]:
    """Files with more than two questions whose right answer stands in one place throughout."""
    by_chapter = {file: [p for f, p in single if f == file] for file, _ in single}
    return [file for file, at in by_chapter.items() if len(at) > 2 and len(set(at)) == 1]


def test_is_no_place_the_right_one_more_often_than_others():
    """An author writes the right answer at a favourite place: the second was right in two of three."""
    single = [(file, at[0]) for file, _, at, count in places() if len(at) == 1 and count == 4]
    assert len(single) > 40
    often = Counter(place for _, place in single)
    assert len(often) == 4 and max(often.values()) / len(single) <= 0.35, often
    assert always_the_same_place(single) == []


def test_do_right_answers_not_run_down_the_options():
    """Line after line, option after option: nothing would have to be read."""
    several = [(file, name, at) for file, name, at, _ in places() if len(at) > 2]
    assert [
        (file, name) for file, name, at in several if at in (sorted(at), sorted(at)[::-1])
    ] == []


def test_can_they_not_be_solved_by_their_form():
    """Length, place, hedges or the sound of a good counsellor: none comes out above chance.

    A right answer may be the longest now and then: if it never is, the longest can be ruled out.
    """
    loaded = list(load_exercises(EXERCISES)[0].values())
    sizes = form_only.sizes(loaded)
    assert all(sizes[kind] >= form_only.ENOUGH for kind in (ONE, SORTING, ORDERING)), sizes
    assert form_only.faults(loaded) == []


def test_is_no_right_answer_much_longer_or_shorter_than_the_wrong_ones():
    """A reader sees a difference of a quarter at a glance."""
    odd = []
    for exercise in load_exercises(EXERCISES)[0].values():
        for form, keyed in form_only.forms(exercise):
            lengths = [len(option) for option in form.options]
            right = lengths[keyed[0].index(True)]
            others = sorted(set(lengths) - {right}) or [right]
            if form.kind == ONE and min(lengths) > 20:
                odd += [exercise["id"]] * (not 0.75 * others[0] <= right <= 1.25 * others[-1])
    assert odd == []


def test_is_every_new_kind_used_in_the_first_ten_chapters():
    """A kind that is met once is not learned: at least two exercises each."""
    first = [path for path in EXERCISES if path.parent.name in PARTS_ONE_AND_TWO]
    used = Counter(kind_of(one).name for one in load_exercises(first)[0].values())
    assert {kind: used[kind] for kind in KINDS if used[kind] < 2} == {}


def test_is_every_file_named_as_its_chapter():
    """A number in a file's name is wrong as soon as a chapter is put in between."""
    names = {file.with_name(name_of(file)) for file in EXERCISES}
    assert names == {chapter.with_suffix("") for chapter in CHAPTERS}


def test_does_a_reason_say_more_than_yes_or_no():
    """On a card of the review the answer already stands there, and a reason that begins with yes repeats it."""
    bare = re.compile(r"(?:Yes|No)\b[.,:;]")
    begins = [
        (exercise["id"], name)
        for exercise in exercises()
        for name, reason in exercise["key"].get("rationale", {}).items()
        if bare.match(str(reason))
    ]
    assert begins == []


def test_numbers_that_a_model_gives_are_what_it_gives():
    """The key is written by hand: does it follow when a model is changed?"""
    by_id = {one["id"]: one for one in exercises()}

    def keyed(name: str) -> dict[str, float]:
        return {s: one["value"] for s, one in by_id[name]["key"]["number"]["guess"].items()}

    changed = {
        "s01": {"course": 2, "noticed": 1},
        "s02": {"course": 2, "second": 10},
        "s03": {"course": 5, "together": 0},
    }
    computed = {s: prediction_error.at_test(**settings) for s, settings in changed.items()}
    assert computed == pytest.approx(keyed("one-thing-changed"), abs=0.0051)

    def missed(person: int) -> float:
        settings = {"shape": 1, "shown": 4, "person": person, "other": person}
        return forgetting.miss(
            forgetting.least_squares(**settings), forgetting.tested_points(**settings)
        )

    computed = {"s01": missed(2), "s02": missed(3), "s03": missed(4)}
    assert computed == pytest.approx(keyed("three-more-people"), abs=0.051)
