"""Is what was sent remembered, also after an end in the middle of a line?"""

import pytest

from ipnb.lms.receipt_file import (
    SentElsewhere,
    UnreadableReceipts,
    latest_receipts,
    open_receipts,
    receipt_file,
)
from lms.test_grades import receipt


@pytest.fixture
def file(tmp_path):
    """Where receipts of an assignment lie; not there yet."""
    return receipt_file(tmp_path, "06")


def test_the_newest_receipt_counts(file):
    """Is the last score the one to compare with?"""
    assert latest_receipts(file) == {}
    with open_receipts(file) as receipts:
        receipts.write(receipt(7.5))
        receipts.write(receipt(8.0))
    assert latest_receipts(file) == {"ada": receipt(8.0)}


def test_a_line_that_was_cut_short_is_dropped(file):
    """Would a disk that was full leave a file that stops everything?"""
    with open_receipts(file) as receipts:
        receipts.write(receipt(7.5))
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"assignment": "06", "stud')
    assert latest_receipts(file) == {"ada": receipt(7.5)}
    with open_receipts(file) as receipts:
        assert receipts.latest == {"ada": receipt(7.5)}
        receipts.write(receipt(9.0))
    assert latest_receipts(file) == {"ada": receipt(9.0)}


@pytest.mark.parametrize("line", ["nonsense", "{}", "[1]", '{"assignment": "06"}'])
def test_a_line_that_is_none_is_named(file, line):
    """Does the message say which line, and what to do?"""
    file.parent.mkdir()
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableReceipts, match=r"line 1: this is no receipt\. Put"):
        latest_receipts(file)


def test_two_do_not_send_at_once(file):
    """Would two instructors send the same grade twice?"""
    with (
        open_receipts(file),
        pytest.raises(SentElsewhere, match="Somebody else"),
        open_receipts(file),
    ):
        pass
    with open_receipts(file) as receipts:
        assert receipts.latest == {}
