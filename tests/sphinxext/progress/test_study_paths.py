"""Ways through the course: an author's faults are named, hours are said as people say them."""

import pytest

from ipnb.sphinxext.progress import study_paths

GOOD = """paths:
  - id: one
    every: 7
    steps:
      - {title: Week 1, hours: 2, chapters: [index], tasks: [Read.]}
"""


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (GOOD.replace("hours: 2, ", ""), "a step without `hours`"),
        (GOOD.replace("id: one", "name: one"), "`id` is missing"),
        (GOOD.replace("id: one", "id: one: two"), "not YAML"),
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
