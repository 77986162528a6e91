"""Case and key of an assignment: what is missing or faulty is on the course's side, and said so."""

from dataclasses import replace

import pytest

from grading.course import NAME
from ipnb.grading.graded_notebook import read_assignment_cells
from ipnb.grading.grading_inputs import (
    DEMONSTRATION,
    changed_inputs,
    load_grading_inputs,
    mismatched_cells,
)
from ipnb.grading.records import Record
from ipnb.grading.review_reasons import COURSE_ERROR


def test_both_are_read_with_their_digests(course):
    """Is everything there that a record has to name?"""
    inputs = load_grading_inputs(course.root, NAME)
    assert inputs.review_reasons == [] and inputs.case and inputs.key
    assert set(inputs.digests) == {"case", "key", "asked", "scoring"}


def test_a_demonstration_key_is_told(course):
    """Would a grade be given for credit with a key that everybody can read?"""
    key = course.root / "keys" / f"{NAME}.yaml"
    text = key.read_text(encoding="utf-8")
    if "demonstration" not in text:
        key.write_text(f"{text}\ndemonstration: true\n", encoding="utf-8")
    assert load_grading_inputs(course.root, NAME).notices == [DEMONSTRATION]


@pytest.mark.parametrize("name", ["case", "key"])
def test_what_cannot_be_read_is_the_courses_error(course, name):
    """Is it said which file, and what to do?"""
    files = {
        "case": course.root / "source" / NAME / "case.yaml",
        "key": course.root / "keys" / f"{NAME}.yaml",
    }
    files[name].unlink()
    (reason,) = load_grading_inputs(course.root, NAME).review_reasons
    assert reason.kind == COURSE_ERROR
    assert reason.reason.startswith(f"The {name} cannot be read: {files[name].name}")
    assert "then grade again" in reason.remedy


def test_a_gradebook_of_another_version_is_noticed(course):
    """Would points be spread over cells that the case does not ask for?"""
    with course.open_gradebook() as gradebook:
        cells = read_assignment_cells(gradebook, NAME)
    inputs = load_grading_inputs(course.root, NAME)
    assert mismatched_cells(inputs, cells) == []
    fewer = replace(cells, cells=[cell for cell in cells.cells if cell.name != "n2"])
    (reason,) = mismatched_cells(inputs, fewer)
    assert reason.kind == COURSE_ERROR and "n2" in reason.reason
    (reason,) = mismatched_cells(inputs, replace(fewer, submissions=3))
    assert reason.remedy.startswith("Let case.yaml ask for what it asked for before")


def test_another_key_is_named_and_other_words_are_not(course):
    """Is a record out of date by a mended comma?"""
    inputs = load_grading_inputs(course.root, NAME)
    record = Record(NAME, "ada", digests=dict(inputs.digests))
    assert changed_inputs(record, inputs) == []
    record.digests |= {"case": "other words", "key": "another key"}
    assert changed_inputs(record, inputs) == ["key"]
    assert changed_inputs(Record(NAME, "ada"), inputs) == [], "graded before there were digests"
