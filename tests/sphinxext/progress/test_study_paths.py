"""Ways through the course: every chapter has its place in each long one, and an author's faults are named."""

from pathlib import Path

import pytest
from _ext import outcomes, study_paths

from .test_text import BOOK, CHAPTERS, read

PATHS = {path["id"]: path for path in read(BOOK / "paths.yaml")["paths"]}
GOOD = """paths:
  - id: one
    every: 7
    steps:
      - {title: Week 1, hours: 2, chapters: [index], tasks: [Read.]}
"""


@pytest.mark.parametrize("name", ["fourteen-weeks", "six-weeks"])
def test_a_long_way_takes_in_every_chapter_in_order(name):
    """Is a chapter left out, or read twice?"""
    read_in = [chapter for step in PATHS[name]["steps"] for chapter in step["chapters"]]
    there = {path.relative_to(BOOK).with_suffix("").as_posix() for path in CHAPTERS}
    assert set(read_in) == there and len(read_in) == len(there)


def test_the_weeks_are_bearable():
    """Would a week need more than a working day?"""
    weeks = [step for name in ("fourteen-weeks", "six-weeks") for step in PATHS[name]["steps"]]
    assert all(0 < week["hours"] <= 9 for week in weeks)
    assert sum(step["hours"] for step in PATHS["one-day"]["steps"]) == 6


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (GOOD.replace("hours: 2, ", ""), "a step without `hours`"),
        (GOOD.replace("id: one", "name: one"), "`id` is missing"),
        (GOOD.replace("id: one", "id: one: two"), "not readable as YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, wrong, words):
    """An author must find the fault without searching the file."""
    file = tmp_path / "paths.yaml"
    file.write_text(wrong, encoding="utf-8")
    _, faults = study_paths.load_paths(file)
    assert any(words in fault.words and fault.line > 0 for fault in faults), faults


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "1 hour"), (2.5, "2½ hours"), (0.5, "½ hour"), (1.25, "1¼ hours"), (8, "8 hours")],
)
def test_hours_as_people_say_them(hours, words):
    assert study_paths.spoken(hours) == words


def test_an_outcome_without_a_field_is_named(tmp_path):
    file = Path(tmp_path / "outcomes.yaml")
    file.write_text("outcomes:\n  - {id: 1, outcome: read}\n", encoding="utf-8")
    found, faults = outcomes.load_outcomes(file)
    assert found == [] and {"outcome 1: `chapters` is missing", "outcome 1: `aca` is missing"} <= {
        fault.words for fault in faults
    }
