"""Numbers of chapters: no page types them, and each that is asked for exists."""

import re

import pytest

from .texts import BOOK, CHAPTERS, EXERCISES, ROOT

PAGES = [*sorted(BOOK.glob("*.md")), *sorted((BOOK / "instructors").rglob("*.md")), *CHAPTERS]
CASES = [
    *sorted(ROOT.glob("source/*/case.yaml")),
    *sorted(ROOT.glob("keys/*.yaml")),
    *sorted(BOOK.glob("practice/*/*.yaml")),
    *EXERCISES,
]
TYPED = re.compile(r"\b[Cc]hapters? \d|\b\d+, (?:\{doc\}|\[)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_number_of_a_chapter_is_typed(path):
    """Would a number be wrong as soon as a chapter is put in between?"""
    assert not TYPED.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nor_in_a_case_a_key_or_an_exercise(path):
    """Would a hint or a reason send a student to another chapter than it means?"""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if not line.lstrip().startswith("#") and TYPED.search(line)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_chapter_that_is_numbered_exists(path):
    """Does a number belong to no chapter?"""
    there = {path.relative_to(BOOK).with_suffix("").as_posix() for path in CHAPTERS}
    assert set(re.findall(r"\{chapter\}`([^`]+)`", path.read_text(encoding="utf-8"))) <= there
