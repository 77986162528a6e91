"""What there is of a student's chapter exercises: what was handed in, and which chapters are left out."""

import json
from collections.abc import Iterable
from pathlib import Path

from ipnb.chapter_exercises.handed_in import FILE, MOST_BYTES, HandedIn, parse_handed_in
from ipnb.documents.diagnostics import DocumentError

#: in the student's folder, beside the assignments
LEFT_OUT = "exercises-left-out.json"


def last_handed_in(folders: Iterable[Path]) -> HandedIn | None:
    """Return what was handed in last, as far as it can be read; None if there is nothing.

    Parameters
    ----------
    folders
        Copies of what was handed in, or a student's own folder, newest first.
    """
    return next(filter(None, map(read_handed_in, folders)), None)


def read_handed_in(folder: Path) -> HandedIn | None:
    """Read what was handed in from one folder; None where nothing can be read."""
    try:
        with (folder / FILE).open("rb") as file:
            return parse_handed_in(file.read(MOST_BYTES + 1))
    except (OSError, DocumentError):
        return None


def chapters_left_out(home: Path) -> list[str]:
    """Read which chapters a student leaves out; none where nothing can be read.

    Parameters
    ----------
    home
        The student's folder.
    """
    try:
        found = json.loads((home / LEFT_OUT).read_text(encoding="utf-8"))
        return sorted({one for one in found if isinstance(one, str)})
    except (OSError, ValueError, TypeError):
        return []
