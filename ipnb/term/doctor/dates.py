"""The term and its dates: is there one, is its zone known, what is due next, and what is left of another term?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import read_document
from ipnb.formulation.due import due_time
from ipnb.formulation.paths import course_cases
from ipnb.term.doctor.check import Check, fault, ok, unknown
from ipnb.term.record import TermRecord, read_record

NEW = "Run: ipnb term new"


def date_checks(root: Path, now: datetime) -> Iterator[Check]:
    """Check the term that a course is in, and when its cases are due.

    Parameters
    ----------
    root
        The course's folder.
    now
        In UTC.
    """
    try:
        record = read_record(root)
    except ValueError as problem:
        yield fault("term", str(problem), "")
        return
    if record is None:
        yield unknown("term", "the course folder was set up for none", NEW)
    elif record.zone not in available_timezones():
        remedy = "Install the package tzdata, or mend the zone with ipnb term new"
        yield fault(
            "term", f"{record.term} is in {record.zone}, which this machine does not know", remedy
        )
        return
    else:
        yield ok("term", f"{record.term}, {record.zone}")
    yield from due_checks(_due(root), record, now)


def _due(root: Path) -> dict[str, str]:
    found = {}
    for file in course_cases(root):
        try:
            case = read_document(file)
        except DocumentError:
            # said of the case itself
            continue
        if case.get("due"):
            found[file.parent.name] = str(case["due"])
    return found


def due_checks(due: dict[str, str], record: TermRecord | None, now: datetime) -> Iterator[Check]:
    """Judge due dates.

    Parameters
    ----------
    due
        Assignment -> ISO time with a zone.
    record
        The term, if there is one.
    now
        In UTC.
    """
    zone = ZoneInfo(record.zone) if record else UTC
    if not due:
        yield unknown("due dates", "no case has one", NEW)
    for name, text in due.items():
        try:
            moment = due_time(text)
        except ValueError as problem:
            yield fault(f"due date of {name}", str(problem), NEW)
            continue
        words = f"{moment.astimezone(zone):%a %Y-%m-%d %H:%M %Z}"
        days = (moment - now).days
        if record is not None and moment < due_time(record.began):
            found = f"{words} is before {record.term} began"
            yield fault(f"due date of {name}", found, f"It is probably of another term. {NEW}")
        elif moment < now:
            yield ok(f"due date of {name}", f"{words}, over")
        else:
            yield ok(f"due date of {name}", f"{words}, in {days} day{'' if days == 1 else 's'}")
