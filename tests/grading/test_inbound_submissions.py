"""What lies in the exchange: whose it is, and which one counts."""

from datetime import datetime

from ipnb.grading.inbound_submissions import (
    InboundSubmission,
    made_by_student,
    newest_by_student,
)


def test_a_forged_entry_gives_way_to_the_students_own(tmp_path):
    """Newer than theirs, and whatever the due date: theirs counts."""

    def entry(day, owner):
        return InboundSubmission(
            "aaa", tmp_path / f"aaa+x+{day}", "", datetime(2026, 1, day), owner
        )

    found = [entry(9, "mallory"), entry(6, "aaa"), entry(5, "aaa"), entry(4, "mallory")]
    mine, strange = made_by_student(found)
    assert [one.time.day for one in newest_by_student(mine, None)] == [6]
    assert [one.time.day for one in newest_by_student(mine, datetime(2026, 1, 5, 12))] == [5]
    assert [one.time.day for one in newest_by_student(mine, datetime(2026, 1, 1))] == [6]
    assert len(strange["aaa"]) == 2 and "aaa+x+9" in strange["aaa"][0]
