"""When something was handed in: read from a student's own text, which may say anything. Pure.

nbgrader's own reader hands such a text to a parser that takes "7" for the 7th of this month, opens its third
word as a file of a time zone, and ends with errors that nobody expects. Here only one form is a time."""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

FIRST_YEAR = 2000
#: clocks of two machines differ by less
A_DAY = timedelta(days=1)
#: nobody means a time further ahead than this
A_YEAR = timedelta(days=366)
_FORM = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)"
    r" ?(?:Z|(?P<zone>[A-Z]{2,5})|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?)?",
    re.ASCII,
)


class InvalidTimestamp(ValueError):
    """A text that is no time; the message follows the name of what the text stands in."""


def parse_timestamp(text: str, now: datetime | None = None, ahead: timedelta = A_YEAR) -> datetime:
    """A time as nbgrader writes it (``2026-01-05 10:00:00.000000 UTC``), or in ISO form.

    Parameters
    ----------
    now
        To tell what has not come yet; this moment unless said.
    ahead
        How far ahead a time may be all the same.

    Returns
    -------
    datetime
        In UTC without a time zone, as nbgrader keeps it.

    Raises
    ------
    NoTime
        For every other text, also for a year before 2000 and for a time too far ahead.
    """
    found = _FORM.fullmatch(text.strip()) if len(text) < 200 else None
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=_zone(found))
        moment = local.astimezone(UTC).replace(tzinfo=None)
    except (TypeError, KeyError, ValueError, OverflowError, OSError):
        raise InvalidTimestamp("holds no time") from None
    if moment.year < FIRST_YEAR:
        raise InvalidTimestamp(f"says {moment:%Y-%m-%d}, which is too long ago")
    if moment > (now or datetime.now(UTC).replace(tzinfo=None)) + ahead:
        raise InvalidTimestamp(f"says {moment:%Y-%m-%d}, which has not come yet")
    return moment


def _zone(found: re.Match):
    if found["sign"]:
        hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
        return timezone(
            timedelta(hours=hours, minutes=minutes) * (-1 if found["sign"] == "-" else 1)
        )
    return ZoneInfo(found["zone"]) if found["zone"] not in (None, "UTC", "GMT") else UTC
