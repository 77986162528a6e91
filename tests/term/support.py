"""What tests of terms share: a roster, a file with dates, and whether anything in a folder is otherwise."""

import os
from pathlib import Path

from grading.course import NAME

ROSTER = (
    "student id,first name,last name,email\nada,Ada,Lovelace,ada@example.org\nben,Ben,Müller,\n"
)
DATES = f"term: 2027-spring\nzone: Europe/London\ndue:\n  {NAME}: 2027-03-12 23:59\n"
NEXT = f"term: 2027-autumn\nzone: Europe/London\ndue:\n  {NAME}: 2027-10-15 23:59\n"


def tree(*folders: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below folders: rights and contents, but for the log that nbgrader writes."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.name != ".nbgrader.log":
                data = path.read_bytes() if path.is_file() else b""
                found[str(path)] = (os.lstat(path).st_mode, data)
    return found
