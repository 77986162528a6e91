"""When a case is due, and where a student's server finds a date that is not the case's."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from ipnb.documents.digest import digest

#: beside ``inbound`` and ``outbound`` in a course's folder of the exchange
FOLDER = "dates"
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


def published_due(
    folder: Path, course: str, assignment: str, student: str
) -> tuple[str | None, bool]:
    """Return the date that was published for a student, if any, and whether it is an extension of theirs."""
    for name, own in (
        (date_file(course, assignment, student), True),
        (date_file(course, assignment), False),
    ):
        try:
            due = json.loads((folder / name).read_text(encoding="utf-8"))["due"]
            return iso(due_time(due)), own
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return None, False
