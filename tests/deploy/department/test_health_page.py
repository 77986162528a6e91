"""The page of the hub's health."""

from datetime import UTC, datetime, timedelta

from department.health_page import page

NOW = datetime(2027, 1, 2, 12, tzinfo=UTC)


def told(state="ok", said="much", at=NOW):
    check = {
        "what": "disk",
        "state": state,
        "said": said,
        "remedy": "Make room." * (state == "fault"),
    }
    return {"at": at.isoformat(), "checks": [check]}


def test_it_says_at_once_whether_somebody_is_needed():
    """Must an instructor read all to know?"""
    assert "All is well." in page(told(), NOW)
    text = page(told("fault"), NOW)
    assert "1 of 1 need somebody." in text
    assert "Make room." in text


def test_what_was_looked_at_long_ago_is_not_taken_for_now():
    """Would a timer that stopped look like health?"""
    assert "ipnb-health" in page(told(at=NOW - timedelta(minutes=30)), NOW)
    assert "ipnb-health" not in page(told(at=NOW - timedelta(minutes=6)), NOW)


def test_what_was_seen_is_text():
    """Would a name of a disk be a tag?"""
    assert "<script>" not in page(told(said="<script>"), NOW)
