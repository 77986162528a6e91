"""What was sent, as lines of JSON in the course's folder; the newest line of a student says what counts."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, TextIO

from ipnb.lms.grades import Receipt

FOLDER = "lms"


class SentElsewhere(Exception):
    """Another process sends the same assignment; the message says what to do."""


class UnreadableReceipts(ValueError):
    """A file of receipts holds something else; the message says where."""


def receipt_file(root: Path, assignment: str) -> Path:
    """Return where the receipts of an assignment lie."""
    return root / FOLDER / f"{assignment}.jsonl"


def latest_receipts(file: Path) -> dict[str, Receipt]:
    """Read what was sent last, by student; nothing if nothing was sent.

    Raises
    ------
    UnreadableReceipts
        For a line that is no receipt: without it nobody knows what the platform has. A last line without its
        end is left out, since writing it was cut short.
    """
    if not file.exists():
        return {}
    *whole, _ = file.read_text(encoding="utf-8").split("\n")
    latest = {}
    for number, line in enumerate(whole, 1):
        try:
            receipt = Receipt(**json.loads(line))
        except (ValueError, TypeError):
            raise UnreadableReceipts(
                f"{file}, line {number}: this is no receipt. Put the file's last copy back, or put it aside: "
                "then every grade is sent once more."
            ) from None
        latest[receipt.student] = receipt
    return latest


class ReceiptFile:
    """The receipts of one assignment, open for sending: nobody else sends it meanwhile.

    Parameters
    ----------
    file
        As `receipt_file` gives it.
    lines
        The same, open.

    Attributes
    ----------
    latest : dict of str to Receipt
        What was sent last, by student.
    """

    def __init__(self, file: Path, lines: TextIO) -> None:
        self.latest = latest_receipts(file)
        self._lines = lines

    def write(self, receipt: Receipt) -> None:
        """Write one, and see it onto the disk before the next grade goes out."""
        self._lines.write(json.dumps(asdict(receipt), ensure_ascii=False) + "\n")
        self._lines.flush()
        os.fsync(self._lines.fileno())


@contextmanager
def open_receipts(file: Path) -> Iterator[ReceiptFile]:
    """Open an assignment's receipts for sending.

    Raises
    ------
    SentElsewhere
        While somebody else sends the same assignment.
    UnreadableReceipts
    """
    file.parent.mkdir(exist_ok=True)
    with file.open("a+b") as content, file.open("a", encoding="utf-8") as lines:
        try:
            fcntl.flock(content, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SentElsewhere(
                f"Somebody else is sending these grades at this moment ({file} is locked). Wait, then look "
                "with --dry-run what is left."
            ) from None
        _drop_cut_line(content)
        yield ReceiptFile(file, lines)


def _drop_cut_line(content: BinaryIO) -> None:
    """Take away a last line that was cut short, so that the next one stands by itself."""
    content.seek(0)
    content.truncate(content.read().rfind(b"\n") + 1)
