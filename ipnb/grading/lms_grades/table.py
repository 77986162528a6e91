"""CSV as platforms and spreadsheets write it, and as it is handed back to them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ipnb.grading.export import BYTE_ORDER_MARK, cell

#: bytes of a file that somebody sends; a class of thousands has a hundredth of it
MOST = 5_000_000
_HARMLESS = re.compile(r"-?[\d.,]*")
_SEPARATORS = ",;\t"


class UnreadableTable(ValueError):
    """A file is no table; the message says where, what, and what to do."""


@dataclass(frozen=True)
class Table:
    """A table with its headings.

    Attributes
    ----------
    headings : tuple of str
    rows : list of list of str
        As long as the headings.
    lines : list of int
        In which line of the file each row begins, from 1.
    separator : str
    """

    headings: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    separator: str


def read_table(data: bytes) -> Table:
    """Read a file.

    Parameters
    ----------
    data
        UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, as older spreadsheets write.

    Raises
    ------
    UnreadableTable
    """
    text = _decode(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found, before = list[tuple[int, list[str]]](), 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if any(one.strip() for one in row):
                found.append((line, [one.strip() for one in row]))
    except csv.Error as error:
        raise UnreadableTable(
            f'Line {before + 1}: quotation marks do not match from here on ({error}). Put " at both ends of the '
            'cell, and write one inside as "".'
        ) from None
    if not found:
        raise UnreadableTable("The file is empty. Its first line holds the headings.")
    headings = tuple(found[0][1])
    for line, row in found[1:]:
        if any(row[len(headings) :]):
            raise UnreadableTable(
                f"Line {line}: there are {len(row)} cells and {len(headings)} headings. Put a cell that holds a "
                'separator between quotes: "…".'
            )
    rows = [(row + [""] * len(headings))[: len(headings)] for _, row in found[1:]]
    return Table(headings, rows, [line for line, _ in found[1:]], separator)


def _decode(data: bytes) -> str:
    if len(data) > MOST:
        raise UnreadableTable(
            f"The file has more than {MOST // 1_000_000} MB. Send the table alone."
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else BYTE_ORDER_MARK
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise UnreadableTable("The file is no CSV. Save the table as “CSV UTF-8”, and send that.")
    return text


def write_table(rows: Iterable[Sequence[Any]], separator: str = ",") -> str:
    """Write rows as CSV; no cell is a formula for a spreadsheet."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(
        [_safe(value) for value in row] for row in rows
    )
    return out.getvalue()


def _safe(value: Any) -> str:
    """Return a cell that is no formula; "-" and numbers, by which platforms say things, stay as they are."""
    is_harmless = isinstance(value, str) and _HARMLESS.fullmatch(value)
    return value if is_harmless else cell(value)
