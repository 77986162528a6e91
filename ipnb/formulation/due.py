"""When a case is due, and where a student's server finds a date that is not the case's."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ipnb.documents.digest import digest

#: beside ``inbound`` and ``outbound`` in a course's folder of the exchange
FOLDER = "dates"
#: among those files, the names of the assignments that have a sitting; no assignment's own name begins so
SITTINGS = "_sittings.json"
EXAMPLE = "2026-03-01T23:59+01:00"


def due_time(text: str) -> datetime:
    """Return the moment that a due date names, in UTC.

    Raises
    ------
    ValueError
        In words, if there is no such moment, or if the date does not say at what time or in which zone: a
        desk in Los Angeles and a gradebook in UTC would then differ by hours.
    """
    written = re.sub(r"\s+(?=[+\-Z])", "", text.strip())
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"There is no such moment: {error}.") from None
    if len(written) <= len("2026-03-01"):
        raise ValueError("It names a day and no time.")
    if moment.tzinfo is None:
        raise ValueError("It does not say in which time zone.")
    return moment.astimezone(UTC)


def iso(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def date_file(course: str, assignment: str, student: str = "") -> str:
    """Return the name of the file with a date: an assignment's own, or one student's extension.

    The second is a digest, and the folder cannot be listed, so that nobody meets another's by looking.
    """
    if not student:
        return f"{assignment}.json"
    return f"{digest(repr((course, assignment, student)))}.json"


class PublishedDates(NamedTuple):
    """What was published for one student: ISO times in UTC.

    Attributes
    ----------
    due : str or None
    own : bool
        Whether the date is an extension, or extra time, of theirs.
    opens : str or None
        When a sitting opens; None where there is none.
    """

    due: str | None = None
    own: bool = False
    opens: str | None = None


def published_dates(folder: Path, course: str, assignment: str, student: str) -> PublishedDates:
    """Return the dates that were published for a student, if any."""
    for name, own in (
        (date_file(course, assignment, student), True),
        (date_file(course, assignment), False),
    ):
        try:
            told = json.loads((folder / name).read_text(encoding="utf-8"))
            opens = told.get("opens")
            return PublishedDates(
                iso(due_time(told["due"])), own, iso(due_time(opens)) if opens else None
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return PublishedDates()


def published_due(
    folder: Path, course: str, assignment: str, student: str
) -> tuple[str | None, bool]:
    """Return the date that was published for a student, if any, and whether it is an extension of theirs."""
    return published_dates(folder, course, assignment, student)[:2]


def published_sittings(folder: Path) -> list[str]:
    """Return the assignments that have a sitting, released or not."""
    try:
        return [str(one) for one in json.loads((folder / SITTINGS).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
