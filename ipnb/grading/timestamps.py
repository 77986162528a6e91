"""When something was handed in: read from a student's own text, which may say anything. Pure.

nbgrader's own reader hands such a text to a parser that takes "7" for the 7th of this month, opens its third
word as a file of a time zone, and ends with errors that nobody expects. Here only one form is a time.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
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
    """Read a time as nbgrader writes it (``2026-01-05 10:00:00.000000 UTC``), or in ISO form.

    Parameters
    ----------
    text
        Anybody's.
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
    InvalidTimestamp
        For every other text, also for a year before 2000 and for a time too far ahead.
    """
    match = _FORM.fullmatch(text.strip()) if len(text) < 200 else None
    if match is None:
        raise InvalidTimestamp("holds no time")
    try:
        local = datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=_zone(match))
        moment = local.astimezone(UTC).replace(tzinfo=None)
    except (KeyError, ValueError, OverflowError, OSError):
        raise InvalidTimestamp("holds no time") from None
    if moment.year < FIRST_YEAR:
        raise InvalidTimestamp(f"says {moment:%Y-%m-%d}, which is too long ago")
    if moment > (now or datetime.now(UTC).replace(tzinfo=None)) + ahead:
        raise InvalidTimestamp(f"says {moment:%Y-%m-%d}, which has not come yet")
    return moment


def _zone(match: re.Match[str]) -> tzinfo:
    if match["sign"]:
        hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
        return timezone(
            timedelta(hours=hours, minutes=minutes) * (-1 if match["sign"] == "-" else 1)
        )
    return ZoneInfo(match["zone"]) if match["zone"] not in (None, "UTC", "GMT") else UTC
