"""The file with a term's dates: its name, its zone, and when each assignment is due, as clocks there show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from ipnb.documents.diagnostics import DocumentError, Finding, Severity, located
from ipnb.documents.document import Document, read_document
from ipnb.formulation.due import due_time

TERM = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
FIELDS = ("term", "zone", "due")
#: how somebody writes that an assignment has no date
NO_DATE = ("none", "")
EXAMPLE = "2027-02-05 23:59"


@dataclass(frozen=True)
class Schedule:
    """A term's dates.

    Attributes
    ----------
    due : dict of str to datetime or None
        Assignment -> when it is due, in the term's zone; None where it has no date.
    """

    term: str
    zone: str
    due: dict[str, datetime | None]


def read_schedule(path: str | Path, assignments: list[str]) -> Schedule:
    """Read a file with dates.

    Parameters
    ----------
    path
        YAML with ``term``, ``zone`` and ``due``.
    assignments
        The names of those that the course has.

    Raises
    ------
    DocumentError
        With everything that is wrong: file, line, field and remedy.
    """
    document = read_document(path)
    if found := list(_findings(document, assignments)):
        raise DocumentError(located(found, document))
    zone = document["zone"]
    due = {
        str(name): None if _is_none(text) else _moment(str(text), ZoneInfo(zone))
        for name, text in document["due"].items()
    }
    return Schedule(str(document["term"]), zone, due)


def notes_on(schedule: Schedule, document: Document, now: datetime) -> Iterator[Finding]:
    """Tell what is allowed and probably not meant: a date that is over.

    Parameters
    ----------
    schedule
        As it was read.
    document
        What it was read from.
    now
        With a time zone.
    """
    for name, moment in schedule.due.items():
        if moment is not None and moment < now:
            problem = f"{name} is due {moment:%Y-%m-%d %H:%M %Z}, which is over."
            remedy = "Look whether the year is right."
            yield Finding(("due", name), problem, remedy, Severity.NOTE)


def _findings(document: Document, assignments: list[str]) -> Iterator[Finding]:
    for name in document:
        if name not in FIELDS:
            remedy = f"Here belong: {', '.join(FIELDS)}."
            yield Finding((name,), f"{name} is not known here.", remedy)
    term, zone, due = (document.get(name) for name in FIELDS)
    if not TERM.fullmatch(str(term or "")):
        remedy = "Write small letters, digits and hyphens, for example term: 2027-spring."
        yield Finding(("term",), "The term has no name that can stand in a file’s name.", remedy)
    known = _zone(zone)
    if known is None:
        near = get_close_matches(str(zone).replace(" ", "_"), available_timezones(), 1, 0.5)
        remedy = f"Write {f'zone: {near[0]}' if near else 'for example zone: Europe/London'}."
        yield Finding(("zone",), f"{zone or 'Nothing'} is no time zone.", remedy)
    if not isinstance(due, dict) or not due:
        remedy = f"Write due: and below it a line an assignment, as 06-recovery: {EXAMPLE}."
        yield Finding(("due",), "There are no dates.", remedy)
        return
    for name, text in due.items():
        yield from _about_one(name, text, known, assignments)


def _about_one(
    name: str, text: Any, zone: ZoneInfo | None, assignments: list[str]
) -> Iterator[Finding]:
    path = ("due", name)
    if name not in assignments:
        near = get_close_matches(name, assignments, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(assignments)}."
        yield Finding(path, f"There is no assignment {name} in source/.", remedy)
    if zone is None or _is_none(text):
        return
    try:
        _moment(str(text), zone)
    except ValueError as problem:
        remedy = f"Write day and time, as in {EXAMPLE}, or none."
        yield Finding(path, str(problem), remedy)


def _zone(name: Any) -> ZoneInfo | None:
    # not by trying: a name is also a path, and one with dots is refused in another way
    return ZoneInfo(name) if isinstance(name, str) and name in available_timezones() else None


def _is_none(text: Any) -> bool:
    return text is None or str(text).strip().casefold() in NO_DATE


def _moment(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment that clocks in a zone show so.

    Raises
    ------
    ValueError
        In words: no such moment, no time of day, or one that clocks there show never or twice.
    """
    written = re.sub(r"\s+", " ", text.strip())
    try:
        local = datetime.fromisoformat(re.sub(r"\s+(?=[+\-Z])", "", written))
    except ValueError as error:
        raise ValueError(f"There is no such moment: {error}.") from None
    if local.tzinfo is not None:
        return due_time(written).astimezone(zone)
    if len(written) <= len("2027-02-05"):
        raise ValueError("It names a day and no time.")
    moment = local.replace(tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise ValueError(
            f"Clocks in {zone.key} never show {local:%H:%M} on that day: they are put forward."
        )
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise ValueError(
            f"Clocks in {zone.key} show {local:%H:%M} twice on that day: they are put back. "
            "Say which by the offset from UTC, for example +00:00."
        )
    return moment
