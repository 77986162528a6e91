"""The list is the book's own, and a rule that cannot be used is told with its line."""

import re

import pytest

from chapter_exercises.support import CHECKOUT, RULE, small_book
from ipnb.chapter_exercises.build import build_exercises
from ipnb.chapter_exercises.from_book import (
    chapters_of_book,
    digest_parts,
    is_of_exercises,
    load_exercise_list,
)
from ipnb.documents.diagnostics import DocumentError


def test_it_holds_the_exercises_that_the_chapters_show():
    """Would an exercise be asked for that no page has, or one be missing?"""
    for chapter in (chapters := chapters_of_book(CHECKOUT)):
        text = (CHECKOUT / f"{chapter.page}.md").read_text(encoding="utf-8")
        shown = re.findall(r"^```\{check\} (\S+)", text, re.MULTILINE)
        assert sorted(one.id for one in chapter.exercises) == sorted(shown)
        assert f"# {chapter.title}\n" in text
    assert [chapter.number for chapter in chapters] == list(range(1, 22))


def test_only_numbered_chapters_with_exercises_are_in_it(tmp_path):
    """Would a chapter without exercises count against everybody?"""
    folder = small_book(tmp_path)
    asked = load_exercise_list(folder, tmp_path)
    assert [(one.id, one.number, one.title) for one in asked.chapters] == [
        ("full", 2, "The full one")
    ]
    assert is_of_exercises(folder) and not is_of_exercises(tmp_path)
    assert digest_parts(asked) == [0.8, [["full", [f"full-{n}" for n in range(1, 6)]]]]


def test_a_copy_without_the_book_keeps_its_chapters(tmp_path):
    """On a hub's copy: can an instructor change the share without the book?"""
    folder = small_book(tmp_path)
    with_book = load_exercise_list(folder, tmp_path)
    with pytest.raises(DocumentError, match="neither a book nor a readable"):
        load_exercise_list(folder, tmp_path / "elsewhere")
    build_exercises(with_book, folder)
    (folder / "exercises.yaml").write_text(RULE.replace("0.8", "0.5"))
    asked = load_exercise_list(folder, tmp_path / "elsewhere")
    assert (asked.share, asked.chapters) == (0.5, with_book.chapters)


@pytest.mark.parametrize(
    "text, said",
    [
        (RULE.replace("0.8", "80"), r"exercises.yaml:4: share: .*at most 1"),
        (RULE + "leave_out: [fool]\n", r"exercises.yaml:5: leave_out.*no chapter fool.*full"),
        (RULE + "leave_out: [full]\n", r"No chapter is left"),
        (RULE + "due: tomorrow\n", r"Unknown field due"),
        ("[1, 2]", r"no fields"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told(text, said, tmp_path):
    """Would a slip in the rule change everybody's mark in silence?"""
    folder = small_book(tmp_path)
    (folder / "exercises.yaml").write_text(text)
    with pytest.raises(DocumentError) as refused:
        load_exercise_list(folder, tmp_path)
    assert re.search(said, str(refused.value)), str(refused.value)
