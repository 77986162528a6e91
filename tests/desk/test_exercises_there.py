"""What there is of a student's exercises is read with care."""

import json

from chapter_exercises.support import did

from ipnb.desk.exercises_there import LEFT_OUT, chapters_left_out, last_handed_in, read_handed_in


def test_the_newest_that_can_be_read_counts(tmp_path):
    """Would one damaged copy hide all that was handed in before?"""
    texts = ["{", json.dumps(did(2).to_data()), json.dumps(did(1).to_data())]
    folders = [tmp_path / str(number) for number in range(4)]
    for folder, text in zip(folders, texts, strict=False):
        folder.mkdir()
        (folder / "answers.json").write_text(text)
    assert last_handed_in(folders) == did(2)
    assert last_handed_in([folders[3]]) is None and read_handed_in(folders[0]) is None


def test_chapters_left_out_are_names_or_none(tmp_path):
    """A file that somebody has edited: no page breaks by it."""
    assert chapters_left_out(tmp_path) == []
    for text, found in (('["b", 5, "a", "a"]', ["a", "b"]), ("{", []), ("5", []), ("null", [])):
        (tmp_path / LEFT_OUT).write_text(text)
        assert chapters_left_out(tmp_path) == found
