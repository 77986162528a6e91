"""A notebook with tests is known by its cells, and put together so that the instructor's cells stay theirs."""

import json

import pytest

from grading.code_course import CODE, graded_cell, source_notebook
from ipnb.grading.code_notebook import (
    HandedInCell,
    SourceCell,
    code_assignment,
    code_problems,
    digest_of_tests,
    put_together,
)

TEXT = SourceCell("intro", "markdown", "Read this.", False, False, 0)
TASK = SourceCell("mean", "code", "# write here", False, True, 0)
TEST = SourceCell("test", "code", "assert mean", True, False, 4)
LAST = SourceCell("last", "code", "assert more", True, False, 2)
OURS = (TEXT, TASK, TEST, LAST)


def handed_in(**texts):
    return [HandedInCell(name, "code", text) for name, text in texts.items()]


def order(cells):
    return [cell.origin.grade_id if cell.origin else cell.source for cell in cells]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / CODE
    folder.mkdir()
    (folder / f"{CODE}.ipynb").write_text(json.dumps(source_notebook()), encoding="utf-8")
    return folder


def test_tests_without_a_case_make_a_code_assignment(folder):
    """Is a case ever run as code, or a notebook without tests?"""
    cells = code_assignment(folder)
    assert [cell.grade_id for cell in cells if cell.is_test] == ["asserts", "number"]
    (folder / "case.yaml").write_text("id: 90-code")
    assert code_assignment(folder) == ()
    (folder / "case.yaml").unlink()
    plain = {"cells": [graded_cell("markdown", "why", "", points=3, solution=True)]}
    (folder / f"{CODE}.ipynb").write_text(json.dumps(plain), encoding="utf-8")
    assert code_assignment(folder) == ()
    (folder / f"{CODE}.ipynb").write_text("{", encoding="utf-8")
    assert code_assignment(folder) == ()


def test_what_nbgrader_could_not_grade_is_refused_with_the_remedy(folder):
    """Two notebooks, or one id for two cells."""
    assert code_problems(folder, code_assignment(folder)) == []
    twice = {"cells": [graded_cell("code", "t", "1", points=1)] * 2}
    (folder / "other.ipynb").write_text(json.dumps(twice), encoding="utf-8")
    problems = code_problems(folder, code_assignment(folder))
    assert "There are 2 notebooks" in problems[0] and "Make an assignment of each" in problems[0]
    assert "Several cells have the id t" in problems[1]
    form = {"cells": [graded_cell("code", "formulation", "1", points=1)]}
    (folder / "other.ipynb").write_text(json.dumps(form), encoding="utf-8")
    assert "formulation is the name of a cell" in code_problems(folder, code_assignment(folder))[1]


def test_tests_and_read_only_cells_are_the_instructors():
    """Could a student write a test of their own in its place?"""
    cells, notes = put_together(
        OURS, handed_in(intro="mine", mean="def mean(): ...", test="pass", last="pass")
    )
    assert order(cells) == ["intro", "mean", "test", "last"]
    assert [cell.source for cell in cells] == [
        "Read this.",
        "def mean(): ...",
        "assert mean",
        "assert more",
    ]
    assert cells[0].cell_type == "markdown"
    assert notes == []


def test_a_deleted_test_is_put_back_in_its_place():
    """Does deleting a test save anybody from it?"""
    cells, notes = put_together(OURS, handed_in(mean="1", last="pass"))
    assert order(cells) == ["intro", "mean", "test", "last"]
    assert "put back" in notes[0] and "intro, test" in notes[0]
    cells, _ = put_together(OURS, [HandedInCell(None, "code", "own")])
    assert order(cells) == ["intro", "test", "last", "own"]


def test_copies_are_run_once_and_own_cells_stay():
    """A copied test earns nothing twice; a copied answer is code like any other."""
    cells, notes = put_together(
        OURS,
        [
            *handed_in(intro="", mean="a = 1", test="x"),
            HandedInCell("test", "code", "x"),
            HandedInCell("mean", "code", "a = 2"),
            HandedInCell("stranger", "code", "own"),
        ],
    )
    assert order(cells) == ["intro", "mean", "test", "last", "a = 2", "own"]
    assert "copies left aside: test" in notes[1]


def test_a_test_that_changed_is_another_version():
    """Would scores be out of date without a word?"""
    other = SourceCell("test", "code", "assert other", True, False, 4)
    solution = SourceCell("mean", "code", "another stub", False, True, 0)
    assert digest_of_tests(OURS) != digest_of_tests((TEXT, TASK, other, LAST))
    assert digest_of_tests(OURS) == digest_of_tests((TEXT, solution, TEST, LAST))
