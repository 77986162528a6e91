"""Numbers of chapters come from the table of contents, and no page types them."""

import re

import pytest

from .conftest import ROOT
from .test_text import BOOK, CHAPTERS

PAGES = [*sorted(BOOK.glob("*.md")), *sorted((BOOK / "instructors").glob("*.md")), *CHAPTERS]
CASES = [
    *sorted(ROOT.glob("source/*/case.yaml")),
    *sorted(ROOT.glob("keys/*.yaml")),
    *sorted(BOOK.glob("practice/*/*.yaml")),
    *sorted(BOOK.glob("exercises/*.yaml")),
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


def test_a_chapter_put_in_between_is_counted(book):
    """Do the numbers move when a chapter comes before?"""
    book.write("book/two.md", "# Two\n\nWords.\n")
    book.write("book/zz.md", "# Last\n\nSee chapter {chapter}`two`.\n")
    assert book.build().returncode == 0
    before = int(re.search(r"See chapter (\d+)\.", book.page("zz"))[1])
    book.write("book/one.md", "# One\n\nWords.\n")
    done = book.build()
    assert done.returncode == 0, done.stderr
    assert f"See chapter {before + 1}." in book.page("zz")


def test_a_misspelt_chapter_is_named_with_the_nearest(book):
    book.write("book/two.md", "# Two\n\nSee chapter {chapter}`twoo`.\n")
    done = book.build()
    assert done.returncode != 0 and "no numbered chapter 'twoo'. Did you mean 'two'?" in done.stderr
