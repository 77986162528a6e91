"""Which of a student's files an address may name: an assignment's folder, and feedback that was fetched into one.

What an address names is a file that lies where the address says, and nowhere else: no link leads out of the home.
"""

import re
from pathlib import Path

#: a name in a path: no dot in front, no separator, nothing that a system reads as its end
NAME = r"[^/\\\x00.][^/\\\x00]*"
#: an assignment beside the others, or in the folder of its course
ASSIGNMENT = re.compile(rf"(?:{NAME}/)?{NAME}")
FEEDBACK = re.compile(rf"({ASSIGNMENT.pattern})/feedback/{NAME}/{NAME}\.html")


def assignment_folder(home: Path, path: str) -> Path | None:
    """Return the folder of an assignment that was begun; None if the path names none.

    Parameters
    ----------
    home : Path
        The student's folder, resolved.
    path : str
        Below it, with forward slashes.
    """
    folder = _below(home, path) if ASSIGNMENT.fullmatch(path) else None
    if folder is None or not folder.is_dir():
        return None
    has_work = (folder / "case.json").is_file() or notebook_of(folder).is_file()
    return folder if has_work else None


def notebook_of(folder: Path) -> Path:
    """Return where an assignment's notebook lies in its folder."""
    return folder / f"{folder.name}.ipynb"


def feedback_file(home: Path, path: str) -> Path | None:
    """Return a page of feedback; None if the path names none.

    Parameters
    ----------
    home, path
        As for `assignment_folder`.
    """
    file = _below(home, path) if FEEDBACK.fullmatch(path) else None
    return file if file is not None and file.is_file() else None


def _below(home: Path, path: str) -> Path | None:
    place = home.joinpath(*path.split("/"))
    try:
        return place if place.resolve(strict=True) == place else None
    except (OSError, ValueError):
        return None
