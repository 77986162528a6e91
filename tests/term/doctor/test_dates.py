"""Term and due dates."""

from datetime import UTC, datetime

import pytest

from ipnb.term.doctor.check import State
from ipnb.term.doctor.dates import date_checks, due_checks
from ipnb.term.record import FILE, TermRecord, record_text

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
RECORD = TermRecord("2027-spring", "Europe/London", "2027-01-10T09:00:00+00:00")


@pytest.mark.parametrize(
    ("due", "state", "said"),
    [
        ("2027-04-12T22:59:00+00:00", State.OK, "Mon 2027-04-12 23:59 BST, in 42 days"),
        ("2027-03-02T13:00:00+00:00", State.OK, "in 1 day"),
        ("2027-02-12T23:59:00+00:00", State.OK, "Fri 2027-02-12 23:59 GMT, over"),
        ("2026-11-12T23:59:00+00:00", State.FAULT, "is before 2027-spring began"),
        ("2027-03-02", State.FAULT, "names a day and no time"),
    ],
)
def test_dates_are_judged_by_the_term(due, state, said):
    [found] = due_checks({"06-recovery": due}, RECORD, NOW)
    assert found.state is state and said in found.found


def test_a_course_without_term_or_dates_is_told_how_to_have_them(tmp_path):
    found = list(date_checks(tmp_path, NOW))
    assert [(one.what, one.state) for one in found] == [
        ("term", State.UNKNOWN),
        ("due dates", State.UNKNOWN),
    ]
    assert all("ipnb term new" in one.remedy for one in found)


def test_a_term_and_its_cases_are_read(tmp_path):
    (tmp_path / FILE).write_text(record_text(RECORD), encoding="utf-8")
    for name, text in {"a": 'due: "2027-04-12T22:59+00:00"\n', "b": "title: x\n", "c": "{"}.items():
        (tmp_path / "source" / name).mkdir(parents=True)
        (tmp_path / "source" / name / "case.yaml").write_text(text, encoding="utf-8")
    assert [one.what for one in date_checks(tmp_path, NOW)] == ["term", "due date of a"]


def test_an_unknown_zone_and_a_spoilt_record_are_faults(tmp_path):
    for text in ("{", record_text(TermRecord("t", "Mars/Base", RECORD.began))):
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        [found] = date_checks(tmp_path, NOW)
        assert found.state is State.FAULT
