"""A due date is one moment, whoever reads it."""

import json

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import parse_document
from ipnb.formulation.case import check_case
from ipnb.formulation.due import date_file, due_time, iso, published_due

from .sample import sample


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-03-01", "It names a day and no time."),
        ("2026-03-01T23:59", "It does not say in which time zone."),
        ("2026-02-31T23:59+01:00", "There is no such moment"),
        ("2026-03-01T25:00Z", "There is no such moment"),
    ],
)
def test_a_due_date_that_no_clock_agrees_on_is_a_fault(due, words):
    """Would a desk in Los Angeles show another hour than the gradebook counts?"""
    case, _ = sample()
    text = json.dumps({**case, "due": due}, indent=1)
    with pytest.raises(DocumentError) as found:
        check_case(parse_document(text.replace('"due"', "due"), "case.yaml"))
    [fault] = found.value.diagnostics
    assert fault.field == "due" and fault.line and words in fault.problem
    assert "2026-03-01T23:59+01:00" in fault.remedy


@pytest.mark.parametrize(
    "due", ["2026-03-01T23:59+01:00", "2026-03-01 22:59Z", "2026-03-01T23:59:00 +01:00"]
)
def test_a_due_date_is_one_moment(due):
    case, _ = sample()
    assert check_case({**case, "due": due})
    assert iso(due_time(due)) == "2026-03-01T22:59:00+00:00"


def test_a_students_own_date_comes_before_that_of_all(tmp_path):
    """Would an extension be lost, or met by somebody else?"""
    own = date_file("course", "01", "ada")
    assert "ada" not in own
    (tmp_path / date_file("course", "01")).write_text('{"due": "2026-03-01T12:00Z"}')
    (tmp_path / own).write_text('{"due": "2026-03-08T12:00Z"}')
    assert published_due(tmp_path, "course", "01", "ada") == ("2026-03-08T12:00:00+00:00", True)
    assert published_due(tmp_path, "course", "01", "ben") == ("2026-03-01T12:00:00+00:00", False)
    assert published_due(tmp_path, "course", "02", "ben") == (None, False)
