"""When something was handed in is a text of the student's: only one form of it is a time."""

import contextlib
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.grading.timestamps import A_DAY, InvalidTimestamp, parse_timestamp

NOW = datetime(2026, 3, 1, 12)
ELEVEN = datetime(2026, 1, 5, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05 11:00:00.000000 UTC",
        "2026-01-05 11:00:00",
        "2026-01-05 11:00",
        "2026-01-05T11:00:00Z",
        "2026-01-05T12:00:00+01:00",
        "2026-01-05 14:00:00 +03",
        "2026-01-05 12:00:00.000000 CET",
        "\n2026-01-05 11:00:00 UTC \n",
    ],
)
def test_what_nbgrader_writes_is_read(text):
    """In the course's zone or in UTC, with the fraction of a second or without."""
    assert parse_timestamp(text, NOW) == ELEVEN


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "holds no time"),
        ("half past never", "holds no time"),
        ("7", "holds no time"),
        ("1:" + "1" * 150, "holds no time"),
        ("A5B 2026 ESTxEDT,4,0,0,7200,10,0,0,7200,3600", "holds no time"),
        ("2026-01-01 00:00:00 ../x", "holds no time"),
        ("2026-01-01 00:00:00 /etc/shadow", "holds no time"),
        ("2026-01-01 00:00:00 XYZZY", "holds no time"),
        ("2026-02-31 00:00:00 UTC", "holds no time"),
        ("2026-01-05 25:00:00 UTC", "holds no time"),
        ("2026-01-05 11:00:00 +99:00", "holds no time"),
        ("0001-01-01 00:00:00 +0300", "holds no time"),
        ("\u0662\u0660\u0662\u0666-01-05 11:00", "holds no time"),
        ("2026-01-05 11:00:00 UTC" + " " * 1000, "holds no time"),
        ("0001-01-01 00:00:00 UTC", "too long ago"),
        ("1999-12-31 23:59:59 UTC", "too long ago"),
        ("2999-01-01 00:00:00 UTC", "not come yet"),
        ("9999-12-31 23:59:59 -2359", "holds no time"),
    ],
)
def test_everything_else_is_none_and_says_why(text, why):
    """Could a text of a student's end the reading, open a file, or put a submission into another year?"""
    with pytest.raises(InvalidTimestamp, match=why):
        parse_timestamp(text, NOW)


def test_a_name_in_the_exchange_may_not_be_ahead():
    """It is written when it is handed in; one of next month would win over all that come until then."""
    assert parse_timestamp("2026-04-01 11:00 UTC", NOW)
    with pytest.raises(InvalidTimestamp, match="not come yet"):
        parse_timestamp("2026-04-01 11:00 UTC", NOW, A_DAY)
    assert parse_timestamp("2026-03-02 11:00 UTC", NOW, A_DAY)


@given(st.text(max_size=300))
def test_no_text_at_all_ends_otherwise(text):
    """The same for whatever else can be written into a file."""
    with contextlib.suppress(InvalidTimestamp):
        assert parse_timestamp(text, NOW).tzinfo is None
