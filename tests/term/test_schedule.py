"""The file with a term's dates, in the time of a place."""

from datetime import UTC, datetime

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import read_document
from ipnb.term.schedule import notes_on, read_schedule

KNOWN = ["01-river", "06-recovery"]


@pytest.fixture
def read(tmp_path):
    def read(due, term="2027-spring", zone="Europe/London"):
        file = tmp_path / "dates.yaml"
        file.write_text(f"term: {term}\nzone: {zone}\ndue:\n{due}", encoding="utf-8")
        return read_schedule(file, KNOWN)

    return read


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2027-03-12 23:59", "2027-03-12T23:59:00+00:00"),
        ("2027-03-29T23:59", "2027-03-29T23:59:00+01:00"),
        ('"2027-03-12   9:05:30"', None),
        ("2027-03-12T23:59:00", "2027-03-12T23:59:00+00:00"),
        ("2027-06-01T12:00+02:00", "2027-06-01T11:00:00+01:00"),
        ("2027-06-01 10:00 Z", "2027-06-01T11:00:00+01:00"),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_date_is_what_clocks_there_show(read, written, moment):
    line = f"  06-recovery: {written}\n"
    if moment is None:
        with pytest.raises(DocumentError, match="no such moment"):
            read(line)
        return
    due = read(line).due["06-recovery"]
    assert (due.isoformat() if due else "") == moment


@pytest.mark.parametrize(
    ("due", "place", "why"),
    [
        ("  06-recovery: 2027-03-12\n", ":4: due.06-recovery", "names a day and no time"),
        ("  06-recovery: 2027-02-30 12:00\n", ":4: due.06-recovery", "no such moment"),
        ("  06-recovery: 2027-03-28 01:30\n", ":4: due.06-recovery", "never show 01:30"),
        ("  06-recovery: 2027-10-31 01:30\n", ":4: due.06-recovery", "show 01:30 twice"),
        (
            "  01-river: none\n  06-recovry: none\n",
            ":5: due.06-recovry",
            "Did you mean 06-recovery?",
        ),
        ("  06-recovery: soon\n", ":4: due.06-recovery", "no such moment"),
        ("  06-recovery: none\n  06-recovery: none\n", ":5:", "duplicate key"),
        ("  06-recovery: none\ndue_dates: 1\n", ":5: due_dates", "not known here"),
        ("", ":3: due", "There are no dates"),
    ],
)
def test_each_fault_says_where_and_what_to_do(read, due, place, why):
    with pytest.raises(DocumentError) as refused:
        read(due)
    [said] = map(str, refused.value.diagnostics)
    assert place in said and why in said


@pytest.mark.parametrize(
    ("term", "zone", "why"),
    [
        ("Spring 2027", "Europe/London", "The term has no name"),
        ("../2027", "Europe/London", "The term has no name"),
        ("2027-spring", "Europe/Lodnon", "Write zone: Europe/London"),
        ("2027-spring", "America/New York", "Write zone: America/New_York"),
        ("2027-spring", "GMT+25", "no time zone"),
        ("2027-spring", "/etc/localtime", "no time zone"),
    ],
)
def test_a_term_and_a_zone_are_needed(read, term, zone, why):
    with pytest.raises(DocumentError, match=why):
        read("  06-recovery: 2027-03-12 23:59\n", term, zone)


def test_a_date_that_is_over_is_told_and_stays(read, tmp_path):
    schedule = read("  01-river: 2026-03-12 23:59\n  06-recovery: 2027-03-12 23:59\n")
    document = read_document(tmp_path / "dates.yaml")
    [note] = notes_on(schedule, document, datetime(2026, 11, 29, tzinfo=UTC))
    assert note.path == ("due", "01-river") and "GMT, which is over" in note.problem
