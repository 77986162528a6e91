"""The list of exercises goes to a file and back, and what is no list is none."""

import json

import pytest

from chapter_exercises.support import ASKED
from ipnb.chapter_exercises.exercise_list import FILE, ExerciseList, read_exercise_list


def test_a_list_comes_back_as_it_was_written(tmp_path):
    """Would a desk show another list than the one that was released?"""
    (tmp_path / FILE).write_text(json.dumps(ASKED.to_data()))
    assert read_exercise_list(tmp_path) == ASKED
    assert len(ASKED.ids) == 15


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "ipnb.exercise-list/9"},
        {"points": "many"},
        {"chapters": 5},
        {"chapters": [{"id": "one", "exercises": []}]},
    ],
)
def test_what_is_no_list_is_refused(change, tmp_path):
    """Would a damaged or a newer file draw half a desk?"""
    with pytest.raises(ValueError, match="no list of exercises"):
        ExerciseList.from_data(ASKED.to_data() | change)
    (tmp_path / FILE).write_text(json.dumps(ASKED.to_data() | change))
    assert read_exercise_list(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{", "5"])
def test_a_damaged_or_missing_file_is_no_list(text, tmp_path):
    """Would one folder take the whole desk down?"""
    assert read_exercise_list(tmp_path) is None
    (tmp_path / FILE).write_text(text)
    assert read_exercise_list(tmp_path) is None
