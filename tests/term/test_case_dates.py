"""A due date goes into a case's text, and nothing else in it changes."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ipnb.term.case_dates import DateNotPlaced, with_due

DUE = datetime(2027, 3, 29, 23, 59, tzinfo=ZoneInfo("Europe/London"))
LINE = 'due: "2027-03-29T23:59:00+01:00"'
SOURCE = Path(__file__).parents[2] / "source"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("schema: x\nid: a\ntitle: T\n", f"schema: x\nid: a\n{LINE}\ntitle: T\n"),
        ("id: a\ndue: '2026-03-01T23:59+00:00'\nx: 1\n", f"id: a\n{LINE}\nx: 1\n"),
        ("id: a\ndue: 2026-03-01T23:59Z  # a Sunday\n", f"id: a\n{LINE}  # a Sunday\n"),
        ("id: a\nx: 1\ndue:", f"id: a\nx: 1\n{LINE}\n"),
    ],
)
def test_the_date_takes_its_line(text, after):
    assert with_due(text, DUE) == after
    assert with_due(after, DUE) == after


def test_none_takes_the_line_out():
    text = f"id: a\n{LINE}  # why\nx: 1\n"
    assert with_due(text, None) == "id: a\nx: 1\n"
    assert with_due("id: a\nx: 1\n", None) == "id: a\nx: 1\n"


@pytest.mark.parametrize("text", ["{id: a, title: T}\n", "id: a\ndue:\n  2026-03-01T23:59Z\n"])
def test_what_would_change_something_else_is_refused(text):
    with pytest.raises(DateNotPlaced):
        with_due(text, DUE)


def test_every_case_of_the_course_can_have_a_date():
    for file in SOURCE.glob("*/case.yaml"):
        text = file.read_text(encoding="utf-8")
        assert with_due(with_due(text, DUE), None) == text
